package dev.orderflow.checks.bench.live;

import dev.orderflow.checks.bench.pipeline.Clients;
import dev.orderflow.checks.bench.pipeline.PacedOrders;
import dev.orderflow.checks.bench.pipeline.SystemUnderTest;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.kit.Json;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * Orders at a gentle rate through the whole system, and one customer, whose they all are, who
 * looks.
 *
 * @param milestones from the change that was stored to the message that was pushed
 * @param push a message alone, from its POST to when it came: the least that there is
 * @param cpuMicros of the system per order, from its begin to its end, and for all who look
 * @param load the share of this machine's processors that was used in that time, by whomever
 */
record LiveRun(
    Delays milestones, Map<String, Delays> byType, Delays push, long cpuMicros, double load) {

  private static final String CUSTOMER = "C-bench";
  private static final String LAST = Milestone.Kind.COMPLETED.type();
  private static final int PUSHES = 300;
  private static final long PATIENCE_NANOS = 120_000_000_000L;
  private static final long LOOK_EVERY_NANOS = 50_000_000;

  static LiveRun of(Path home, int perSecond, int warmUp, int orders) throws Exception {
    try (SystemUnderTest system = SystemUnderTest.whole(home);
        WebSocketProbe probe = WebSocketProbe.of(system.api(), CUSTOMER)) {
      Clients clients = new Clients(system.endpoint());
      EventBridgeClient bus = clients.of(EventBridgeClient.builder());
      publish(bus, "WARM", perSecond, warmUp);
      await(probe, "WARM", warmUp);
      Load load = Load.begin();
      Duration cpu = system.cpu();
      publish(bus, "BENCH", perSecond, orders);
      await(probe, "BENCH", orders);
      double share = load.share();
      long cpuMicros = system.cpu().minus(cpu).toNanos() / 1000 / orders;
      Delays push = push(system, probe, connectionId(clients.of(DynamoDbClient.builder())));
      return of(probe, push, cpuMicros, share);
    }
  }

  private static LiveRun of(WebSocketProbe probe, Delays push, long cpuMicros, double load) {
    List<String> types = Arrays.stream(Milestone.Kind.values()).map(Milestone.Kind::type).toList();
    List<WebSocketProbe.Heard> heard =
        probe.heard().stream()
            .filter(it -> it.orderId().startsWith("BENCH"))
            .filter(it -> types.contains(it.type()))
            .toList();
    return new LiveRun(
        delays(heard, _ -> true),
        types.stream()
            .filter(type -> heard.stream().anyMatch(it -> it.type().equals(type)))
            .collect(
                Collectors.toMap(
                    type -> type, type -> delays(heard, it -> it.type().equals(type)))),
        push,
        cpuMicros,
        load);
  }

  private static Delays delays(
      List<WebSocketProbe.Heard> heard, Predicate<WebSocketProbe.Heard> which) {
    return Delays.of(heard.stream().filter(which).map(WebSocketProbe.Heard::millis).toList());
  }

  private static void publish(EventBridgeClient bus, String prefix, int perSecond, int count) {
    new PacedOrders(bus, prefix, perSecond, _ -> CUSTOMER).publish(0, count);
  }

  private static void await(WebSocketProbe probe, String prefix, int count)
      throws TimeoutException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (long done = completed(probe, prefix); done < count; done = completed(probe, prefix)) {
      if (System.nanoTime() > end) {
        throw new TimeoutException("only " + done + " of " + count + " orders came to their end");
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
  }

  private static long completed(WebSocketProbe probe, String prefix) {
    return probe.heard().stream()
        .filter(it -> it.type().equals(LAST) && it.orderId().startsWith(prefix))
        .count();
  }

  private static Delays push(SystemUnderTest system, WebSocketProbe probe, String connectionId) {
    Clock clock = Clock.systemUTC();
    try (ApiGatewayManagementApiClient management =
        new Clients(system.endpoint().resolve("/live"))
            .of(ApiGatewayManagementApiClient.builder())) {
      for (int i = 0; i < PUSHES; i++) {
        Map<String, ?> message =
            Map.of(
                "id",
                "push-" + i,
                "type",
                "push",
                "orderId",
                "none",
                "time",
                clock.instant().toString());
        SdkBytes data = SdkBytes.fromUtf8String(Json.write(message));
        management.postToConnection(r -> r.connectionId(connectionId).data(data));
        LockSupport.parkNanos(LOOK_EVERY_NANOS / 10);
      }
    }
    return delays(List.copyOf(probe.heard()), it -> it.type().equals("push"));
  }

  private static String connectionId(DynamoDbClient dynamoDb) {
    return dynamoDb.scan(r -> r.tableName("Connections")).items().stream()
        .filter(it -> it.containsKey("audience"))
        .map(it -> Objects.requireNonNull(it.get("connectionId")).s())
        .findFirst()
        .orElseThrow();
  }
}
