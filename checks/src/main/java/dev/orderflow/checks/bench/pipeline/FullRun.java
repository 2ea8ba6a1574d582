package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.checks.bench.figures.Rounded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The whole system, measured once: orders per second until they are paid and delivered.
 *
 * @param cpuMicros of the system per order
 * @param peakMegabytes of the system's process alone
 */
record FullRun(Throughput throughput, long cpuMicros, Duration ready, long peakMegabytes) {

  static FullRun of(Path home, int warmUp, int orders) throws Exception {
    try (SystemUnderTest system = SystemUnderTest.whole(home)) {
      Clients clients = new Clients(system.endpoint());
      StoredOrders stored =
          new StoredOrders(clients.of(DynamoDbClient.builder()), clients.of(SqsClient.builder()));
      Publisher publisher = new Publisher(system.endpoint());
      publisher.publish(0, warmUp);
      stored.awaitCompleted(warmUp);
      Duration cpu = system.cpu();
      publisher.publish(warmUp, warmUp + orders);
      stored.awaitCompleted(warmUp + orders);
      return new FullRun(
          Throughput.of(stored.deliveries(), warmUp, orders),
          Cpu.microsPerOrder(cpu, system.cpu(), orders),
          system.readyAfter(),
          system.peakMegabytes());
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(throughput.json());
    json.put("cpuMicrosPerOrder", cpuMicros);
    json.put("readySeconds", Rounded.of(ready.toMillis() / 1000.0));
    json.put("peakMegabytes", peakMegabytes);
    return json;
  }
}
