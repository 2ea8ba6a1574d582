package dev.orderflow.api.operate;

import dev.orderflow.kit.Times;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps by time, each with the time since the one before. */
final class Durations {

  /** In the order in which an order meets them, for those of one moment. */
  private static final List<String> STATIONS =
      List.of("Published", "Validated", "Refused", "Queued", "Received", "Processed");

  private record Timed(Instant time, Map<String, @Nullable Object> step) {}

  private Durations() {}

  static List<Map<String, @Nullable Object>> between(List<Map<String, @Nullable Object>> steps) {
    List<Timed> timed = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      timed.add(new Timed(time(step), step));
    }
    timed.sort(Comparator.comparing(Timed::time).thenComparing(it -> rank(it.step())));
    for (int i = 1; i < timed.size(); i++) {
      Duration since = Duration.between(timed.get(i - 1).time(), timed.get(i).time());
      timed.get(i).step().put("durationMs", since.toMillis());
    }
    return timed.stream().map(Timed::step).toList();
  }

  private static int rank(Map<String, @Nullable Object> step) {
    int station = STATIONS.indexOf(String.valueOf(step.get("type")));
    return station < 0 ? STATIONS.size() : station;
  }

  private static Instant time(Map<String, @Nullable Object> step) {
    try {
      return Times.parse(String.valueOf(step.get("time")));
    } catch (DateTimeException e) {
      return Instant.EPOCH;
    }
  }
}
