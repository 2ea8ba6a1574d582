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
import dev.orderflow.localcloud.work.HeapShare;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.StreamSupport;
import org.apache.pekko.actor.ActorContext;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.FifoDeduplicationIdsHistory;
import org.elasticmq.InvalidReceiptHandle;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.MessageId;
import org.elasticmq.MillisNextDelivery;
import org.elasticmq.MoveDestination;
import org.elasticmq.NeverReceived$;
import org.elasticmq.NewMessageData;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.actor.queue.InternalMessage;
import org.elasticmq.actor.queue.QueueActor;
import org.elasticmq.actor.queue.QueueActorStorage.ResultWithEvents;
import org.elasticmq.actor.queue.operations.CommonOperations;
import org.elasticmq.util.NowProvider;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;
import scala.reflect.ClassTag;
import scala.runtime.BoxedUnit;
import scala.util.Either;
import scala.util.Left;
import scala.util.Right;

/**
 * ElasticMQ's queue, which keeps in the journal what it is about to acknowledge.
 *
 * <p>ElasticMQ has a listener for that purpose, but tells it of a change after the fact and out of
 * order, leaves whoever asked without an answer when it fails, and says nothing of a purge. So the
 * steps themselves are extended here: they run one at a time, in the actor's turn.
 */
abstract class KeptQueue extends QueueActor {

  /** About, of all queues of an engine; beyond it large bodies go to disk. */
  static final long BODIES_IN_MEMORY = HeapShare.MESSAGES.bytes() / 4;

  private final Journal journal;
  private final QueueDirectory directory;
  private final AtomicLong held;
  private final QueueCounts counts;

  KeptQueue(
      NowProvider now,
      StoredQueue settings,
      @Nullable ActorRef deadLetters,
      Journal journal,
      QueueDirectory directory,
      QueueCounts counts) {
    super(
        now,
        Stored.queue(settings),
        option(deadLetters),
        Option.empty(),
        Option.empty(),
        Option.empty());
    this.journal = journal;
    this.directory = directory;
    this.held = directory.held(settings.name());
    this.counts = counts;
    if (!settings.fifo()) {
      messageQueue_$eq(new MessageOrder(held));
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
      sent.add(super.handleOrRedirectMessage(movable(message), context()).result().get());
    }
    keepSent(sent);
    makeRoom(sent);
    counts.sent(sent.size());
    return list(sent);
  }

  /** One message from the HTTP front, or one that a redrive moves here. */
  @Override
  public ResultWithEvents<MessageData> handleOrRedirectMessage(
      NewMessageData message, ActorContext context) {
    FifoDeduplicationIdsHistory before = fifoMessagesHistory();
    ResultWithEvents<MessageData> result = super.handleOrRedirectMessage(movable(message), context);
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
    makeRoom(List.of(result.result().get()));
    counts.sent(1);
    return result;
  }

  private NewMessageData movable(NewMessageData message) {
    MessageContent content = LargeBody.movable(message.content(), directory.bodies());
    return content == message.content() ? message : ReplacedContent.replaced(message, content);
  }

  /** Moves the large ones of new bodies to disk while memory is short. */
  private void makeRoom(List<MessageData> sent) {
    for (MessageData message : sent) {
      if (message.content() instanceof LargeBody body
          && (queueData().isFifo() || directory.held() > BODIES_IN_MEMORY)
          && has(message.id())) {
        try {
          int moved = body.moveToDisk(message.id().id());
          held.addAndGet(queueData().isFifo() ? 0 : -moved);
        } catch (JournalException e) {
          // no room on the disk either: it stays where it is
        }
      }
    }
  }

  /** All that is in this queue ceases to be. */
  final void forgetBodies() {
    CollectionConverters.asJava(messageQueue().all()).forEach(this::forgetBody);
  }

  private void forgetBody(InternalMessage message) {
    if (message.content() instanceof LargeBody body && body.isOnDisk()) {
      directory.bodies().remove(message.id());
    }
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
    List<MessageData> received = list(result.result().get());
    try {
      List<MessageData> whole = ReplacedContent.loaded(received);
      if (journal.keeps()) {
        journal.write(received.stream().map(KeptQueue::received).toList());
      }
      counts.received(received.size());
      return whole == received ? result : ResultWithEvents().onlyValue(list(whole));
    } catch (JournalException e) {
      received.forEach(message -> takeBack(messageQueue().getById(message.id().id()).get()));
      throw e;
    }
  }

  /** Else a full disk would make dead letters of messages that nobody was given. */
  private void takeBack(InternalMessage message) {
    messageQueue().remove(message.id());
    message.receiveCount_$eq(message.receiveCount() - 1);
    message.deliveryReceipts().remove(message.deliveryReceipts().length() - 1);
    if (message.receiveCount() == 0) {
      message.firstReceive_$eq(NeverReceived$.MODULE$);
    }
    message.nextDelivery_$eq(nowProvider().nowMillis());
    messageQueue().$plus$eq(message);
  }

  /** Whoever has it says when it is to come again: that receive did not end with the process. */
  @Override
  public ResultWithEvents<Either<InvalidReceiptHandle, BoxedUnit>> updateVisibilityTimeout(
      DeliveryReceipt receipt, VisibilityTimeout visibility) {
    InternalMessage message = receivedLastBy(receipt.receipt());
    if (message == null) {
      return ResultWithEvents()
          .onlyValue(new Left<>(new InvalidReceiptHandle(name(), receipt.receipt())));
    }
    MillisNextDelivery next =
        CommonOperations.computeNextDelivery(visibility, queueData(), nowProvider());
    if (journal.keeps()) {
      keep(postponed(message, receipt.receipt(), next.millis()));
    }
    if (!(messageQueue() instanceof MessageOrder)) {
      // where it stands in ours says since when it is here
      messageQueue().remove(message.id());
    }
    message.nextDelivery_$eq(next.millis());
    messageQueue().$plus$eq(message);
    return ResultWithEvents().onlyValue(new Right<>(UNIT));
  }

  private static JournalEntry postponed(InternalMessage message, String receipt, long until) {
    return new MessageReceived(
        message.id(),
        receipt,
        message.receiveCount(),
        Stored.firstReceived(message.firstReceive()),
        until,
        false);
  }

  /** When the earliest message becomes visible; it may be told too early. */
  final OptionalLong earliest() {
    if (messageQueue() instanceof MessageOrder order) {
      return order.earliest();
    }
    return StreamSupport.stream(
            CollectionConverters.asJava(messageQueue().all()).spliterator(), false)
        .mapToLong(InternalMessage::nextDelivery)
        .min();
  }

  final QueueMeasure measure() {
    return Measuring.look(messageQueue(), nowProvider().nowMillis(), counts);
  }

  private static JournalEntry received(MessageData message) {
    return new MessageReceived(
        message.id().id(),
        message.deliveryReceipt().get().receipt(),
        message.statistics().approximateReceiveCount(),
        Stored.firstReceived(message.statistics().approximateFirstReceive()),
        message.nextDelivery().millis(),
        true);
  }

  /** As on AWS it is no error to delete what is deleted, or what was received again since. */
  final BoxedUnit deleteAll(List<String> receipts) {
    List<String> ids = new ArrayList<>(receipts.size());
    for (String receipt : receipts) {
      InternalMessage message = receivedLastBy(receipt);
      if (message != null) {
        ids.add(message.id());
      }
    }
    forget(ids);
    counts.deleted(ids.size());
    return UNIT;
  }

  private @Nullable InternalMessage receivedLastBy(String receipt) {
    if (!Receipts.wellFormed(receipt)) {
      return null;
    }
    InternalMessage message = orNull(messageQueue().getById(Receipts.messageId(receipt)));
    return message != null && receipt.equals(orNull(message.deliveryReceipts().lastOption()))
        ? message
        : null;
  }

  private void forget(List<String> ids) {
    if (journal.keeps()) {
      journal.write(ids.stream().<JournalEntry>map(MessageDeleted::new).toList());
    }
    for (String id : ids) {
      InternalMessage message = orNull(messageQueue().getById(id));
      if (message != null) {
        messageQueue().remove(id);
        forgetBody(message);
      }
    }
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

  private String name() {
    return queueData().name();
  }
}
