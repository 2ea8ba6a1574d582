package dev.orderflow.localcloud.logs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;

/** Events of an answer, which has so many and about a megabyte at most. */
final class PageOfEvents {

  private static final int MOST_BYTES = 1 << 20;

  private final int limit;
  private final Deque<LogEvent> events = new ArrayDeque<>();
  private OptionalLong next = OptionalLong.empty();
  private long bytes;

  PageOfEvents(int limit) {
    this.limit = limit;
  }

  /** False if it is full; then the event is the first of the next page. */
  boolean add(LogEvent event) {
    if (events.size() == limit || bytes >= MOST_BYTES) {
      next = OptionalLong.of(event.id());
      return false;
    }
    put(event);
    return true;
  }

  /** Adds the event, for which the first go if need be. */
  void addLast(LogEvent event) {
    put(event);
    while (events.size() > limit
        || (events.size() > 1 && bytes - events.getFirst().bytes() >= MOST_BYTES)) {
      bytes -= events.removeFirst().bytes();
    }
  }

  private void put(LogEvent event) {
    events.addLast(event);
    bytes += event.bytes();
  }

  List<LogEvent> events() {
    return List.copyOf(events);
  }

  /** The first event of the next page, if there is one. */
  OptionalLong next() {
    return next;
  }
}
