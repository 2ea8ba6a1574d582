package dev.orderflow.localcloud.logs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The latest lines. When a limit is reached the oldest line goes, as retention would. */
public final class LogGroup {

  /** How much is held in memory. */
  enum Limit {
    OF_A_FUNCTION(20_000, 8 << 20),
    OF_A_RECORD(1_000_000, 256 << 20);

    private final int events;
    private final int bytes;

    Limit(int events, int bytes) {
      this.events = events;
      this.bytes = bytes;
    }
  }

  private static final int MOST_STREAMS = 100;
  private static final int LONGEST_MESSAGE = 256 << 10;

  private final String name;
  private final Clock clock;
  private final Limit limit;
  private final long created;
  private final ArrayDeque<LogEvent> events = new ArrayDeque<>();
  private final Map<String, LogStream> streams = new LinkedHashMap<>();
  private @Nullable LogFile file;
  private long bytes;
  private long nextId = 1;
  private long lastTimestamp;

  LogGroup(String name, Clock clock, Limit limit) {
    this.name = name;
    this.clock = clock;
    this.limit = limit;
    this.created = clock.millis();
  }

  /** Takes up the lines that the file has, and puts those to come into it as well. */
  synchronized void keepIn(Path path, long owner) throws IOException {
    file = LogFile.open(path, owner, this::add);
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
    add(now, stream, cut(message));
  }

  private void add(long timestamp, String stream, String message) {
    lastTimestamp = timestamp;
    LogStream into = stream(stream);
    into.wrote(timestamp);
    LogEvent event = new LogEvent(nextId++, timestamp, into, message);
    events.addLast(event);
    bytes += event.bytes();
    while (events.size() > limit.events || bytes > limit.bytes) {
      bytes -= events.removeFirst().bytes();
    }
  }

  public String name() {
    return name;
  }

  long created() {
    return created;
  }

  synchronized long bytes() {
    return bytes;
  }

  /** The id that the next line will have. */
  synchronized long nextId() {
    return nextId;
  }

  /** What is kept, oldest first. */
  synchronized List<LogEvent> events() {
    return new ArrayList<>(events);
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
