package dev.orderflow.localcloud.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How many operations on many items may be under way at once, as each holds a page or more in
 * memory: some that read pages, or one that reads a batch. Those on one item come and go without.
 */
final class ReadsUnderWay {

  /** Each page is there twice at most, as the engine has it and as the SDK does. */
  static final int PAGES = 4;

  /** Of a batch, as the engine has it. */
  static final long BATCH_MEMORY = 2 * PAGES * Pages.MEMORY;

  private static final Map<String, Integer> PLACES = new HashMap<>();

  static {
    List.of("Scan", "Query", "GetRecords", "ExecuteStatement").forEach(it -> put(it, 1));
    List.of("BatchGetItem", "TransactGetItems", "BatchExecuteStatement", "ExecuteTransaction")
        .forEach(it -> put(it, PAGES));
  }

  private final Semaphore places = new Semaphore(PAGES, true);

  /** Under the operation's name and under that of the SDK's method. */
  private static void put(String operation, int needed) {
    PLACES.put(operation, needed);
    PLACES.put(Character.toLowerCase(operation.charAt(0)) + operation.substring(1), needed);
  }

  static int places(String operation) {
    return PLACES.getOrDefault(operation, 0);
  }

  /** Waits as long as it takes: those before it do nothing but read. */
  void enter(int needed) {
    if (needed > 0) {
      places.acquireUninterruptibly(needed);
    }
  }

  void leave(int needed) {
    places.release(needed);
  }

  /** The call's answer, or null if it does not come to its turn in so many seconds. */
  <T> @Nullable T within(int seconds, int needed, Callable<T> call) throws Exception {
    if (!places.tryAcquire(needed) && !places.tryAcquire(needed, seconds, TimeUnit.SECONDS)) {
      return null;
    }
    try {
      return call.call();
    } finally {
      places.release(needed);
    }
  }
}
