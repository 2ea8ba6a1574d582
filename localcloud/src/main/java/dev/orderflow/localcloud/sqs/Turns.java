package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.Journal;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Gives actors their turns on the threads that send them messages, so that whoever asks a queue
 * usually has the answer without waking another thread and being woken by it.
 *
 * <p>An actor's turns never overlap: while one thread runs a turn, messages from others join it. A
 * turn that brings about other turns has them run after it, not inside it.
 */
final class Turns extends AbstractExecutorService {

  private final ThreadLocal<@Nullable Deque<Runnable>> next = new ThreadLocal<>();
  private volatile boolean shutDown;

  /**
   * The name of the dispatcher for these queues, in {@link QueueEngine}'s configuration. Queues
   * with a journal take turns on threads of their own, since an interrupt, such as that of a
   * function whose time is over, can close a file in the middle of a write.
   */
  static String dispatcher(Journal journal) {
    return journal.keeps() ? "pekko.kept-queues" : "pekko.queues";
  }

  @Override
  public void execute(Runnable turn) {
    Deque<Runnable> waiting = next.get();
    if (waiting == null) {
      runWithAllThatFollow(turn);
    } else {
      waiting.add(turn);
    }
  }

  private void runWithAllThatFollow(Runnable first) {
    Deque<Runnable> waiting = new ArrayDeque<>();
    waiting.add(first);
    next.set(waiting);
    // an interrupt is meant for whoever asks, not for the actor
    boolean interrupted = Thread.interrupted();
    try {
      while (!waiting.isEmpty()) {
        interrupted |= isInterruptedIn(waiting.remove());
      }
    } finally {
      next.remove();
      waiting.forEach(this::execute); // a turn has failed; the others' turns are not to be lost
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /** The actor has done its work then; Scala code throws the exception without declaring it. */
  private static boolean isInterruptedIn(Runnable turn) {
    try {
      turn.run();
      return Thread.interrupted();
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        return true;
      }
      throw e;
    }
  }

  @Override
  public void shutdown() {
    shutDown = true;
  }

  @Override
  public List<Runnable> shutdownNow() {
    shutDown = true;
    return List.of();
  }

  @Override
  public boolean isShutdown() {
    return shutDown;
  }

  @Override
  public boolean isTerminated() {
    return shutDown;
  }

  @Override
  public boolean awaitTermination(long timeout, TimeUnit unit) {
    return shutDown;
  }
}
