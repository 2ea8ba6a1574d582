package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueDeleted;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import dev.orderflow.localcloud.sqs.journal.JournalException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import dev.orderflow.localcloud.work.HeapShare;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.AbortedException;

/** All queues of one engine: makes, finds and deletes them. */
final class QueueDirectory {

  /** About, of all queues of an engine; beyond it large bodies go to disk. */
  static final long BODIES_IN_MEMORY = HeapShare.MESSAGES.bytes() / 4;

  private final Map<String, LocalQueue> queues = new ConcurrentHashMap<>();
  private final Map<String, AtomicLong> held = new ConcurrentHashMap<>();
  private final Map<String, QueueCounts> counts = new ConcurrentHashMap<>();

  /** Milliseconds since the epoch, by name, of a minute. */
  private final Map<String, Long> deletedAt = new HashMap<>();

  private final AtomicInteger waiting = new AtomicInteger();
  private final EngineTime time;
  private final Journal journal;
  private final BodiesOnDisk bodies;
  private volatile boolean closed;

  QueueDirectory(EngineTime time, Journal journal, BodiesOnDisk bodies) {
    this.time = time;
    this.journal = journal;
    this.bodies = bodies;
  }

  /** Where bodies go for which memory has no room. */
  BodiesOnDisk bodies() {
    return bodies;
  }

  /** How many wait for messages. */
  AtomicInteger waiting() {
    return waiting;
  }

  @Nullable LocalQueue find(String name) {
    return queues.get(name);
  }

  /**
   * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if it does not
   */
  LocalQueue at(@Nullable String url) {
    if (url == null) {
      throw SqsErrors.refused(Refusal.missing("QueueUrl"));
    }
    return named(QueueAddress.queueName(url));
  }

  /**
   * @throws software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException if it does not
   */
  LocalQueue named(@Nullable String name) {
    requireOpen();
    LocalQueue queue = name == null ? null : find(name);
    if (queue == null) {
      throw SqsErrors.noSuchQueue();
    }
    return queue;
  }

  /**
   * A move task's queues are named by ARN, and missed in another way.
   *
   * @param parameter has the ARN
   */
  LocalQueue byArn(@Nullable String arn, String parameter) {
    LocalQueue queue = arn == null ? null : find(Arns.queueName(arn));
    if (queue == null) {
      throw SqsErrors.refused(
          SqsErrors.NOT_FOUND,
          "The resource that you specified for the %s parameter doesn't exist."
              .formatted(parameter));
    }
    return queue;
  }

  /** By name. */
  List<LocalQueue> all() {
    return queues.values().stream().sorted(Comparator.comparing(LocalQueue::name)).toList();
  }

  /** The queues whose dead letters go to the named one. */
  List<LocalQueue> sourcesOf(String deadLetterQueue) {
    return all().stream()
        .filter(queue -> deadLetterQueue.equals(queue.settings().deadLetterQueue()))
        .toList();
  }

  /**
   * Makes a queue unless it is there.
   *
   * @param known whether the journal has it already
   */
  synchronized void open(StoredQueue settings, boolean known) {
    requireOpen();
    if (find(settings.name()) == null) {
      deletedAt.values().removeIf(at -> time.nowMillis() - at >= SqsErrors.A_MINUTE.toMillis());
      if (deletedAt.containsKey(settings.name())) {
        throw SqsErrors.deletedRecently();
      }
      try {
        if (!known) {
          journal.write(List.of(new QueueKept(settings)));
        }
      } catch (JournalException e) {
        throw SqsErrors.notKept(e);
      }
      queues.put(settings.name(), new LocalQueue(settings, time, journal, this));
    }
  }

  /** Without their dead-letter queue its sources keep their messages, which would be lost else. */
  synchronized void delete(String name) {
    LocalQueue queue = named(name);
    try {
      journal.write(List.of(new QueueDeleted(name)));
    } catch (JournalException e) {
      throw SqsErrors.notKept(e);
    }
    queues.remove(name);
    deletedAt.put(name, time.nowMillis());
    sourcesOf(name).forEach(source -> source.change(source.settings().withoutRedrive()));
    queue.end();
    held.remove(name);
    counts.remove(name);
  }

  /** How many bytes the messages of a queue take. */
  AtomicLong held(String name) {
    return held.computeIfAbsent(name, any -> new AtomicLong());
  }

  long held() {
    return held.values().stream().mapToLong(AtomicLong::get).sum();
  }

  /** Moves a large body to disk while memory is short. */
  void makeRoom(String queue, QueuedMessage message) {
    if (message.body.held() >= Journal.LARGE_BODY && held() > BODIES_IN_MEMORY) {
      try {
        held(queue).addAndGet(-message.body.moveToDisk());
      } catch (JournalException e) {
        // no room on the disk either: it stays where it is
      }
    }
  }

  /** What has happened in a queue. */
  QueueCounts counts(String name) {
    return counts.computeIfAbsent(name, any -> new QueueCounts());
  }

  /**
   * @throws AbortedException if the engine is closed
   */
  void requireOpen() {
    if (closed) {
      throw AbortedException.create("The queues are closed");
    }
  }

  /** Ends what is under way, those who wait for messages included. */
  void close() {
    closed = true;
    queues.values().forEach(LocalQueue::wakeUpAll);
  }
}
