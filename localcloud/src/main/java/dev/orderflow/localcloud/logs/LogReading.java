package dev.orderflow.localcloud.logs;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Input;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** FilterLogEvents and GetLogEvents. Their tokens hold the id of the event to go on from. */
final class LogReading {

  static final Set<String> FILTER_PARAMETERS =
      Set.of(
          "logGroupName",
          "logGroupIdentifier",
          "logStreamNames",
          "logStreamNamePrefix",
          "startTime",
          "endTime",
          "filterPattern",
          "interleaved",
          "limit",
          "nextToken");
  static final Set<String> GET_PARAMETERS =
      Set.of(
          "logGroupName",
          "logGroupIdentifier",
          "logStreamName",
          "startTime",
          "endTime",
          "startFromHead",
          "limit",
          "nextToken");

  private static final int MOST_EVENTS = 10_000;

  private final Function<Input, LogGroup> groupOf;

  LogReading(Function<Input, LogGroup> groupOf) {
    this.groupOf = groupOf;
  }

  Map<String, Object> filter(Input input) {
    long from = input.optionalText("nextToken").map(Page::number).orElse(0L);
    Predicate<LogEvent> wanted = inTime(input).and(inStreams(input)).and(matching(input));
    PageOfEvents page = new PageOfEvents(limit(input));
    groupOf.apply(input).read(from, event -> !wanted.test(event) || page.add(event));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("events", page.events().stream().map(LogReading::filtered).toList());
    answer.put("searchedLogStreams", List.of());
    page.next().ifPresent(next -> answer.put("nextToken", Long.toString(next)));
    return answer;
  }

  Map<String, Object> get(Input input) {
    LogGroup group = groupOf.apply(input);
    String stream = input.text("logStreamName");
    if (group.streams().stream().noneMatch(known -> known.name().equals(stream))) {
      throw new AwsError(
          "ResourceNotFoundException", 400, "The specified log stream does not exist.");
    }
    Predicate<LogEvent> wanted = inTime(input).and(event -> event.stream().name().equals(stream));
    Cursor cursor =
        input
            .optionalText("nextToken")
            .map(Cursor::of)
            .orElse(
                input.flag("startFromHead", false)
                    ? new Cursor(true, 0)
                    : new Cursor(false, group.nextId()));
    return page(cursor, cursor.page(group, wanted, limit(input)));
  }

  /** A side of an event: those from it on, or those before it. */
  private record Cursor(boolean forward, long id) {

    static Cursor of(String token) {
      boolean forward = token.startsWith("f/");
      if (!forward && !token.startsWith("b/")) {
        throw new AwsError("InvalidParameterException", 400, "The specified nextToken is invalid.");
      }
      return new Cursor(forward, Page.number(token.substring(2)));
    }

    List<LogEvent> page(LogGroup group, Predicate<LogEvent> wanted, int limit) {
      PageOfEvents page = new PageOfEvents(limit);
      if (forward) {
        group.read(id, event -> !wanted.test(event) || page.add(event));
      } else {
        group.read(
            0,
            event -> {
              if (event.id() < id && wanted.test(event)) {
                page.addLast(event);
              }
              return event.id() < id;
            });
      }
      return page.events();
    }
  }

  // At an end the answer repeats the token, by which clients know that they are there.
  private static Map<String, Object> page(Cursor cursor, List<LogEvent> page) {
    long first = page.isEmpty() ? cursor.id() : page.getFirst().id();
    long next = page.isEmpty() ? cursor.id() : page.getLast().id() + 1;
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("events", page.stream().map(LogReading::shape).toList());
    answer.put("nextForwardToken", "f/" + next);
    answer.put("nextBackwardToken", "b/" + first);
    return answer;
  }

  private static int limit(Input input) {
    long limit = input.optionalLong("limit").orElse((long) MOST_EVENTS);
    if (limit < 1 || limit > MOST_EVENTS) {
      throw new AwsError(
          "InvalidParameterException",
          400,
          "1 validation error detected: Value '%d' at 'limit' failed to satisfy constraint: Member must have value %s than or equal to %d"
              .formatted(limit, limit < 1 ? "greater" : "less", limit < 1 ? 1 : MOST_EVENTS));
    }
    return (int) limit;
  }

  private static Predicate<LogEvent> inTime(Input input) {
    long start = input.optionalLong("startTime").orElse(0L);
    long end = input.optionalLong("endTime").orElse(Long.MAX_VALUE);
    return event -> event.timestamp() >= start && event.timestamp() <= end;
  }

  private static Predicate<LogEvent> inStreams(Input input) {
    Set<String> names = Set.copyOf(input.texts("logStreamNames"));
    String prefix = input.optionalText("logStreamNamePrefix").orElse("");
    return event ->
        event.stream().name().startsWith(prefix)
            && (names.isEmpty() || names.contains(event.stream().name()));
  }

  private static Predicate<LogEvent> matching(Input input) {
    Optional<Predicate<String>> pattern =
        input.optionalText("filterPattern").map(FilterPattern::of);
    return event -> pattern.isEmpty() || pattern.get().test(event.message());
  }

  private static Map<String, Object> filtered(LogEvent event) {
    Map<String, Object> shape = new LinkedHashMap<>(shape(event));
    shape.put("logStreamName", event.stream().name());
    shape.put("eventId", String.format("%056d", event.id()));
    return shape;
  }

  private static Map<String, Object> shape(LogEvent event) {
    return Map.of(
        "timestamp", event.timestamp(),
        "message", event.message(),
        "ingestionTime", event.timestamp());
  }
}
