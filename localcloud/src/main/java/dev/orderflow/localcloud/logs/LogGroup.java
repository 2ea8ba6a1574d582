package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.work.HeapShare;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The latest lines, in memory. When a limit is reached the oldest line goes, as retention would.
 * What is kept is in a file, all of it, and not in memory.
 */
public final class LogGroup {

  private static final int MOST_EVENTS = 20_000;
  private static final int MOST_BYTES = 8 << 20;

  /** Of all groups together. */
  static final long MOST_OF_ALL = HeapShare.LOGS.bytes() * 3 / 4;

  private static final int LEAST_BYTES = 128 << 10;
  private static final int MOST_STREAMS = 100;
  private static final int LONGEST_MESSAGE = 256 << 10;

  private final String name;
  private final Clock clock;
  private final AtomicLong heldByAll;
  private long since;
  private final ArrayDeque<LogEvent> events = new ArrayDeque<>();
  private final Map<String, LogStream> streams = new LinkedHashMap<>();
  private @Nullable LogFile file;
  private long bytes;
  private long nextId = 1;
  private long lastTimestamp;

  /**
   * @param heldByAll what the lines of all groups take in memory
   */
  LogGroup(String name, Clock clock, AtomicLong heldByAll) {
    this.heldByAll = heldByAll;
    this.name = name;
    this.clock = clock;
    this.since = clock.millis();
  }

  /** Takes up the lines that the file has, and puts those to come into it as well. */
  synchronized void keepIn(Path path, long owner) throws IOException {
    if (Files.exists(path)) {
      FileTime born = Files.readAttributes(path, BasicFileAttributes.class).creationTime();
      since = Math.min(since, born.toMillis());
    }
    file =
        LogFile.open(
            path,
            owner,
            line -> {
              count(line.timestamp(), line.stream(), line.message());
              return true;
            });
  }

  /** Why nothing can be kept at present, as far as is known. */
  synchronized Optional<String> trouble() {
    return file == null ? Optional.empty() : file.trouble();
  }

  /**
   * Adds one line, now. Cheap: one short lock, and no I/O unless it is kept in a file.
   *
   * @throws UncheckedIOException if it cannot be kept
   */
  public synchronized void append(String stream, String message) {
    long now = Math.max(lastTimestamp, clock.millis());
    if (file != null) {
      try {
        file.append(now, stream, cut(message));
      } catch (IOException e) {
        throw new UncheckedIOException("cannot log to " + name, e);
      }
    }
    LogEvent event = count(now, stream, cut(message));
    if (file == null) {
      hold(event);
    }
  }

  private LogEvent count(long timestamp, String stream, String message) {
    lastTimestamp = timestamp;
    LogStream into = stream(stream);
    into.wrote(timestamp);
    LogEvent event = new LogEvent(nextId++, timestamp, into, message);
    bytes += event.bytes();
    return event;
  }

  private void hold(LogEvent event) {
    events.addLast(event);
    heldByAll.addAndGet(event.held());
    while (events.size() > MOST_EVENTS || bytes > MOST_BYTES || isBeyondShare()) {
      LogEvent oldest = events.removeFirst();
      bytes -= oldest.bytes();
      heldByAll.addAndGet(-oldest.held());
      since = events.isEmpty() ? event.timestamp() : events.getFirst().timestamp();
    }
  }

  /** Of many groups that log much, each keeps a little whatever the others do. */
  private boolean isBeyondShare() {
    return bytes > LEAST_BYTES && heldByAll.get() > MOST_OF_ALL;
  }

  public String name() {
    return name;
  }

  /** Since when it has every line: since it is there, or since the oldest that is not gone. */
  synchronized long since() {
    return since;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** The id that the next line will have. */
  synchronized long nextId() {
    return nextId;
  }

  /** What is there, from an id on, oldest first, until the taker has enough and answers false. */
  void read(long from, Predicate<LogEvent> taker) {
    LogFile kept;
    List<LogEvent> held;
    synchronized (this) {
      kept = file;
      held = new ArrayList<>(events);
    }
    if (kept == null) {
      for (LogEvent event : held) {
        if (event.id() >= from && !taker.test(event)) {
          return;
        }
      }
      return;
    }
    try {
      kept.read(from, line -> taker.test(event(line)));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read the log " + name, e);
    }
  }

  private static LogEvent event(LogFile.Line line) {
    LogStream stream = new LogStream(line.stream(), line.timestamp());
    return new LogEvent(line.number(), line.timestamp(), stream, line.message());
  }

  /** In order of creation. */
  synchronized List<LogStream> streams() {
    return new ArrayList<>(streams.values());
  }

  private LogStream stream(String stream) {
    LogStream known = streams.get(stream);
    if (known != null) {
      return known;
    }
    if (streams.size() == MOST_STREAMS) {
      streams.remove(streams.keySet().iterator().next());
    }
    LogStream created = new LogStream(stream, lastTimestamp);
    streams.put(stream, created);
    return created;
  }

  synchronized void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
