package dev.orderflow.localcloud.work;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Calls off what takes too long, at most a tick late.
 *
 * <p>It looks at everything now and then, instead of setting a timer for each: a virtual thread
 * that waits for a limited time has another thread woken to set its timer and to remove it, which
 * is more work than most of what is waited for.
 */
public final class Deadlines {

  private static final Duration TICK = Duration.ofMillis(50);

  private static final Set<Deadline> OPEN = ConcurrentHashMap.newKeySet();

  static {
    Thread.ofPlatform().daemon().name("deadlines").start(Deadlines::watch);
  }

  private Deadlines() {}

  /** To be closed when it no longer matters. */
  public static final class Deadline implements AutoCloseable {

    private final long at;
    private final Runnable overdue;

    private Deadline(long at, Runnable overdue) {
      this.at = at;
      this.overdue = overdue;
    }

    @Override
    public void close() {
      OPEN.remove(this);
    }
  }

  /**
   * @param overdue is run once if the deadline is not closed by then; short, since all others wait
   */
  public static Deadline in(Duration limit, Runnable overdue) {
    Deadline deadline = new Deadline(System.nanoTime() + limit.toNanos(), overdue);
    OPEN.add(deadline);
    return deadline;
  }

  private static void watch() {
    while (true) {
      try {
        Thread.sleep(TICK);
      } catch (InterruptedException e) {
        return; // nobody has this thread to interrupt it
      }
      long now = System.nanoTime();
      for (Deadline deadline : OPEN) {
        if (now - deadline.at >= 0 && OPEN.remove(deadline)) {
          callOff(deadline);
        }
      }
    }
  }

  /** What fails, as on a full disk, must not end the watch over all others. */
  private static void callOff(Deadline deadline) {
    try {
      deadline.overdue.run();
    } catch (RuntimeException e) {
      FaultLog.say("what was overdue could not be called off", e);
    }
  }
}
