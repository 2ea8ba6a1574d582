package dev.orderflow.localcloud.dynamodb;

import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Does writes one after another. Whoever comes while one is under way leaves his to whoever is at
 * it, and waits: the database writes one at a time anyway, and threads that take turns at its locks
 * spend more on waking each other than on writing.
 */
final class WriteTurns {

  /** After which the one who is at it may go on with his own work. */
  private static final int MOST_IN_A_TURN = 32;

  private final Queue<Job> jobs = new ConcurrentLinkedQueue<>();
  private final AtomicInteger open = new AtomicInteger();

  /** What may fail in any way. */
  @FunctionalInterface
  interface Write {
    @Nullable Object run() throws Throwable;
  }

  private record Job(Write write, CompletableFuture<@Nullable Object> answer) {

    void run() {
      try {
        answer.complete(write.run());
      } catch (Throwable e) {
        answer.completeExceptionally(e);
      }
    }
  }

  /** Returns or throws what the write does, on whatever thread it was done. */
  @Nullable Object run(Write write) throws Throwable {
    Job job = new Job(write, new CompletableFuture<>());
    jobs.add(job);
    if (open.getAndIncrement() == 0) {
      takeTurn();
    }
    try {
      return job.answer.join();
    } catch (CompletionException e) {
      throw Objects.requireNonNullElse(e.getCause(), e);
    }
  }

  /** How many are not done yet. */
  int open() {
    return open.get();
  }

  private void takeTurn() {
    // an interrupt is meant for whoever writes, not for the others' writes
    boolean interrupted = Thread.interrupted();
    for (int done = 1; work(); done++) {
      if (done == MOST_IN_A_TURN) {
        Thread.ofVirtual().name("writes").start(this::takeTurn);
        break;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether there is more to do. */
  private boolean work() {
    Objects.requireNonNull(jobs.poll()).run();
    return open.decrementAndGet() > 0;
  }
}
