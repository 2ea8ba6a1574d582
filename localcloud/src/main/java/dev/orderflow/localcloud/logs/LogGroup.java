package dev.orderflow.localcloud.logs;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A function's latest lines. When a limit is reached the oldest line goes, as retention would. */
public final class LogGroup {

  private static final int MOST_EVENTS = 20_000;
  private static final int MOST_BYTES = 8 << 20;
  private static final int MOST_STREAMS = 100;
  private static final int LONGEST_MESSAGE = 256 << 10;

  private final String name;
  private final Clock clock;
  private final long created;
  private final ArrayDeque<LogEvent> events = new ArrayDeque<>();
  private final Map<String, LogStream> streams = new LinkedHashMap<>();
  private long bytes;
  private long nextId = 1;
  private long lastTimestamp;

  LogGroup(String name, Clock clock) {
    this.name = name;
    this.clock = clock;
    this.created = clock.millis();
  }

  /** Adds one line, now. Cheap: no I/O, and one short lock. */
  public synchronized void append(String stream, String message) {
    lastTimestamp = Math.max(lastTimestamp, clock.millis());
    LogStream into = stream(stream);
    into.wrote(lastTimestamp);
    LogEvent event = new LogEvent(nextId++, lastTimestamp, into, cut(message));
    events.addLast(event);
    bytes += event.bytes();
    while (events.size() > MOST_EVENTS || bytes > MOST_BYTES) {
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

  private static String cut(String message) {
    return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
  }
}
