package dev.orderflow.localcloud.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A poller and a bounded number of workers on virtual threads: the poller reserves room before it
 * takes work, so nothing is taken that nobody can work on.
 */
public final class Workers implements AutoCloseable {

  private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(200);
  private static final Duration GRACE = Duration.ofSeconds(3);

  /** One round of taking and handing out work. */
  @FunctionalInterface
  public interface Round {
    void run() throws InterruptedException;
  }

  private final String name;
  private final int size;
  private final Semaphore room;
  private final ExecutorService threads;
  private final List<Future<?>> pollers = new CopyOnWriteArrayList<>();
  private volatile boolean closed;

  public Workers(String name, int size) {
    this.name = name;
    this.size = size;
    this.room = new Semaphore(size);
    this.threads =
        Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name(name + "-", 0).factory());
  }

  /** Runs rounds until closed; a round that fails is logged and followed by the next. */
  public void repeat(Round round) {
    pollers.add(threads.submit(() -> loop(round)));
  }

  private void loop(Round round) {
    while (!closed) {
      try {
        round.run();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (closed || !pause(e)) {
          return;
        }
      }
    }
  }

  private boolean pause(RuntimeException fault) {
    FaultLog.say(name, fault);
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
      return true;
    } catch (InterruptedException e) {
      return false;
    }
  }

  /** Waits for room for one and takes up to {@code most} places; returns how many. */
  public int reserve(int most) throws InterruptedException {
    room.acquire();
    int taken = 1;
    while (taken < most && room.tryAcquire()) {
      taken++;
    }
    return taken;
  }

  public void release(int places) {
    room.release(places);
  }

  /** Runs work in a place that was reserved, and gives the place back. */
  public void runReserved(Runnable work) {
    var _ =
        threads.submit(
            () -> {
              try {
                work.run();
              } catch (RuntimeException e) {
                if (!closed) {
                  FaultLog.say(name, e);
                }
              } finally {
                room.release();
              }
            });
  }

  /** Takes no more work, lets what is under way finish for a while, and stops the rest. */
  @Override
  public void close() {
    closed = true;
    pollers.forEach(poller -> poller.cancel(true));
    try {
      var _ = room.tryAcquire(size, GRACE.toMillis(), TimeUnit.MILLISECONDS);
      threads.shutdownNow();
      var _ = threads.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      threads.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}
