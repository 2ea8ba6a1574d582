package dev.orderflow.api.operate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.GetMetricDataResponse;
import software.amazon.awssdk.services.cloudwatch.model.MetricAlarm;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataQuery;
import software.amazon.awssdk.services.cloudwatch.model.MetricDataResult;

/** Metrics and alarms. AWS charges for each metric of each question, so few are asked. */
record CloudWatch(Supplier<CloudWatchClient> client) {

  /** What one question may hold. */
  private static final int MOST_METRICS = 500;

  private static final int MOST_ALARMS = 1_000;

  /** Each metric's points by time, in one question; none of one that has no data. */
  Map<Metric, List<Point>> read(
      List<Metric> metrics, Instant start, Instant end, int periodSeconds) {
    List<Metric> asked = metrics.stream().distinct().limit(MOST_METRICS).toList();
    List<MetricDataQuery> queries = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      queries.add(asked.get(i).query("m" + i, periodSeconds));
    }
    Map<Metric, List<Point>> read = new HashMap<>();
    for (GetMetricDataResponse page :
        client
            .get()
            .getMetricDataPaginator(
                r -> r.metricDataQueries(queries).startTime(start).endTime(end))) {
      for (MetricDataResult result : page.metricDataResults()) {
        Metric metric = asked.get(Integer.parseInt(result.id().substring(1)));
        read.computeIfAbsent(metric, _ -> new ArrayList<>()).addAll(points(result));
      }
    }
    read.values().forEach(it -> it.sort(Comparator.comparingLong(Point::start)));
    return read;
  }

  List<MetricAlarm> alarms() {
    return client.get().describeAlarmsPaginator(r -> r.maxRecords(100)).metricAlarms().stream()
        .limit(MOST_ALARMS)
        .toList();
  }

  private static List<Point> points(MetricDataResult result) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < result.timestamps().size(); i++) {
      points.add(
          new Point(
              result.timestamps().get(i).getEpochSecond(),
              Objects.requireNonNull(result.values().get(i))));
    }
    return points;
  }
}
