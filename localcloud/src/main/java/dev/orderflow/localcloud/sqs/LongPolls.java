package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;
import java.util.function.Function;
import org.apache.pekko.actor.ActorContext;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Cancellable;
import org.apache.pekko.actor.Status;
import org.elasticmq.MessageData;
import org.elasticmq.msg.ReceiveMessages;
import org.elasticmq.rest.sqs.SQSException;
import org.jspecify.annotations.Nullable;
import scala.collection.immutable.List;
import scala.collection.immutable.List$;

/**
 * Those who wait for messages of one queue, first come, first served. To be used in its actor's
 * turn.
 *
 * <p>ElasticMQ sorts all messages of a queue whenever one is sent or postponed while somebody waits
 * for another: with ten thousand delayed messages that takes longer than all else.
 */
final class LongPolls {

  /** Tells the actor to look after those who wait. */
  enum WakeUp {
    NOW
  }

  /** Tells the actor that somebody has waited long enough. */
  record Ended(Poll poll) {}

  record Poll(ActorRef who, ReceiveMessages question) {}

  private static final long NEVER = Long.MAX_VALUE;

  private final ActorContext context;
  private final EngineTime time;
  private final Deque<Poll> waiting = new ArrayDeque<>();
  private @Nullable Cancellable alarm;
  private long alarmAt = NEVER;
  private boolean wakeUpQueued;

  LongPolls(ActorContext context, EngineTime time) {
    this.context = context;
    this.time = time;
  }

  void add(ActorRef who, ReceiveMessages question, Duration wait) {
    Poll poll = new Poll(who, question);
    waiting.add(poll);
    tellLater(wait, new Ended(poll));
    wakeUp();
  }

  void end(Ended ended) {
    if (waiting.remove(ended.poll)) {
      ended.poll.who.tell(List$.MODULE$.empty(), context.self());
    }
  }

  /** When the queue is no more. */
  void abandon() {
    for (Poll poll : waiting) {
      poll.who.tell(new Status.Failure(SQSException.nonExistentQueue()), ActorRef.noSender());
    }
    waiting.clear();
  }

  /** To be called when there may be something to receive; does its work once for all calls. */
  void wakeUp() {
    if (!wakeUpQueued && !waiting.isEmpty()) {
      wakeUpQueued = true;
      context.self().tell(WakeUp.NOW, ActorRef.noSender());
    }
  }

  /**
   * Answers whom it can.
   *
   * @param receive what is there for one of them
   */
  void serve(Function<ReceiveMessages, List<MessageData>> receive) {
    wakeUpQueued = false;
    while (!waiting.isEmpty()) {
      Poll first = waiting.getFirst();
      List<MessageData> messages = receive.apply(first.question);
      if (messages.isEmpty()) {
        return;
      }
      waiting.removeFirst();
      first.who.tell(messages, context.self());
    }
  }

  /** Sees to it that they are looked after when the earliest message becomes visible. */
  void setAlarm(OptionalLong earliest, long now) {
    if (alarmAt <= now) {
      alarmAt = NEVER;
    }
    long at = earliest.orElse(NEVER);
    if (waiting.isEmpty() || at >= alarmAt) {
      return;
    }
    if (alarm != null) {
      alarm.cancel();
    }
    alarmAt = at;
    alarm = tellLater(time.wait(Duration.ofMillis(Math.max(0, at - now))), WakeUp.NOW);
  }

  private Cancellable tellLater(Duration delay, Object message) {
    return context
        .system()
        .scheduler()
        .scheduleOnce(delay, context.self(), message, context.dispatcher(), ActorRef.noSender());
  }
}
