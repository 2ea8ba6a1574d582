package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.contracts.EventNames;
import java.net.URI;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Publishes numbered small orders in batches of ten. */
record Publisher(URI endpoint) {

  private static final int THREADS = 3;
  private static final int BATCH = 10;
  private static final String DETAIL =
      """
      {"orderId":"%s","customerEmail":"customer@example.com","product":"Wireless Mouse",\
      "quantity":1}""";
  private static final String ENTRY =
      "{\"Source\":\"%s\",\"DetailType\":\"%s\",\"Detail\":\"%s\"}"
          .formatted(
              EventNames.ORDERS_SOURCE, EventNames.ORDER_CREATED, DETAIL.replace("\"", "\\\""));
  private static final String BEFORE_ID = ENTRY.substring(0, ENTRY.indexOf("%s"));
  private static final String AFTER_ID = ENTRY.substring(ENTRY.indexOf("%s") + 2);

  static String orderId(int number) {
    return "BENCH-" + number;
  }

  /** Publishes the orders with the numbers {@code from} up to and without {@code to}. */
  void publish(int from, int to) throws Exception {
    AtomicInteger next = new AtomicInteger(from);
    try (Window window = new Window(endpoint, from);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
      Callable<Void> publishing = () -> publishBatches(next, to, window);
      for (Future<Void> done : threads.invokeAll(Collections.nCopies(THREADS, publishing))) {
        done.get();
      }
    }
  }

  private Void publishBatches(AtomicInteger next, int to, Window window) throws Exception {
    try (RawHttpClient http = new RawHttpClient(endpoint)) {
      int from = next.getAndAdd(BATCH);
      while (from < to) {
        window.await(from);
        http.putEvents(request(from, Math.min(to, from + BATCH)));
        from = next.getAndAdd(BATCH);
      }
    }
    return null;
  }

  static PutEventsRequestEntry entry(int number) {
    return PutEventsRequestEntry.builder()
        .source(EventNames.ORDERS_SOURCE)
        .detailType(EventNames.ORDER_CREATED)
        .detail(DETAIL.replace("%s", orderId(number)))
        .build();
  }

  /** Of PutEvents, for the orders with these numbers. */
  private static String request(int from, int to) {
    StringBuilder entries = new StringBuilder(BATCH * 256).append("{\"Entries\":[");
    for (int i = from; i < to; i++) {
      entries.append(i == from ? "" : ",").append(BEFORE_ID).append(orderId(i)).append(AFTER_ID);
    }
    return entries.append("]}").toString();
  }
}
