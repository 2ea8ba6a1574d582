package dev.orderflow.localcloud.sqs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/** Dead letters on their way back to where they failed. */
final class MoveTasks implements AutoCloseable {

  private static final String RUNNING = "RUNNING";
  private static final Duration A_SECOND = Duration.ofSeconds(1);

  /** How many that have ended are remembered. */
  private static final int MOST_KEPT = 100;

  private final QueueDirectory queues;
  private final InstantSource clock;
  private final EngineTime time;
  private final ConcurrentLinkedDeque<Task> tasks = new ConcurrentLinkedDeque<>();

  MoveTasks(QueueDirectory queues, InstantSource clock, EngineTime time) {
    this.queues = queues;
    this.clock = clock;
    this.time = time;
  }

  /** One of them. */
  static final class Task {

    private final String handle;
    private final String sourceArn;
    private final @Nullable String destinationArn;
    private final @Nullable Integer rate;
    private final long started;
    private final List<String> ids;
    private final AtomicLong moved = new AtomicLong();
    private final Semaphore cancel = new Semaphore(0);
    private volatile String status = RUNNING;

    private Task(
        String sourceArn,
        @Nullable String destinationArn,
        @Nullable Integer rate,
        long started,
        List<String> ids) {
      String told =
          "{\"taskId\":\"" + UUID.randomUUID() + "\",\"sourceArn\":\"" + sourceArn + "\"}";
      this.handle = Base64.getEncoder().encodeToString(told.getBytes(StandardCharsets.UTF_8));
      this.sourceArn = sourceArn;
      this.destinationArn = destinationArn;
      this.rate = rate;
      this.started = started;
      this.ids = List.copyOf(ids);
    }

    String handle() {
      return handle;
    }

    String sourceArn() {
      return sourceArn;
    }

    @Nullable String destinationArn() {
      return destinationArn;
    }

    @Nullable Integer rate() {
      return rate;
    }

    /** Milliseconds since the epoch. */
    long started() {
      return started;
    }

    /** How many there were at the start: what comes meanwhile stays. */
    long toMove() {
      return ids.size();
    }

    long moved() {
      return moved.get();
    }

    String status() {
      return status;
    }

    boolean isRunning() {
      return status.equals(RUNNING);
    }
  }

  /**
   * Begins to send back all that is in the queue now.
   *
   * @param destination for all of them; where each came from when null
   * @param rate messages a second at most
   */
  synchronized Task start(
      LocalQueue source, @Nullable LocalQueue destination, @Nullable Integer rate) {
    if (queues.sourcesOf(source.name()).isEmpty()) {
      throw SqsErrors.refused(
          Refusal.invalid("Source queue must be configured as a Dead Letter Queue."));
    }
    String arn = Arns.arn(source.name());
    if (tasks.stream().anyMatch(it -> it.isRunning() && it.sourceArn.equals(arn))) {
      throw SqsErrors.refused(
          SqsErrors.UNSUPPORTED,
          "There is already a task running. Only one active task is allowed for a source queue arn"
              + " at a given time.");
    }
    Task task =
        new Task(
            arn,
            destination == null ? null : Arns.arn(destination.name()),
            rate,
            clock.millis(),
            source.ids());
    tasks.addFirst(task);
    forgetOldest();
    Thread.ofVirtual().name("move-" + source.name()).start(() -> run(task, source, destination));
    return task;
  }

  /** Those that run are kept whatever their number: a queue has one of them at most. */
  private void forgetOldest() {
    Iterator<Task> oldest = tasks.descendingIterator();
    while (tasks.size() > MOST_KEPT && oldest.hasNext()) {
      if (!oldest.next().isRunning()) {
        oldest.remove();
      }
    }
  }

  private void run(Task task, LocalQueue source, @Nullable LocalQueue destination) {
    try {
      for (String id : task.ids) {
        if (isCancelled(task)) {
          task.status = "CANCELLED";
          return;
        }
        move(task, id, source, destination);
      }
      task.status = "COMPLETED";
    } catch (SdkException e) {
      task.status = "FAILED";
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      task.status = "FAILED";
    }
  }

  /** Waits in between, so that no more are moved in a second than they should. */
  private static boolean isCancelled(Task task) throws InterruptedException {
    Integer rate = task.rate;
    boolean pause = rate != null && task.moved() > 0 && task.moved() % rate == 0;
    return pause
        ? task.cancel.tryAcquire(A_SECOND.toMillis(), TimeUnit.MILLISECONDS)
        : task.cancel.tryAcquire();
  }

  private void move(Task task, String id, LocalQueue source, @Nullable LocalQueue destination) {
    QueuedMessage letter = source.release(id);
    if (letter == null) {
      return;
    }
    try {
      target(letter, source, destination).accept(letter.sentAgain(time.nowMillis()));
      task.moved.incrementAndGet();
    } catch (SdkException e) {
      source.accept(letter);
      throw e;
    }
  }

  /** What was sent to the dead-letter queue itself goes to the first of its sources. */
  private LocalQueue target(
      QueuedMessage letter, LocalQueue source, @Nullable LocalQueue destination) {
    if (destination != null) {
      return destination;
    }
    LocalQueue failed = letter.source == null ? null : queues.find(letter.source);
    if (failed != null) {
      return failed;
    }
    List<LocalQueue> sources = queues.sourcesOf(source.name());
    if (sources.isEmpty()) {
      throw SqsErrors.noSuchQueue();
    }
    return sources.getFirst();
  }

  /** The latest first. */
  List<Task> of(LocalQueue source) {
    String arn = Arns.arn(source.name());
    return tasks.stream().filter(task -> task.sourceArn.equals(arn)).toList();
  }

  /** The ARN of the queue whose task has this handle; null if it is no handle. */
  static @Nullable String sourceOf(@Nullable String handle) {
    try {
      byte[] decoded = Base64.getDecoder().decode(handle == null ? "" : handle);
      return Json.parse(new String(decoded, StandardCharsets.UTF_8)) instanceof Map<?, ?> told
              && told.get("taskId") instanceof String
              && told.get("sourceArn") instanceof String source
          ? source
          : null;
    } catch (IllegalArgumentException | JsonException _) {
      return null;
    }
  }

  Task cancel(@Nullable String handle) {
    Task task =
        tasks.stream()
            .filter(it -> it.handle.equals(handle))
            .findFirst()
            .orElseThrow(() -> SqsErrors.refused(SqsErrors.NOT_FOUND, "Task does not exist."));
    if (!task.isRunning()) {
      throw SqsErrors.refused(SqsErrors.UNSUPPORTED, "Only active tasks can be cancelled.");
    }
    task.cancel.release();
    return task;
  }

  @Override
  public void close() {
    tasks.forEach(task -> task.cancel.release());
  }
}
