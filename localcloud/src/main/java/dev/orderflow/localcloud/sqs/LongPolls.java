package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Those who wait for messages of one queue, first come, first served. To be used in its turn. */
final class LongPolls {

  /** After which the first of them looks again by itself: the clock may have been put forward. */
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(5);

  private final ReentrantLock turn;
  private final EngineTime time;
  private final AtomicInteger all;
  private final Deque<Condition> waiting = new ArrayDeque<>();

  /**
   * @param all is kept at how many wait in all queues
   */
  LongPolls(ReentrantLock turn, EngineTime time, AtomicInteger all) {
    this.turn = turn;
    this.time = time;
    this.all = all;
  }

  /** What somebody who waits is to look at. */
  interface Look {

    /** Whether it was what they wait for. */
    boolean found();

    /** When there may be something, if nothing else happens. */
    OptionalLong next();
  }

  /**
   * Returns when it was found, or after that time.
   *
   * @throws InterruptedException if the caller is interrupted
   */
  void await(Duration patience, Look look) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    Condition mine = turn.newCondition();
    waiting.addLast(mine);
    all.incrementAndGet();
    try {
      while (!(waiting.getFirst() == mine && look.found())) {
        long left = end - System.nanoTime();
        if (left <= 0) {
          return;
        }
        long sleep = waiting.getFirst() == mine ? untilVisible(look.next()) : left;
        var _ = mine.awaitNanos(Math.min(left, sleep));
      }
    } finally {
      all.decrementAndGet();
      waiting.remove(mine);
      wakeUp();
    }
  }

  private long untilVisible(OptionalLong at) {
    if (at.isEmpty()) {
      return LONGEST_SLEEP.toNanos();
    }
    Duration here = Duration.ofMillis(Math.max(0, at.getAsLong() - time.nowMillis()));
    return Math.min(LONGEST_SLEEP.toNanos(), time.wait(here).toNanos());
  }

  /** To be called when there may be something to receive. */
  void wakeUp() {
    if (!waiting.isEmpty()) {
      waiting.getFirst().signal();
    }
  }

  /** When the queue is no more. */
  void wakeUpAll() {
    waiting.forEach(Condition::signal);
  }
}
