package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.work.Deadlines;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.InternalActorRef;
import org.elasticmq.rest.sqs.SQSException;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Asks actors and waits for their answers, at most until the engine is closed. */
final class Asks implements AutoCloseable {

  /** An actor answers at once; only a machine at a standstill takes longer. */
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Set<CompletableFuture<Object>> asked = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /** As {@link #ask(ActorRef, Object, Duration)} of an actor that answers at once. */
  <T> T ask(ActorRef actor, Object question) {
    return ask(actor, question, Duration.ZERO);
  }

  /**
   * @param wait how long the actor itself may wait before it answers
   * @throws software.amazon.awssdk.services.sqs.model.SqsException if it answers with a failure
   * @throws AbortedException if the caller is interrupted or the engine closed
   */
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  <T> T ask(ActorRef actor, Object question, Duration wait) {
    InternalActorRef asking = (InternalActorRef) actor;
    Answer sender = new Answer(asking.provider());
    CompletableFuture<Object> answer = sender.future();
    asked.add(answer);
    try {
      if (closed || asking.isTerminated()) {
        answer.cancel(false);
      }
      actor.tell(question, sender);
      return (T) (answer.isDone() ? answer.get() : patiently(answer, PATIENCE.plus(wait)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while waiting for the queue", e);
    } catch (CancellationException e) {
      throw closedWhileAsking(e);
    } catch (ExecutionException e) {
      throw closed ? closedWhileAsking(e) : failure(e.getCause());
    } finally {
      asked.remove(answer);
    }
  }

  private static Object patiently(CompletableFuture<Object> answer, Duration patience)
      throws InterruptedException, ExecutionException {
    var timeout = new TimeoutException("no answer in " + patience);
    try (var _ = Deadlines.in(patience, () -> answer.completeExceptionally(timeout))) {
      return answer.get();
    }
  }

  private static RuntimeException closedWhileAsking(Exception cause) {
    return AbortedException.create("The queues are closed", cause);
  }

  private static RuntimeException failure(@Nullable Throwable cause) {
    return cause instanceof SQSException refused
        ? SqsErrors.from(refused)
        : SdkClientException.create("The queue did not answer", cause);
  }

  /** How many are not answered yet. */
  int open() {
    return asked.size();
  }

  @Override
  public void close() {
    closed = true;
    asked.forEach(answer -> answer.cancel(false));
  }
}
