package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueuePurged;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;

/**
 * One queue. Whoever asks it does the work, in turn; before it answers, the journal has what the
 * answer says.
 */
final class LocalQueue {

  private final EngineTime time;
  private final Journal journal;
  private final QueueDirectory directory;
  private final QueueCounts counts;
  private final ReentrantLock turn = new ReentrantLock();
  private final LongPolls polls;
  private final MessageOrder messages;
  private final MessageHandout handout;
  private final DeduplicationHistory duplicates = new DeduplicationHistory();
  private volatile StoredQueue settings;
  private volatile boolean deleted;

  /** Milliseconds since the epoch; 0 if it never was. */
  private long purged;

  LocalQueue(StoredQueue settings, EngineTime time, Journal journal, QueueDirectory directory) {
    this.settings = settings;
    this.time = time;
    this.journal = journal;
    this.directory = directory;
    this.counts = directory.counts(settings.name());
    this.polls = new LongPolls(turn, time, directory.waiting());
    this.messages = MessageOrder.of(settings.fifo(), directory.held(settings.name()));
    this.handout = new MessageHandout(messages, journal, counts);
  }

  String name() {
    return settings.name();
  }

  StoredQueue settings() {
    return settings;
  }

  QueueCounts counts() {
    return counts;
  }

  /** All of them in one turn and with one write. */
  List<SentMessage> send(List<NewMessage> sent) {
    return inTurn(
        () -> {
          long now = time.nowMillis();
          duplicates.requireRoom(settings.fifo() ? sent.size() : 0, now);
          List<SentMessage> answers = new ArrayList<>(sent.size());
          List<QueuedMessage> fresh = new ArrayList<>(sent.size());
          for (NewMessage message : sent) {
            answers.add(duplicates.firstOf(message, now, () -> queued(message, now, fresh)));
          }
          try {
            journal.keep(fresh, this::kept);
          } catch (JournalException e) {
            duplicates.forget(fresh);
            throw e;
          }
          fresh.forEach(this::add);
          counts.sent(fresh.size());
          return answers;
        });
  }

  private SentMessage queued(NewMessage message, long now, List<QueuedMessage> fresh) {
    QueuedMessage queued =
        QueuedMessage.sent(message, UUID.randomUUID().toString(), now, directory.bodies());
    fresh.add(queued);
    return new SentMessage(queued.id, queued.sequence);
  }

  private void add(QueuedMessage message) {
    messages.add(message);
    directory.makeRoom(name(), message);
    polls.wakeUp();
  }

  /**
   * A message from another queue, whose place it leaves by that: as a dead letter, or sent back. If
   * it cannot be kept here it stays, and after a restart is where it was.
   */
  void accept(QueuedMessage message) {
    inTurn(
        () -> {
          add(message);
          try {
            journal.keep(List.of(message), this::kept);
          } catch (JournalException e) {
            // the journal says so itself, to those who ask for trouble
          }
          return message;
        });
  }

  /**
   * @param visibility in place of the queue's own timeout
   * @param wait for a message, if there is none
   */
  List<ReceivedMessage> receive(int most, @Nullable Duration visibility, Duration wait) {
    long end = System.nanoTime() + wait.toNanos();
    while (true) {
      Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
      List<QueuedMessage> dead = new ArrayList<>();
      List<ReceivedMessage> received;
      try {
        received = inTurn(() -> received(most, visibility, wait.isZero() ? wait : left, dead));
      } finally {
        bury(dead);
      }
      if (!received.isEmpty() || dead.isEmpty()) {
        return received;
      }
    }
  }

  private List<ReceivedMessage> received(
      int most, @Nullable Duration visibility, Duration wait, List<QueuedMessage> dead) {
    List<ReceivedMessage> received = taken(most, visibility, dead);
    if (!received.isEmpty() || wait.isZero() || !dead.isEmpty()) {
      return received;
    }
    List<ReceivedMessage> late = new ArrayList<>();
    try {
      polls.await(
          wait,
          new LongPolls.Look() {
            @Override
            public boolean found() {
              requirePresent();
              late.addAll(taken(most, visibility, dead));
              return !late.isEmpty() || !dead.isEmpty();
            }

            @Override
            public OptionalLong next() {
              return messages.earliest();
            }
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw AbortedException.create("Interrupted while waiting for the queue", e);
    }
    requirePresent();
    return late;
  }

  private List<ReceivedMessage> taken(
      int most, @Nullable Duration visibility, List<QueuedMessage> dead) {
    long now = time.nowMillis();
    Duration hidden = visibility == null ? settings.visibilityTimeout() : visibility;
    return handout.of(messages.visible(most, now), settings, now, now + hidden.toMillis(), dead);
  }

  /** Outside of this queue's turn, since each queue may have the other's dead letters. */
  private void bury(List<QueuedMessage> dead) {
    for (QueuedMessage message : dead) {
      String name = settings.deadLetterQueue();
      LocalQueue letters = name == null ? null : directory.find(name);
      if (letters == null || !letters.accepts(message.deadLetterOf(name()))) {
        accept(message);
      }
    }
  }

  /** As {@link #accept}, unless the queue was deleted meanwhile. */
  private boolean accepts(QueuedMessage message) {
    try {
      accept(message);
      return true;
    } catch (QueueDoesNotExistException e) {
      return false;
    }
  }

  /**
   * In one turn and with one write. As on AWS it is no error to delete what is deleted, or what was
   * received again since; but a FIFO queue's messages can be deleted only while they are hidden.
   *
   * @return the receipts of a FIFO queue that have expired
   */
  Set<String> delete(List<String> receipts) {
    return inTurn(
        () -> {
          long now = time.nowMillis();
          List<String> ids = new ArrayList<>(receipts.size());
          Set<String> expired = new HashSet<>();
          for (String receipt : receipts) {
            QueuedMessage message = messages.find(Receipts.messageId(receipt));
            if (message == null) {
              continue;
            }
            boolean last = receipt.equals(message.receipt);
            if (settings.fifo() && (!last || message.visibleAt <= now)) {
              expired.add(receipt);
            } else if (last) {
              ids.add(message.id);
            }
          }
          forget(ids);
          counts.deleted(ids.size());
          return expired;
        });
  }

  private @Nullable QueuedMessage receivedLastBy(String receipt) {
    QueuedMessage message = messages.find(Receipts.messageId(receipt));
    return message != null && receipt.equals(message.receipt) ? message : null;
  }

  private void forget(List<String> ids) {
    journal.keep(ids, MessageDeleted::new);
    for (String id : ids) {
      QueuedMessage message = messages.find(id);
      if (message != null) {
        messages.remove(id);
        message.body.forget();
      }
    }
    polls.wakeUp(); // the next of its group, in a FIFO queue
  }

  /**
   * Whoever has a message says when it is to come again: that receive did not end with the process.
   *
   * @return null if it is done
   */
  @Nullable Refusal postpone(String receipt, Duration after) {
    @Nullable Refusal[] refused = new Refusal[1];
    inTurn(
        () -> {
          QueuedMessage message = receivedLastBy(receipt);
          long now = time.nowMillis();
          if (message == null) {
            refused[0] = Receipts.notAvailable(receipt);
            return receipt;
          }
          if (message.visibleAt <= now) {
            refused[0] = Receipts.notInFlight(receipt);
            return receipt;
          }
          long until = now + after.toMillis();
          journal.keep(List.of(message), it -> it.received(until, false));
          messages.postpone(message, until);
          polls.wakeUp();
          return receipt;
        });
    return refused[0];
  }

  void purge() {
    inTurn(
        () -> {
          long now = time.nowMillis();
          if (purged != 0 && now - purged < SqsErrors.A_MINUTE.toMillis()) {
            throw SqsErrors.purgedRecently(name());
          }
          journal.keep(List.of(name()), QueuePurged::new);
          messages.all().forEach(message -> message.body.forget());
          messages.clear();
          purged = now;
          return name();
        });
  }

  /** Gives the queue these settings; what is in it stays. */
  void change(StoredQueue wanted) {
    inTurn(
        () -> {
          if (!wanted.equals(settings)) {
            journal.keep(List.of(wanted), QueueKept::new);
            settings = wanted;
          }
          return wanted;
        });
  }

  /** Puts back what the journal had kept. */
  void restore(List<StoredMessage> stored) {
    inTurn(
        () -> {
          for (StoredMessage message : stored) {
            QueuedMessage restored = QueuedMessage.restored(message, directory.bodies());
            messages.add(restored);
            duplicates.remember(restored);
          }
          return stored;
        });
  }

  QueueMeasure measure() {
    return inTurn(() -> messages.measure(counts, time.nowMillis()));
  }

  /** The ids of all that is in it, in the order in which they came. */
  List<String> ids() {
    return inTurn(() -> messages.all().stream().map(message -> message.id).toList());
  }

  /** Takes a message out for another queue to accept; null if it is not here. */
  @Nullable QueuedMessage release(String id) {
    @Nullable QueuedMessage[] found = new QueuedMessage[1];
    inTurn(
        () -> {
          found[0] = messages.find(id);
          messages.remove(id);
          return id;
        });
    return found[0];
  }

  void dropExpired() {
    inTurn(
        () -> {
          long oldest = time.nowMillis() - settings.retention().toMillis();
          forget(
              messages.all().stream()
                  .filter(message -> message.created < oldest)
                  .map(message -> message.id)
                  .toList());
          return oldest;
        });
  }

  /** When the queue is deleted: those who wait for its messages are told. */
  void end() {
    inTurn(
        () -> {
          messages.all().forEach(message -> message.body.forget());
          messages.clear();
          deleted = true;
          polls.wakeUpAll();
          return name();
        });
  }

  /** When the engine is closed. */
  void wakeUpAll() {
    turn.lock();
    try {
      polls.wakeUpAll();
    } finally {
      turn.unlock();
    }
  }

  private void requirePresent() {
    directory.requireOpen();
    if (deleted) {
      throw SqsErrors.noSuchQueue();
    }
  }

  private <T> T inTurn(Supplier<T> work) {
    turn.lock();
    try {
      requirePresent();
      return work.get();
    } catch (JournalException e) {
      directory.requireOpen(); // the journal is closed with the queues
      throw SqsErrors.notKept(e);
    } finally {
      turn.unlock();
    }
  }

  private JournalEntry kept(QueuedMessage message) {
    return new MessageKept(message.stored(name()));
  }
}
