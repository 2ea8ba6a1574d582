package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.checks.bench.figures.Rounded;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param value what was measured; met when it is not above the limit
 */
record Target(String name, double value, double limit) {

  static final double COLD_RATIO = 0.75;
  static final double CACHED_RATIO = 0.33;
  static final double WARM_RATIO = 1.0;
  static final double JAR_MEGABYTES = 12;

  static List<Target> of(Result ours, Result cached, Result baseline) {
    double cold = baseline.total().median();
    return List.of(
        new Target("cold start / what most write", ours.total().median() / cold, COLD_RATIO),
        new Target("  with AOT cache / the same", cached.total().median() / cold, CACHED_RATIO),
        new Target(
            "warm batch / what most write",
            ours.warm().median() / baseline.warm().median(),
            WARM_RATIO),
        new Target("jar, MB", ours.jarMegabytes(), JAR_MEGABYTES));
  }

  boolean met() {
    return value <= limit;
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", name.strip());
    json.put("value", Rounded.of(value));
    json.put("limit", Rounded.of(limit));
    json.put("met", met());
    return json;
  }
}
