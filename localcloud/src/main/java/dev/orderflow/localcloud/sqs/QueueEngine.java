package dev.orderflow.localcloud.sqs;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
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
import java.util.concurrent.CompletionException;
import java.util.stream.Collectors;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.pattern.Patterns;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * SQS in this JVM. Engines know nothing of one another's queues, so a second one is a place for
 * queues that strangers must not see.
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

  private static final Duration STOP = Duration.ofSeconds(10);

  private final QueueAddress address;
  private final Journal journal;
  private final InstantSource clock;
  private final EngineTime time;
  private final ActorSystem system;
  private final BodiesOnDisk bodies;
  private final QueueDirectory directory;
  private final Queues queues;
  private final SqsClient client;
  private boolean closed;

  private QueueEngine(URI endpoint, Journal journal, InstantSource clock, int speed) {
    this.address = new QueueAddress(endpoint);
    this.journal = journal;
    this.clock = clock;
    this.time = new EngineTime(clock, speed);
    this.bodies = new BodiesOnDisk(journal);
    this.directory = new QueueDirectory(bodies);
    ClassLoader loader = QueueEngine.class.getClassLoader();
    this.system = ActorSystem.create("queues", configuration(loader), loader);
    ActorRef manager =
        system.actorOf(
            Props.create(
                    LocalQueueManager.class, () -> new LocalQueueManager(time, journal, directory))
                .withDispatcher(Turns.dispatcher(journal)));
    this.queues = new Queues(manager, directory, new Asks());
    this.client = new InProcessSqs(queues, address, clock);
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
    stored.forEach(queue -> queues.askManager(new OpenQueue(queue, true)));
    for (StoredQueue queue : stored) {
      settle(withReachableRedrive(queue));
      queues.ask(
          queues.named(queue.name()),
          new QueueRequest.Restore(byQueue.getOrDefault(queue.name(), List.of())));
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
    for (QueueSettings settings : wanted) {
      queues.askManager(new OpenQueue(settings.stored(now, null), false));
    }
    for (QueueSettings settings : wanted) {
      StoredQueue present = queues.named(settings.name()).settings();
      settle(settings.stored(now, present));
    }
  }

  private void requireDeadLetterQueue(QueueSettings settings, List<QueueSettings> wanted) {
    QueueSettings.Redrive redrive = settings.redrive();
    if (redrive != null
        && directory.find(redrive.deadLetterQueue()) == null
        && wanted.stream().noneMatch(other -> other.name().equals(redrive.deadLetterQueue()))) {
      throw new IllegalArgumentException(
          "The dead-letter queue %s of %s does not exist"
              .formatted(redrive.deadLetterQueue(), settings.name()));
    }
  }

  /** The process may have died after a dead-letter queue was deleted, before its sources knew. */
  private StoredQueue withReachableRedrive(StoredQueue queue) {
    String name = queue.deadLetterQueue();
    return name == null || directory.find(name) != null ? queue : queue.withoutRedrive();
  }

  private void settle(StoredQueue settings) {
    String name = settings.deadLetterQueue();
    KnownQueue deadLetters = name == null ? null : directory.find(name);
    queues.ask(
        queues.named(settings.name()),
        new QueueRequest.Declare(settings, deadLetters == null ? null : deadLetters.actor()));
  }

  /** Ends in the queues themselves; safe for any number of threads. Not to be closed. */
  public SqsClient client() {
    return client;
  }

  /** About how many bytes of memory the messages of a standard queue take. */
  public long held(String queueName) {
    return directory.held(queueName).get();
  }

  /** Those of all standard queues. */
  public long held() {
    return directory.held();
  }

  /** How many bodies of messages have gone to disk for want of memory, since the start. */
  public long bodiesMovedToDisk() {
    return bodies.moved();
  }

  /** A look at every queue, by name. */
  public Map<String, QueueMeasure> measure() {
    Map<String, QueueMeasure> measures = new TreeMap<>();
    for (KnownQueue queue : directory.all()) {
      // a FIFO queue's memory is not known, nor so whether it is empty
      boolean empty = !queue.settings().fifo() && held(queue.name()) == 0;
      measures.put(
          queue.name(),
          empty
              ? directory.counts(queue.name()).ofEmptyQueue()
              : queues.<QueueMeasure>ask(queue, new QueueRequest.Measure()));
    }
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

  /** How many questions to queues are not answered yet. */
  int waiting() {
    return queues.asks().open();
  }

  /** Ends what is under way, those who wait for messages included. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    queues.asks().close();
    try (Journal kept = journal;
        BodiesOnDisk moved = bodies) {
      Patterns.gracefulStop(queues.manager(), STOP).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw new IllegalStateException("The queues did not stop", e.getCause());
    } finally {
      system.terminate();
      system.getWhenTerminated().toCompletableFuture().join();
    }
  }

  private static Config configuration(ClassLoader loader) {
    return ConfigFactory.parseString(
            """
            pekko {
              loggers = []
              loglevel = OFF
              stdout-loglevel = OFF
              log-dead-letters = off
              log-dead-letters-during-shutdown = off
              daemonic = on
              jvm-exit-on-fatal-error = off
              coordinated-shutdown.run-by-jvm-shutdown-hook = off
              queues.executor = "dev.orderflow.localcloud.sqs.TurnsConfigurator"
              kept-queues.executor = virtual-thread-executor
            }
            """)
        .withFallback(ConfigFactory.load(loader));
  }
}
