package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.checks.bench.figures.Rounded;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * @param tenths orders per second in each tenth of the run
 */
record Throughput(int orders, double perSecond, List<Long> tenths) {

  /**
   * @param stored when each order was stored, ms since 1970, sorted
   * @param from the first that counts; at least one came before
   */
  static Throughput of(long[] stored, int from, int orders) {
    List<Long> tenths = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      int start = from + (int) ((long) orders * i / 10);
      int end = from + (int) ((long) orders * (i + 1) / 10);
      tenths.add(Math.round(perSecond(stored, start, end)));
    }
    return new Throughput(orders, perSecond(stored, from, from + orders), tenths);
  }

  private static double perSecond(long[] stored, int from, int to) {
    return (to - from) * 1000.0 / Math.max(1, stored[to - 1] - stored[from - 1]);
  }

  double lastToFirstTenth() {
    return (double) tenths.getLast() / tenths.getFirst();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("orders", orders);
    json.put("perSecond", Math.round(perSecond));
    json.put("perSecondByTenths", tenths);
    json.put("lastToFirstTenth", Rounded.of(lastToFirstTenth()));
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
