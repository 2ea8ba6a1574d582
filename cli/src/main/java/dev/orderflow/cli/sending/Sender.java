package dev.orderflow.cli.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Packs what is read into batches and keeps a bounded number of them in flight. */
final class Sender {

  static final int MOST_IN_FLIGHT = 8;

  // An unfilled batch waits no longer than this: what trickles in goes out.
  private static final Duration LINGER = Duration.ofMillis(50);

  private final Feed feed;
  private final Publisher publisher;
  private final Tally tally;
  private final Pace pace;
  private final Progress progress;
  private final CountDownLatch stopped = new CountDownLatch(1);
  private final Semaphore flights = new Semaphore(MOST_IN_FLIGHT);
  private final AtomicReference<@Nullable RuntimeException> defect = new AtomicReference<>();
  private Batch batch = new Batch();
  private long batchSince;
  private boolean contacted;
  private @Nullable Long unsentFrom;

  Sender(Feed feed, Publisher publisher, Tally tally, Pace pace, Progress progress) {
    this.feed = feed;
    this.publisher = publisher;
    this.tally = tally;
    this.pace = pace;
    this.progress = progress;
  }

  /** Reads no further; what is in flight is finished. From any thread. */
  void stop() {
    publisher.hurry();
    stopped.countDown();
  }

  /** The first line that was left when the run stopped early, if it is known. */
  @Nullable Long unsentFrom() {
    return unsentFrom;
  }

  boolean isStopped() {
    return stopped.getCount() == 0;
  }

  /** Until the input ends, the run is stopped, or the system can no longer be reached. */
  void run() throws IOException, InterruptedException {
    try (ExecutorService requests = Executors.newVirtualThreadPerTaskExecutor()) {
      boolean more = true;
      while (more && goesOn()) {
        more = step(feed.next(LINGER), requests);
        progress.at(feed.offset(), tally.published());
      }
      if (goesOn() || isStopped()) {
        flush(requests);
      }
    }
    progress.at(feed.offset(), tally.published());
    noteWhatIsLeft();
    RuntimeException unexpected = defect.get();
    if (unexpected != null) {
      throw unexpected;
    }
  }

  private boolean goesOn() {
    return !isStopped() && publisher.broken() == null && defect.get() == null;
  }

  private boolean step(@Nullable Reading reading, ExecutorService requests)
      throws InterruptedException {
    switch (reading) {
      case Reading.Entry entry -> take(entry, requests);
      case Reading.Failure failure -> tally.failed(failure);
      case Reading.End _ -> {
        return false;
      }
      case null -> {}
    }
    if (batch.isFull() || lingered(0)) {
      flush(requests);
    }
    return true;
  }

  private void take(Reading.Entry entry, ExecutorService requests) throws InterruptedException {
    long wait = pace.nextTurn(System.nanoTime());
    if (lingered(wait) || !batch.fits(entry)) {
      flush(requests);
    }
    if (wait > 0 && stopped.await(wait, TimeUnit.NANOSECONDS)) {
      unsentFrom = entry.line();
      return;
    }
    batchSince = batch.isEmpty() ? System.nanoTime() : batchSince;
    batch.add(entry);
  }

  private boolean lingered(long wait) {
    return !batch.isEmpty() && System.nanoTime() + wait - batchSince >= LINGER.toNanos();
  }

  private void flush(ExecutorService requests) throws InterruptedException {
    if (batch.isEmpty()) {
      return;
    }
    Batch full = batch;
    batch = new Batch();
    if (!contacted) {
      publisher.publish(full.entries()); // Alone: if nobody is there, one line says so.
      contacted = true;
      return;
    }
    flights.acquire();
    requests.execute(() -> fly(full));
  }

  private void fly(Batch full) {
    try {
      publisher.publish(full.entries());
    } catch (RuntimeException e) {
      defect.compareAndSet(null, e);
    } finally {
      flights.release();
    }
  }

  private void noteWhatIsLeft() {
    if (unsentFrom == null && !batch.isEmpty()) {
      unsentFrom = batch.entries().getFirst().line();
    }
    if (unsentFrom == null && (isStopped() || publisher.broken() != null)) {
      unsentFrom = feed.nextLine();
    }
  }
}
