package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.UNIT;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.List;
import java.util.UUID;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.Props;
import org.apache.pekko.actor.Status;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.actor.QueueManagerActor;
import org.elasticmq.actor.reply.ReplyAction;
import org.elasticmq.msg.DeleteQueue;
import org.elasticmq.msg.LookupQueue;
import org.elasticmq.msg.QueueManagerMsg;
import org.elasticmq.msg.StartMessageMoveTask;
import org.elasticmq.msg.UpdateQueueDeadLettersQueue;
import scala.Option;
import scala.PartialFunction;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/**
 * ElasticMQ's queue manager, which makes {@link LocalQueue}s and keeps in the journal that it did.
 */
final class LocalQueueManager extends QueueManagerActor {

  private final EngineTime now;
  private final Journal journal;
  private final QueueDirectory directory;

  LocalQueueManager(EngineTime now, Journal journal, QueueDirectory directory) {
    super(now, StrictSQSLimits$.MODULE$, Option.empty());
    this.now = now;
    this.journal = journal;
    this.directory = directory;
  }

  /** Raw, since Scala's two declarations of it have no common subtype in Java. */
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public ClassTag ev() {
    return super.ev();
  }

  @Override
  public void aroundReceive(PartialFunction<Object, BoxedUnit> receive, Object message) {
    if (message instanceof OpenQueue request) {
      answer(request);
    } else {
      super.aroundReceive(receive, message);
    }
  }

  private void answer(OpenQueue request) {
    try {
      open(request.settings(), request.known());
      sender().tell(UNIT, self());
    } catch (JournalException e) {
      sender().tell(new Status.Failure(EngineFailures.notKept(e)), self());
    }
  }

  private void open(StoredQueue settings, boolean known) {
    if (directory.find(settings.name()) == null) {
      if (!known) {
        keep(new QueueKept(settings));
      }
      spawn(settings);
      refresh();
    }
  }

  private void spawn(StoredQueue settings) {
    ActorRef queue =
        context()
            .actorOf(
                Props.create(
                        LocalQueue.class,
                        () -> new LocalQueue(now, settings, null, journal, directory))
                    .withDispatcher(Turns.dispatcher(journal)),
                settings.name() + "-" + UUID.randomUUID());
    directory.put(new KnownQueue(queue, settings));
  }

  @Override
  public <T> ReplyAction<T> receiveAndReply(QueueManagerMsg<T> message) {
    try {
      prepare(message);
      return super.receiveAndReply(message);
    } catch (JournalException e) {
      throw EngineFailures.raise(EngineFailures.notKept(e));
    }
  }

  private void prepare(QueueManagerMsg<?> message) {
    switch (message) {
      case LookupQueue _ -> {}
      case DeleteQueue delete -> delete(delete.queueName());
      case StartMessageMoveTask move -> requireDeadLetterQueue(move.sourceArn());
      default -> refresh();
    }
  }

  /**
   * ElasticMQ's manager remembers the settings with which a queue was made, not the present ones.
   */
  private void refresh() {
    for (KnownQueue queue : directory.all()) {
      queues()
          .update(
              queue.name(),
              ActorWithQueueData().apply(queue.actor(), Stored.queue(queue.settings())));
    }
  }

  /** Without their dead-letter queue its sources keep their messages, which would be lost else. */
  private void delete(String name) {
    keep(new QueueDeleted(name));
    directory.remove(name);
    for (KnownQueue source : directory.sourcesOf(name)) {
      source
          .actor()
          .tell(
              new UpdateQueueDeadLettersQueue(Option.empty(), Option.empty()), ActorRef.noSender());
    }
  }

  /** ElasticMQ would not answer at all. */
  private void requireDeadLetterQueue(String arn) {
    refresh();
    if (directory.sourcesOf(Arns.queueName(arn)).isEmpty()) {
      throw EngineFailures.raise(
          EngineFailures.invalidParameter(
              "Source queue must be configured as a Dead Letter Queue."));
    }
  }

  private void keep(JournalEntry entry) {
    journal.write(List.of(entry));
  }
}
