package dev.orderflow.checks.bench.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.locks.LockSupport;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/**
 * How long an order takes from its publication until a client reads it from the table, at a gentle
 * rate.
 */
record Latencies(EventBridgeClient bus, StoredOrders stored) {

  private static final int PER_SECOND = 50;
  private static final long LOOK_EVERY_NANOS = 1_000_000;

  /** In microseconds, sorted. */
  long[] measure(int from, int count) throws Exception {
    List<Future<Long>> running = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      long start = System.nanoTime();
      for (int i = 0; i < count; i++) {
        int number = from + i;
        long due = start + i * (1_000_000_000L / PER_SECOND);
        while (System.nanoTime() < due) {
          LockSupport.parkNanos(due - System.nanoTime());
        }
        running.add(threads.submit(() -> one(number, due)));
      }
    }
    long[] micros = new long[count];
    for (int i = 0; i < count; i++) {
      micros[i] = running.get(i).get();
    }
    return Throughput.sorted(micros);
  }

  /** From when it was due, so that a stall of the system is not hidden by a late publisher. */
  private long one(int number, long due) {
    bus.putEvents(r -> r.entries(Publisher.entry(number)));
    while (stored.item(Publisher.orderId(number)).isEmpty()) {
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
    }
    return (System.nanoTime() - due) / 1000;
  }
}
