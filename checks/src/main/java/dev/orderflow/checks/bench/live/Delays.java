package dev.orderflow.checks.bench.live;

import dev.orderflow.checks.bench.figures.Rounded;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How long each of some messages took, in milliseconds, sorted.
 *
 * <p>An event's time is kept to the millisecond and cut off there, so these are up to one too long.
 */
record Delays(double[] millis) {

  static Delays of(Collection<Double> millis) {
    return new Delays(millis.stream().mapToDouble(it -> it).sorted().toArray());
  }

  /** The one that so many percent do not exceed; 0 of none. */
  double percentile(int percent) {
    int rank = (int) Math.ceil(millis.length * percent / 100.0);
    return millis.length == 0 ? 0 : millis[Math.max(0, rank - 1)];
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("messages", millis.length);
    for (int percent : List.of(50, 95, 99, 100)) {
      String name = percent == 100 ? "maxMillis" : "p" + percent + "Millis";
      json.put(name, Rounded.of(percentile(percent)));
    }
    return json;
  }
}
