package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.endpoint.Service;
import dev.orderflow.localcloud.sqs.http.SqsService;
import dev.orderflow.localcloud.sqs.journal.FileJournal;
import dev.orderflow.localcloud.sqs.journal.Journal;
import dev.orderflow.localcloud.sqs.journal.OpenedJournal;
import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS in this JVM. Engines know nothing of one another's queues, so a second one is a place for
 * queues that no other client may see.
 *
 * <p>One that is kept has after a killed process every message whose sending was acknowledged and
 * whose deletion was not, and none whose deletion was. Messages that were being worked on are then
 * visible at once; see {@link CrashReceives} for their receive counts. It is not proof against a
 * power cut.
 *
 * <p>When the journal cannot be written, requests fail with SQS's {@code InternalError} and what
 * they asked for has not happened; they succeed again when there is room again.
 */
public final class QueueEngine implements AutoCloseable {

  private static final Duration SWEEP_EVERY = Duration.ofSeconds(1);

  /** Of the queues' time. */
  private static final Duration SWEEP = Duration.ofMinutes(1);

  private final QueueAddress address;
  private final Journal journal;
  private final InstantSource clock;
  private final EngineTime time;
  private final BodiesOnDisk bodies;
  private final QueueDirectory queues;
  private final MoveTasks moves;
  private final SqsClient client;
  private final ScheduledExecutorService sweeper =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("queues-retention").factory());
  private long nextSweep;
  private boolean closed;

  private QueueEngine(URI endpoint, Journal journal, InstantSource clock, int speed) {
    this.address = new QueueAddress(endpoint);
    this.journal = journal;
    this.clock = clock;
    this.time = new EngineTime(clock, speed);
    this.bodies = new BodiesOnDisk(journal);
    this.queues = new QueueDirectory(time, journal, bodies);
    this.moves = new MoveTasks(queues, clock, time);
    this.client = new InProcessSqs(queues, moves, address, clock);
    this.nextSweep = time.nowMillis() + SWEEP.toMillis();
    long every = SWEEP_EVERY.toMillis();
    sweeper.scheduleWithFixedDelay(this::sweep, every, every, TimeUnit.MILLISECONDS);
  }

  /** Drops what its queue has kept for long enough. */
  private void sweep() {
    long now = time.nowMillis();
    if (now < nextSweep) {
      return;
    }
    nextSweep = now + SWEEP.toMillis();
    for (LocalQueue queue : queues.all()) {
      try {
        queue.dropExpired();
      } catch (SdkException e) {
        // it is dropped once the journal can be written again
      }
    }
  }

  /**
   * Queues that are gone when the process is.
   *
   * @param endpoint what queue URLs begin with, such as {@code http://127.0.0.1:4566}
   */
  public static QueueEngine inMemory(URI endpoint) {
    return inMemory(endpoint, 1);
  }

  /**
   * The same, with time passing faster for messages: delays, visibility timeouts and retention.
   *
   * @param speed how many times as fast
   */
  public static QueueEngine inMemory(URI endpoint, int speed) {
    return new QueueEngine(endpoint, Journal.none(), InstantSource.system(), speed);
  }

  /**
   * Queues that outlive the process, and those that had done so before.
   *
   * @param file the journal, which is made with its folder if it is not there
   * @throws IOException if it cannot be used, or another process uses it
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static QueueEngine kept(URI endpoint, Path file) throws IOException {
    return kept(endpoint, file, 0);
  }

  /**
   * The same.
   *
   * @param owner whose the journal is; 0 for anybody's
   */
  public static QueueEngine kept(URI endpoint, Path file, long owner) throws IOException {
    return restored(endpoint, FileJournal.open(file, owner), InstantSource.system());
  }

  /** What time it is for messages, which in a simulation passes faster. */
  public InstantSource time() {
    return () -> Instant.ofEpochMilli(time.nowMillis());
  }

  /** Why nothing can be kept at present, as far as is known. */
  public Optional<String> trouble() {
    return journal.trouble();
  }

  static QueueEngine restored(URI endpoint, OpenedJournal opened, InstantSource clock) {
    QueueEngine engine = new QueueEngine(endpoint, opened.journal(), clock, 1);
    try {
      engine.restore(
          opened.queues(), engine.inThisTime(CrashReceives.settle(opened), opened.lastWritten()));
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** A clock that was put back since would hide messages until it has caught up. */
  private List<StoredMessage> inThisTime(List<StoredMessage> messages, long lastWritten) {
    long now = time.nowMillis();
    return messages.stream()
        .map(message -> message.earlierBy(Math.max(lastWritten, message.created()) - now))
        .toList();
  }

  private void restore(List<StoredQueue> stored, List<StoredMessage> messages) {
    Map<String, List<StoredMessage>> byQueue =
        messages.stream().collect(Collectors.groupingBy(StoredMessage::queue));
    stored.forEach(queue -> queues.open(queue, true));
    for (StoredQueue queue : stored) {
      LocalQueue opened = queues.named(queue.name());
      opened.change(withReachableRedrive(queue));
      opened.restore(byQueue.getOrDefault(queue.name(), List.of()));
    }
  }

  /**
   * Makes the queues, or gives them these settings if they are there; what is in them stays.
   *
   * @throws IllegalArgumentException if a dead-letter queue is neither among them nor there already
   */
  public void declare(List<QueueSettings> wanted) {
    long now = clock.millis();
    wanted.forEach(settings -> requireDeadLetterQueue(settings, wanted));
    wanted.forEach(settings -> queues.open(settings.stored(now, null), false));
    for (QueueSettings settings : wanted) {
      LocalQueue queue = queues.named(settings.name());
      queue.change(settings.stored(now, queue.settings()));
    }
  }

  private void requireDeadLetterQueue(QueueSettings settings, List<QueueSettings> wanted) {
    QueueSettings.Redrive redrive = settings.redrive();
    if (redrive != null
        && queues.find(redrive.deadLetterQueue()) == null
        && wanted.stream().noneMatch(other -> other.name().equals(redrive.deadLetterQueue()))) {
      throw new IllegalArgumentException(
          "The dead-letter queue %s of %s does not exist"
              .formatted(redrive.deadLetterQueue(), settings.name()));
    }
  }

  /** The process may have died after a dead-letter queue was deleted, before its sources knew. */
  private StoredQueue withReachableRedrive(StoredQueue queue) {
    String name = queue.deadLetterQueue();
    return name == null || queues.find(name) != null ? queue : queue.withoutRedrive();
  }

  /** Ends in the queues themselves; safe for any number of threads. Not to be closed. */
  public SqsClient client() {
    return client;
  }

  /** About how many bytes of memory the messages of a queue take. */
  public long held(String queueName) {
    return queues.held(queueName).get();
  }

  /** Those of all queues. */
  public long held() {
    return queues.held();
  }

  /** How many bodies of messages have gone to disk for want of memory, since the start. */
  public long bodiesMovedToDisk() {
    return bodies.moved();
  }

  /** A look at every queue, by name. */
  public Map<String, QueueMeasure> measure() {
    Map<String, QueueMeasure> measures = new TreeMap<>();
    queues.all().forEach(queue -> measures.put(queue.name(), queue.measure()));
    return measures;
  }

  public String queueUrl(String queueName) {
    return address.url(queueName);
  }

  public static String queueArn(String queueName) {
    return Arns.arn(queueName);
  }

  /** What the queues are for clients over HTTP. */
  public Service http() {
    return new SqsService(client);
  }

  /** How many wait for messages. */
  int waiting() {
    return queues.waiting().get();
  }

  /** Ends what is under way, those who wait for messages included. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    sweeper.shutdownNow();
    moves.close();
    queues.close();
    try (Journal kept = journal;
        BodiesOnDisk moved = bodies) {
      // in this order: the bodies first
    }
  }
}
