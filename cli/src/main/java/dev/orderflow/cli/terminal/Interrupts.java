package dev.orderflow.cli.terminal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Tells a running command that Ctrl-C was pressed, so that it can stop cleanly. */
@FunctionalInterface
public interface Interrupts {

  /**
   * @param stop called at most once, from another thread, when the command is to stop
   * @return to be closed when the command has said its last word; the process ends then
   */
  Registration onInterrupt(Runnable stop);

  /** Closed when the command has finished. */
  interface Registration extends AutoCloseable {
    @Override
    void close();
  }

  /**
   * Of this process. The JVM runs the hook on SIGINT and SIGTERM, waits for it no longer than the
   * patience, and exits with 128 + the signal's number.
   */
  static Interrupts ofProcess(Duration patience) {
    return stop -> {
      CountDownLatch finished = new CountDownLatch(1);
      Thread hook = new Thread(() -> stopAndWait(stop, finished, patience), "interrupt");
      Runtime.getRuntime().addShutdownHook(hook);
      return () -> {
        finished.countDown();
        remove(hook);
      };
    };
  }

  private static void stopAndWait(Runnable stop, CountDownLatch finished, Duration patience) {
    stop.run();
    try {
      boolean inTime = finished.await(patience.toMillis(), TimeUnit.MILLISECONDS);
      if (!inTime) {
        System.err.println("orderflow: did not finish within " + patience.toSeconds() + " s");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException alreadyShuttingDown) {
      Thread.yield(); // The hook is what is running: nothing to remove.
    }
  }
}
