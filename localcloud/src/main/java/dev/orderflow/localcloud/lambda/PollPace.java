package dev.orderflow.localcloud.lambda;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * When a poll is worth its price: at once after something was written, now and then when nothing
 * was, and never in quick succession, since each poll costs the tables a quarter of a write.
 */
final class PollPace {

  private static final Duration SHORTEST = Duration.ofMillis(5);
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Semaphore written = new Semaphore(0);
  private long last = System.nanoTime();

  /** Cheap, and from any thread. */
  void written() {
    if (written.availablePermits() == 0) {
      written.release();
    }
  }

  /** Waits until something was written, but not longer than that, nor than a second. */
  void awaitWrite(Duration most) throws InterruptedException {
    long longest = Math.min(most.toNanos(), LONGEST.toNanos());
    var _ = written.tryAcquire(longest, TimeUnit.NANOSECONDS);
    awaitTurn();
  }

  /** Waits until the last poll is long enough ago. */
  void awaitTurn() throws InterruptedException {
    long early = last + SHORTEST.toNanos() - System.nanoTime();
    if (early > 0) {
      TimeUnit.NANOSECONDS.sleep(early);
    }
    // what is written from here on may be too late for the poll that follows
    written.drainPermits();
    last = System.nanoTime();
  }
}
