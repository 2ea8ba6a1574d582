package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import dev.orderflow.localcloud.dynamodb.TableStream;
import dev.orderflow.localcloud.work.FaultLog;
import dev.orderflow.localcloud.work.Workers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Lambda's poller of a table's stream: changes go to the function in order, and a shard goes on
 * only when the function has done a batch, or the batch was given up and its queue told.
 */
final class StreamMapping implements EventSource {

  private static final Duration PAUSE_AFTER_FAULT = Duration.ofMillis(500);
  private static final Duration ANY = Duration.ofDays(1);

  /** What Lambda hands over at once, less some room for what is around the changes. */
  private static final int MOST_BYTES = 6_000_000;

  private final StreamSettings settings;
  private final DeployedFunction function;
  private final TableStream stream;
  private final ShardTracker shards;
  private final StreamLanes lanes;
  private final StreamFilter filter;
  private final PollPace pace = new PollPace();
  private final Workers workers;
  private final int most;
  private boolean idle;

  StreamMapping(
      StreamSettings settings,
      DeployedFunction function,
      TableStream stream,
      StreamPositions positions,
      StreamDelivery delivery) {
    this.settings = settings;
    this.function = function;
    this.stream = stream;
    this.shards = new ShardTracker(stream, positions);
    this.lanes = new StreamLanes(delivery, settings.source().parallelization());
    this.filter = new StreamFilter(settings.source().filters());
    this.workers = new Workers("stream-" + settings.source().table(), 1);
    this.most = settings.source().batchSize() * settings.source().parallelization();
  }

  @Override
  public String arn() {
    return stream.arn();
  }

  @Override
  public DeployedFunction function() {
    return function;
  }

  @Override
  public void start() {
    stream.onWrite(pace::written);
    if (settings.source().fromLatest()) {
      shards.beginAtEnd();
    }
    workers.repeat(this::poll);
  }

  /** The one place of the workers is the turn: it is either polled or worked, never both. */
  private void poll() throws InterruptedException {
    int turn = workers.reserve(1);
    ShardReader ready = null;
    try {
      ready = collect();
    } finally {
      if (ready == null) {
        workers.release(turn);
      }
    }
    if (ready != null) {
      ShardReader reader = ready;
      workers.runReserved(() -> work(reader));
    }
  }

  /** A shard with a batch, or null if none has come. */
  private @Nullable ShardReader collect() throws InterruptedException {
    if (!shards.isOpen()) {
      shards.open();
    }
    if (idle) {
      pace.awaitWrite(ANY);
    } else {
      pace.awaitTurn();
    }
    idle = true;
    for (int turn = shards.size(); turn > 0; turn--) {
      ShardReader reader = shards.next();
      reader.read(most);
      if (reader.waiting() > 0) {
        idle = false;
        gather(reader);
        return reader;
      }
      if (reader.isFinished()) {
        idle = !shards.finished(reader) && idle;
      }
    }
    return null;
  }

  /** Reads on until the batch is full or the window is over. */
  private void gather(ShardReader reader) throws InterruptedException {
    long end = System.nanoTime() + settings.source().window().toNanos();
    long left = end - System.nanoTime();
    while (left > 0 && !reader.isFull(most) && !reader.isFinished()) {
      pace.awaitWrite(Duration.ofNanos(left));
      reader.read(most);
      left = end - System.nanoTime();
    }
  }

  /** What fails here waits in the reader for the next turn. */
  private void work(ShardReader reader) {
    try {
      List<Change> batch = reader.first(most, MOST_BYTES);
      lanes.deliver(
          reader.shard(),
          batch.stream().filter(filter::takes).toList(),
          done -> shards.done(reader, done));
      if (!reader.isDone(batch.getLast())) {
        shards.done(reader, batch.getLast());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      FaultLog.say("stream of " + settings.source().table(), e);
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE_AFTER_FAULT);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public Map<String, Object> describe() {
    return settings.describe(function.settings().arn());
  }

  @Override
  public void close() {
    workers.close();
  }
}
