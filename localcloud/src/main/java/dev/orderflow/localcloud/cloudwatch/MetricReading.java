package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.Series;
import dev.orderflow.localcloud.metrics.Summary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ObjLongConsumer;

/** Reads what was measured, period by period; periods begin at multiples of their length. */
record MetricReading(Metrics metrics) {

  private static final int MOST_QUERIES = 500;

  void check(int queries, Instant start, Instant end) {
    if (queries < 1 || queries > MOST_QUERIES) {
      throw Errors.invalid("There must be 1 to " + MOST_QUERIES + " queries, not " + queries + ".");
    }
    if (!start.isBefore(end)) {
      throw Errors.invalidValue("The parameter StartTime must be less than the parameter EndTime.");
    }
  }

  /** The values from the first period on that has the start, until before the end. */
  List<DataPoint> values(MetricQuery query, Instant start, Instant end) {
    List<DataPoint> values = new ArrayList<>();
    periods(
        query,
        start,
        end,
        (summary, second) ->
            values.add(new DataPoint(second, query.statistic().of().applyAsDouble(summary))));
    return values;
  }

  void periods(MetricQuery query, Instant start, Instant end, ObjLongConsumer<Summary> each) {
    Series series = metrics.find(query.metric()).orElse(null);
    if (series == null) {
      return;
    }
    metrics.settle();
    long period = query.period();
    Instant now = metrics.now();
    long from = later(start, now.minus(Metrics.KEPT).minusSeconds(period)).getEpochSecond();
    long until = earlier(end, now.plus(Duration.ofSeconds(1))).getEpochSecond();
    for (long second = Math.floorDiv(from, period) * period; second < until; second += period) {
      Summary summary = series.between(second, second + period);
      if (summary != null) {
        each.accept(summary, second);
      }
    }
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }

  private static Instant earlier(Instant one, Instant other) {
    return one.isBefore(other) ? one : other;
  }
}
