package dev.orderflow.localcloud.work;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryUsage;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * Lets the old generation be collected when it has doubled. The serial collector does so only when
 * the heap has reached its greatest size, to which it grows by what has lived for some minutes; so
 * a process that holds 70 MB would take 700 MB in the end.
 */
public final class HeapKeeper implements AutoCloseable {

  private static final String SERIAL_OLD = "Tenured Gen";
  private static final int LOOK_EVERY_SECONDS = 5;

  /** Below it a collection is not worth its pause. */
  private static final long LEAST = 64L << 20;

  private final ScheduledExecutorService clock;
  private final MemoryPoolMXBean old;

  private HeapKeeper(MemoryPoolMXBean old) {
    this.old = old;
    this.clock =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("heap-keeper").factory());
  }

  /** Does nothing under another collector. */
  public static AutoCloseable start() {
    Optional<MemoryPoolMXBean> old =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .filter(pool -> pool.getName().equals(SERIAL_OLD))
            .findFirst();
    return old.<AutoCloseable>map(
            pool -> {
              HeapKeeper keeper = new HeapKeeper(pool);
              var _ =
                  keeper.clock.scheduleWithFixedDelay(
                      keeper::look, LOOK_EVERY_SECONDS, LOOK_EVERY_SECONDS, TimeUnit.SECONDS);
              return keeper;
            })
        .orElse(() -> {});
  }

  private void look() {
    MemoryUsage afterCollection = old.getCollectionUsage();
    long lived = afterCollection == null ? 0 : afterCollection.getUsed();
    if (isDue(lived, old.getUsage().getUsed())) {
      System.gc();
    }
  }

  /**
   * @param lived bytes that the last collection left
   */
  static boolean isDue(long lived, long used) {
    return used > Math.max(LEAST, 2 * lived);
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
