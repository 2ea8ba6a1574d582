package dev.orderflow.api.operate;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What metrics say of now.
 *
 * @param minute the start of the one that is not over yet, in seconds of the epoch
 */
record Rates(Map<Metric, List<Point>> read, long minute) {

  private static final int MINUTE = 60;

  /** The newest; of a minute that is not over, no less than of the one before. */
  @Nullable Object of(@Nullable Metric metric) {
    List<Point> points = metric == null ? null : read.get(metric);
    if (points == null || points.isEmpty()) {
      return null;
    }
    Point newest = points.getLast();
    Point before = points.size() > 1 ? points.get(points.size() - 2) : newest;
    boolean halfway = newest.start() == minute && before.start() == minute - MINUTE;
    boolean sum = metric != null && metric.statistic().equals("Sum");
    return Point.number(halfway && sum ? Math.max(newest.value(), before.value()) : newest.value());
  }
}
