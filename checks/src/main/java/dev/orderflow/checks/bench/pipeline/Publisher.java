package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.kit.EventPublisher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes numbered small orders in batches of ten. */
record Publisher(EventBridgeClient bus, Window window) {

  private static final int THREADS = 3;

  static String orderId(int number) {
    return "BENCH-" + number;
  }

  /** Publishes the orders with the numbers {@code from} up to and without {@code to}. */
  void publish(int from, int to) throws Exception {
    AtomicInteger next = new AtomicInteger(from);
    List<Callable<Void>> publishing = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      publishing.add(() -> publishBatches(next, to));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      for (Future<Void> done : threads.invokeAll(publishing)) {
        done.get();
      }
    }
  }

  private Void publishBatches(AtomicInteger next, int to) throws Exception {
    EventPublisher publisher = new EventPublisher(() -> bus);
    int from = next.getAndAdd(EventPublisher.MAX_ENTRIES);
    while (from < to) {
      window.await(from);
      List<PutEventsRequestEntry> batch = new ArrayList<>();
      for (int i = from; i < Math.min(to, from + EventPublisher.MAX_ENTRIES); i++) {
        batch.add(entry(i));
      }
      publisher.publish(batch);
      from = next.getAndAdd(EventPublisher.MAX_ENTRIES);
    }
    return null;
  }

  static PutEventsRequestEntry entry(int number) {
    String detail =
        """
        {"orderId":"%s","customerEmail":"customer@example.com","product":"Wireless Mouse",\
        "quantity":1}"""
            .formatted(orderId(number));
    return PutEventsRequestEntry.builder()
        .source(EventNames.ORDERS_SOURCE)
        .detailType(EventNames.ORDER_CREATED)
        .detail(detail)
        .build();
  }
}
