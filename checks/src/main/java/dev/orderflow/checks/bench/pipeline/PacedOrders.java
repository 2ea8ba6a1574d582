package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.kit.Json;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/**
 * Orders at a steady rate, which are due at their times however long the ones before them took.
 *
 * @param customers each order's customer, by its number
 */
public record PacedOrders(
    EventBridgeClient bus, String prefix, int perSecond, IntFunction<String> customers) {

  /** Publishes those with the numbers from {@code from} to before {@code to}; the first is now. */
  public void publish(int from, int to) {
    long start = System.nanoTime();
    for (int i = from; i < to; i++) {
      pauseUntil(start + (i - from) * (1_000_000_000L / perSecond));
      PutEventsRequestEntry entry = entry(i);
      if (bus.putEvents(r -> r.entries(entry)).failedEntryCount() > 0) {
        throw new IllegalStateException("the bus took no order");
      }
    }
  }

  private PutEventsRequestEntry entry(int number) {
    String customer = customers.apply(number);
    Map<String, ?> order =
        Map.of(
            "orderId",
            prefix + "-" + number,
            "customerId",
            customer,
            "customerEmail",
            customer + "@example.com",
            "product",
            "Wireless Mouse",
            "quantity",
            1L);
    return PutEventsRequestEntry.builder()
        .source(EventNames.ORDERS_SOURCE)
        .detailType(EventNames.ORDER_CREATED)
        .detail(Json.write(order))
        .build();
  }

  private static void pauseUntil(long due) {
    while (System.nanoTime() < due) {
      LockSupport.parkNanos(due - System.nanoTime());
    }
  }
}
