package dev.orderflow.cli.sending;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Reads ahead in a thread of its own, because reading stdin cannot be interrupted by Ctrl-C. */
final class Feed implements AutoCloseable {

  private static final int MOST_AHEAD = 128;

  private final OrderLines lines;
  private final BlockingQueue<Reading> ahead = new ArrayBlockingQueue<>(MOST_AHEAD);
  private final Thread reader = Thread.ofPlatform().daemon().name("lines").unstarted(this::read);
  private volatile long offset;
  private volatile @Nullable IOException failure;

  Feed(OrderLines lines) {
    this.lines = lines;
    reader.start();
  }

  /** The next reading, or null if none came in that time. */
  @Nullable Reading next(Duration patience) throws IOException, InterruptedException {
    Reading next = ahead.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
    IOException broken = failure;
    if (next instanceof Reading.End && broken != null) {
      throw broken;
    }
    return next;
  }

  /** The line that would come next, or null if none waits. */
  @Nullable Long nextLine() {
    return switch (ahead.peek()) {
      case Reading.Entry entry -> entry.line();
      case Reading.Failure refused -> refused.line();
      case Reading.End _ -> null;
      case null -> null;
    };
  }

  /** Bytes read so far. */
  long offset() {
    return offset;
  }

  @Override
  public void close() {
    reader.interrupt();
  }

  private void read() {
    try {
      Reading reading;
      do {
        reading = next();
        ahead.put(reading);
      } while (!(reading instanceof Reading.End));
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private Reading next() {
    try {
      Reading reading = lines.next();
      offset = lines.offset();
      return reading;
    } catch (IOException e) {
      failure = e;
      return new Reading.End();
    }
  }
}
