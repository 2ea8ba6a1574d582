package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.UNIT;
import static dev.orderflow.localcloud.sqs.ScalaTypes.list;
import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Status;
import org.elasticmq.MessageData;
import org.elasticmq.actor.reply.DoNotReply;
import org.elasticmq.actor.reply.ReplyAction;
import org.elasticmq.actor.reply.ReplyWith;
import org.elasticmq.msg.ClearQueue;
import org.elasticmq.msg.DeduplicationIdsCleanup$;
import org.elasticmq.msg.DeleteMessage;
import org.elasticmq.msg.GetQueueStatistics;
import org.elasticmq.msg.QueueMessageMsg;
import org.elasticmq.msg.QueueMsg;
import org.elasticmq.msg.QueueQueueMsg;
import org.elasticmq.msg.ReceiveMessages;
import org.jspecify.annotations.Nullable;
import scala.PartialFunction;
import scala.runtime.BoxedUnit;
import scala.util.Right;

/** What can be asked of a queue: our own requests, and ElasticMQ's messages from its HTTP front. */
final class LocalQueue extends KeptQueue {

  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final QueueDirectory directory;
  private final LongPolls polls;
  private StoredQueue settings;
  private long nextSweep;

  LocalQueue(
      EngineTime now,
      StoredQueue settings,
      @Nullable ActorRef deadLetters,
      Journal journal,
      QueueDirectory directory) {
    super(now, settings, deadLetters, journal, directory, directory.counts(settings.name()));
    this.polls = new LongPolls(context(), now);
    this.settings = settings;
    this.directory = directory;
    this.nextSweep = now.nowMillis() + SWEEP.toMillis();
  }

  @Override
  public void aroundReceive(PartialFunction<Object, BoxedUnit> receive, Object message) {
    switch (message) {
      case QueueRequest request -> answer(request);
      case LongPolls.WakeUp _ -> answerWaiting();
      case LongPolls.Ended ended -> polls.end(ended);
      default -> super.aroundReceive(receive, message);
    }
  }

  @Override
  public void postStop() throws Exception {
    polls.abandon();
    forgetBodies();
    super.postStop();
  }

  private void answer(QueueRequest request) {
    try {
      sender().tell(result(request), self());
    } catch (JournalException e) {
      sender().tell(new Status.Failure(EngineFailures.notKept(e)), self());
    }
  }

  private void answerWaiting() {
    try {
      polls.serve(this::receive);
      polls.setAlarm(earliest(), nowProvider().nowMillis());
    } catch (JournalException _) {
      // they go on waiting: whoever sends or deletes meanwhile is told what is wrong
    }
  }

  private scala.collection.immutable.List<MessageData> receive(ReceiveMessages question) {
    return receiveMessages(
            question.visibilityTimeout(), question.count(), question.receiveRequestAttemptId())
        .result()
        .get();
  }

  private Object result(QueueRequest request) {
    return switch (request) {
      case QueueRequest.SendAll(var messages) -> {
        var sent = sendAll(messages);
        polls.wakeUp();
        yield sent;
      }
      case QueueRequest.DeleteAll(var receipts) -> deleteAll(receipts);
      case QueueRequest.Declare(var wanted, var deadLetters) -> declare(wanted, deadLetters);
      case QueueRequest.Restore(var messages) -> restore(messages);
      case QueueRequest.Measure() -> measure();
    };
  }

  private BoxedUnit declare(StoredQueue wanted, @Nullable ActorRef deadLetters) {
    settle(wanted);
    queueData_$eq(Stored.queue(wanted));
    deadLettersActorRef_$eq(option(deadLetters));
    return UNIT;
  }

  private BoxedUnit restore(List<StoredMessage> messages) {
    boolean fifo = settings.fifo();
    restoreMessages(
        list(messages.stream().map(m -> Stored.message(m, fifo, directory.bodies())).toList()));
    return UNIT;
  }

  private void settle(StoredQueue changed) {
    if (!changed.equals(settings)) {
      keep(new QueueKept(changed));
      settings = changed;
      directory.put(new KnownQueue(self(), changed));
    }
  }

  @Override
  public <T> ReplyAction<T> receiveAndReply(QueueMsg<T> message) {
    try {
      return super.receiveAndReply(message);
    } catch (JournalException e) {
      throw EngineFailures.raise(EngineFailures.notKept(e));
    }
  }

  @Override
  public <T> ReplyAction<T> receiveAndReplyMessageMsg(QueueMessageMsg<T> message) {
    if (message == DeduplicationIdsCleanup$.MODULE$) {
      sweep();
    }
    if (message instanceof ReceiveMessages question) {
      return poll(question);
    }
    if (message instanceof DeleteMessage delete
        && Receipts.wellFormed(delete.deliveryReceipt().receipt())) {
      return reply(new Right<>(deleteAll(List.of(delete.deliveryReceipt().receipt()))));
    }
    ReplyAction<T> reply = super.receiveAndReplyMessageMsg(message);
    polls.wakeUp();
    return reply;
  }

  private <T> ReplyAction<T> poll(ReceiveMessages question) {
    var messages = receive(question);
    Duration asked = orNull(question.waitForMessages());
    Duration wait = asked == null ? queueData().receiveMessageWait() : asked;
    if (wait.isZero() || messages.nonEmpty()) {
      return reply(messages);
    }
    polls.add(sender(), question, wait);
    return new DoNotReply<>();
  }

  /** The answer is of the type that belongs to the question, which Java cannot see. */
  @SuppressWarnings("unchecked")
  private static <T> ReplyAction<T> reply(Object answer) {
    return new ReplyWith<>((T) answer);
  }

  @SuppressWarnings("unchecked")
  private static <T> QueueQueueMsg<T> statistics(long at) {
    return (QueueQueueMsg<T>) new GetQueueStatistics(at);
  }

  private void sweep() {
    long now = nowProvider().nowMillis();
    if (now >= nextSweep) {
      nextSweep = now + SWEEP.toMillis();
      dropOlderThan((now - settings.retention().toMillis()) / 1000);
    }
  }

  @Override
  public <T> ReplyAction<T> receiveAndReplyQueueMsg(QueueQueueMsg<T> message) {
    if (message instanceof ClearQueue) {
      keep(new QueuePurged(settings.name()));
      forgetBodies();
    }
    if (message instanceof GetQueueStatistics) {
      // By the queue's own time; and the engine takes what becomes visible just now for invisible.
      return super.receiveAndReplyQueueMsg(statistics(nowProvider().nowMillis() + 1));
    }
    ReplyAction<T> reply = super.receiveAndReplyQueueMsg(message);
    if (message.updatesQueueMetadata()) {
      settle(Stored.queue(queueData(), settings));
    }
    return reply;
  }
}
