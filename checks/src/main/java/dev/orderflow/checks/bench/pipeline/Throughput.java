package dev.orderflow.checks.bench.pipeline;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * @param perSecond over the whole run
 * @param lastToFirstTenth the rate of the last tenth over that of the first
 */
record Throughput(int orders, double perSecond, double lastToFirstTenth) {

  /**
   * @param start when the first was published, ms since 1970
   * @param stored when each was stored, sorted
   */
  static Throughput of(long start, long[] stored) {
    double seconds = Math.max(1, stored[stored.length - 1] - start) / 1000.0;
    int tenth = Math.max(1, stored.length / 10);
    double first = Math.max(1, stored[tenth - 1] - start);
    double last = Math.max(1, stored[stored.length - 1] - stored[stored.length - 1 - tenth]);
    return new Throughput(stored.length, stored.length / seconds, first / last);
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orders", orders);
    json.put("perSecond", Math.round(perSecond));
    json.put("lastToFirstTenth", String.format("%.2f", lastToFirstTenth));
    return json;
  }

  static long percentile(long[] sorted, double percent) {
    int index = (int) Math.ceil(sorted.length * percent / 100) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  static long[] sorted(long[] values) {
    long[] copy = values.clone();
    Arrays.sort(copy);
    return copy;
  }
}
