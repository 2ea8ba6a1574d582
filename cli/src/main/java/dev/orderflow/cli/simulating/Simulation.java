package dev.orderflow.cli.simulating;

import dev.orderflow.cli.audit.Audit;
import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.simulating.Outcome.Ended;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.IntConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** One run: orders are published into a storm, and followed until all of them are at rest. */
final class Simulation {

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);

  /** A look takes longer the more orders there are; most of the time is for the orders. */
  private static final int PAUSE_PER_LOOK = 3;

  private static final Duration STILL_IN_STORM = Duration.ofSeconds(5);
  private static final Duration STILL = Duration.ofSeconds(60);
  private static final Duration REDRIVE_EVERY = Duration.ofSeconds(5);
  private static final int BATCH = 10;

  private final Connection connection;
  private final DynamoDbClient dynamoDb;
  private final EventBridgeClient bus;
  private final FaultPlan faultPlan;
  private final Redriver redriver;
  private final Random random;

  Simulation(Connection connection, FaultPlan faultPlan, Redriver redriver, long seed) {
    this.connection = connection;
    this.dynamoDb = connection.dynamoDb();
    this.bus = connection.eventBridge();
    this.faultPlan = faultPlan;
    this.redriver = redriver;
    this.random = new Random(seed);
  }

  /**
   * @param progress told how many orders are at rest
   */
  Outcome run(int count, IntConsumer progress) throws InterruptedException {
    Catalogue catalogue = Catalogue.of(random, count);
    catalogue.stock(dynamoDb);
    List<SimulatedOrder> orders = new Orders(random, catalogue).make(count);
    Customers customers = new Customers(bus, orders, random);
    faultPlan.begin(random);
    publish(orders);
    Map<String, End> ends = follow(orders, customers, progress, STILL_IN_STORM, false);
    faultPlan.end();
    ends = follow(orders, customers, progress, STILL, true);
    return new Outcome(ended(orders, ends), Audit.of(connection, Duration.ofSeconds(30)));
  }

  private void publish(List<SimulatedOrder> orders) {
    List<String> details = new ArrayList<>();
    orders.forEach(order -> details.addAll(order.published()));
    Collections.shuffle(details, random);
    for (int from = 0; from < details.size(); from += BATCH) {
      List<PutEventsRequestEntry> entries =
          details.subList(from, Math.min(details.size(), from + BATCH)).stream()
              .map(Simulation::entry)
              .toList();
      if (bus.putEvents(r -> r.entries(entries)).failedEntryCount() > 0) {
        throw new IllegalStateException("the bus refused an order");
      }
    }
  }

  private static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .source("ecommerce.orders")
        .detailType("Order Created")
        .detail(detail)
        .build();
  }

  /** Looks until all are at rest, or nothing has changed for so long. */
  private Map<String, End> follow(
      List<SimulatedOrder> orders,
      Customers customers,
      IntConsumer progress,
      Duration patience,
      boolean redrive)
      throws InterruptedException {
    Map<String, Map<String, AttributeValue>> before = Map.of();
    Map<String, End> ends = Map.of();
    long changed = System.nanoTime();
    long redriven = changed;
    while (System.nanoTime() - changed < patience.toNanos()) {
      long start = System.nanoTime();
      Map<String, Map<String, AttributeValue>> now = look();
      Duration pause = Duration.ofNanos(PAUSE_PER_LOOK * (System.nanoTime() - start));
      customers.look(now);
      ends = ends(orders, now);
      int resting = (int) ends.values().stream().filter(end -> end != End.UNDER_WAY).count();
      progress.accept(resting);
      if (resting == orders.size()) {
        return ends;
      }
      if (redrive && System.nanoTime() - redriven > REDRIVE_EVERY.toNanos()) {
        redriver.redriveAll();
        redriven = System.nanoTime();
      }
      if (!now.equals(before)) {
        changed = System.nanoTime();
      }
      before = now;
      Thread.sleep(pause.compareTo(LOOK_EVERY) > 0 ? pause : LOOK_EVERY);
    }
    return ends;
  }

  private Map<String, Map<String, AttributeValue>> look() {
    Map<String, Map<String, AttributeValue>> orders = new HashMap<>();
    dynamoDb
        .scanPaginator(
            r ->
                r.tableName("Orders")
                    .projectionExpression("orderId, #status, payment, fulfilment, #reason")
                    .expressionAttributeNames(Map.of("#status", "status", "#reason", "reason")))
        .items()
        .forEach(item -> orders.put(Objects.requireNonNull(item.get("orderId")).s(), item));
    return orders;
  }

  /** A customer who still waits to send something back keeps their order from resting. */
  private static Map<String, End> ends(
      List<SimulatedOrder> orders, Map<String, Map<String, AttributeValue>> items) {
    Map<String, End> ends = new HashMap<>();
    for (SimulatedOrder order : orders) {
      End end = End.of(items.getOrDefault(order.orderId(), Map.of()));
      boolean returns = order.scenario() == Scenario.RETURNS && end == End.COMPLETED;
      ends.put(order.orderId(), returns ? End.UNDER_WAY : end);
    }
    return ends;
  }

  private static List<Ended> ended(List<SimulatedOrder> orders, Map<String, End> ends) {
    return orders.stream()
        .map(it -> new Ended(it, ends.getOrDefault(it.orderId(), End.UNDER_WAY)))
        .toList();
  }
}
