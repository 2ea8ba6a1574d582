package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.UNIT;
import static dev.orderflow.localcloud.sqs.ScalaTypes.list;
import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageReceived;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.ArrayList;
import java.util.List;
import org.apache.pekko.actor.ActorContext;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.FifoDeduplicationIdsHistory;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.MoveDestination;
import org.elasticmq.NewMessageData;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.QueueActor;
import org.elasticmq.actor.queue.QueueActorStorage.ResultWithEvents;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;

/**
 * ElasticMQ's queue, which keeps in the journal what it is about to acknowledge.
 *
 * <p>ElasticMQ has a listener for that purpose, but tells it of a change after the fact and out of
 * order, leaves whoever asked without an answer when it fails, and says nothing of a purge. So the
 * steps themselves are extended here: they run one at a time, in the actor's turn.
 */
abstract class KeptQueue extends QueueActor {

  private final Journal journal;
  private boolean wakeUpQueued;

  KeptQueue(
      NowProvider now, StoredQueue settings, @Nullable ActorRef deadLetters, Journal journal) {
    super(
        now,
        Stored.queue(settings),
        option(deadLetters),
        Option.empty(),
        Option.empty(),
        Option.empty());
    this.journal = journal;
    if (!settings.fifo()) {
      messageQueue_$eq(new MessageOrder());
    }
  }

  /** Raw, since Scala's two declarations of it have no common subtype in Java. */
  @Override
  @SuppressWarnings({"rawtypes", "unchecked"})
  public ClassTag ev() {
    return super.ev();
  }

  final void keep(JournalEntry entry) {
    journal.write(List.of(entry));
  }

  final scala.collection.immutable.List<MessageData> sendAll(List<NewMessageData> messages) {
    List<MessageData> sent = new ArrayList<>(messages.size());
    for (NewMessageData message : messages) {
      sent.add(super.handleOrRedirectMessage(message, context()).result().get());
    }
    keepSent(sent);
    wakeUp();
    return list(sent);
  }

  /** One message from the HTTP front, or one that a redrive moves here. */
  @Override
  public ResultWithEvents<MessageData> handleOrRedirectMessage(
      NewMessageData message, ActorContext context) {
    FifoDeduplicationIdsHistory before = fifoMessagesHistory();
    ResultWithEvents<MessageData> result = super.handleOrRedirectMessage(message, context);
    if (message.id().isDefined()) {
      keepMoved(result.result().get().id().id());
      return result;
    }
    try {
      keepSent(List.of(result.result().get()));
    } catch (JournalException e) {
      fifoMessagesHistory_$eq(before);
      throw e;
    }
    return result;
  }

  private void keepSent(List<MessageData> sent) {
    if (!journal.keeps()) {
      return;
    }
    List<JournalEntry> entries = new ArrayList<>(sent.size());
    for (MessageData message : sent) {
      if (has(message.id())) {
        entries.add(new MessageKept(Stored.message(name(), message)));
      }
    }
    try {
      journal.write(entries);
    } catch (JournalException e) {
      sent.forEach(message -> messageQueue().remove(message.id().id()));
      throw e;
    }
  }

  /** A FIFO queue answers for a message that it has had before, and that may be gone by now. */
  private boolean has(MessageId id) {
    return messageQueue().getById(id.id()).isDefined();
  }

  /** A dead letter. If it cannot be kept here it stays, and after a restart is where it was. */
  @Override
  public ResultWithEvents<BoxedUnit> moveMessage(
      InternalMessage message, MoveDestination destination, String source) {
    ResultWithEvents<BoxedUnit> result = super.moveMessage(message, destination, source);
    wakeUp();
    keepMoved(message.id());
    return result;
  }

  private void keepMoved(String id) {
    InternalMessage moved = orNull(messageQueue().getById(id));
    if (journal.keeps() && moved != null) {
      keep(new MessageKept(Stored.message(name(), moved.toMessageData())));
    }
  }

  @Override
  public ResultWithEvents<scala.collection.immutable.List<MessageData>> receiveMessages(
      VisibilityTimeout visibility, int count, Option<String> attempt) {
    var result = super.receiveMessages(visibility, count, attempt);
    if (journal.keeps()) {
      journal.write(list(result.result().get()).stream().map(KeptQueue::received).toList());
    }
    return result;
  }

  private static JournalEntry received(MessageData message) {
    return new MessageReceived(
        message.id().id(),
        message.deliveryReceipt().get().receipt(),
        message.statistics().approximateReceiveCount(),
        Stored.firstReceived(message.statistics().approximateFirstReceive()));
  }

  /** As on AWS it is no error to delete what is deleted, or what was received again since. */
  final BoxedUnit deleteAll(List<String> receipts) {
    List<String> ids = receipts.stream().filter(this::isLast).map(Receipts::messageId).toList();
    forget(ids);
    return UNIT;
  }

  private boolean isLast(String receipt) {
    InternalMessage message = orNull(messageQueue().getById(Receipts.messageId(receipt)));
    return message != null && receipt.equals(orNull(message.deliveryReceipts().lastOption()));
  }

  private void forget(List<String> ids) {
    if (journal.keeps()) {
      journal.write(ids.stream().<JournalEntry>map(MessageDeleted::new).toList());
    }
    ids.forEach(messageQueue()::remove);
  }

  final void dropOlderThan(long epochSecond) {
    List<String> expired = new ArrayList<>();
    for (InternalMessage message : CollectionConverters.asJava(messageQueue().all())) {
      if (message.created().toEpochSecond() < epochSecond) {
        expired.add(message.id());
      }
    }
    forget(expired);
  }

  /** Has those who wait for messages looked after, once for all messages sent until then. */
  private void wakeUp() {
    if (!wakeUpQueued) {
      wakeUpQueued = true;
      self().tell(TryReply(), ActorRef.noSender());
    }
  }

  final boolean isWakeUp(Object message) {
    if (message != TryReply()) {
      return false;
    }
    wakeUpQueued = false;
    return true;
  }

  private String name() {
    return queueData().name();
  }
}
