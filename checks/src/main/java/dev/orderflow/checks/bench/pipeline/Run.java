package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.checks.bench.figures.Rounded;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The system, measured once.
 *
 * @param cpuMicros of the system per order
 * @param publisherCpuMicros of this process per order, which publishes on the same processors
 * @param latencyMicros of orders one by one at a gentle rate, sorted
 * @param peakMegabytes of the system's process alone, before this one reads its table from end to
 *     end
 */
record Run(
    Throughput throughput,
    long cpuMicros,
    long publisherCpuMicros,
    long[] latencyMicros,
    Duration ready,
    long peakMegabytes) {

  private static final int LATENCIES = 1_000;

  /** Orders one by one after {@code warmUp} others; what is under way at the end doesn't count. */
  static Run of(Path home, List<String> options, int warmUp, int orders) throws Exception {
    try (SystemUnderTest system = SystemUnderTest.spine(home, options)) {
      Clients clients = new Clients(system.endpoint());
      StoredOrders stored =
          new StoredOrders(clients.of(DynamoDbClient.builder()), clients.of(SqsClient.builder()));
      Publisher publisher = new Publisher(system.endpoint());
      publisher.publish(0, warmUp);
      Duration cpu = system.cpu();
      Duration own = Cpu.ownSoFar();
      publisher.publish(warmUp, warmUp + orders);
      long cpuMicros = Cpu.microsPerOrder(cpu, system.cpu(), orders);
      long ownMicros = Cpu.microsPerOrder(own, Cpu.ownSoFar(), orders);
      int all = warmUp + orders + Window.ORDERS;
      publisher.publish(warmUp + orders, all);
      stored.awaitLast(Publisher.orderId(all - 1));
      long peak = system.peakMegabytes();
      stored.awaitAll(all);
      Throughput throughput = Throughput.of(stored.times(), warmUp, orders);
      long[] latencies =
          new Latencies(clients.of(EventBridgeClient.builder()), stored).measure(all, LATENCIES);
      return new Run(throughput, cpuMicros, ownMicros, latencies, system.readyAfter(), peak);
    }
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>(throughput.json());
    json.put("cpuMicrosPerOrder", cpuMicros);
    json.put("publisherCpuMicrosPerOrder", publisherCpuMicros);
    for (int percent : List.of(50, 95, 99)) {
      long micros = Throughput.percentile(latencyMicros, percent);
      json.put("p" + percent + "Millis", Rounded.of(micros / 1000.0));
    }
    json.put("readySeconds", Rounded.of(ready.toMillis() / 1000.0));
    json.put("peakMegabytes", peakMegabytes);
    return json;
  }
}
