package dev.orderflow.api.operate;

import dev.orderflow.api.read.History;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Steps by time, each with the time since the one before. */
final class Durations {

  private record Timed(Instant time, Map<String, @Nullable Object> step) {}

  private Durations() {}

  static List<Map<String, @Nullable Object>> between(List<Map<String, @Nullable Object>> steps) {
    List<Timed> timed = new ArrayList<>();
    for (Map<String, @Nullable Object> step : steps) {
      timed.add(new Timed(History.time(step), step));
    }
    timed.sort(
        Comparator.comparing(Timed::time).thenComparing(it -> History.rank(it.step().get("type"))));
    for (int i = 1; i < timed.size(); i++) {
      Duration since = Duration.between(timed.get(i - 1).time(), timed.get(i).time());
      timed.get(i).step().put("durationMs", since.toMillis());
    }
    return timed.stream().map(Timed::step).toList();
  }
}
