package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.metrics.Statistic;
import dev.orderflow.localcloud.metrics.Summary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** GetMetricData, GetMetricStatistics and ListMetrics. */
record MetricAnswers(MetricReading reading) {

  static final Set<String> DATA_PARAMETERS =
      Set.of("MetricDataQueries", "StartTime", "EndTime", "ScanBy");
  static final Set<String> STATISTICS_PARAMETERS =
      Set.of(
          "Namespace",
          "MetricName",
          "Dimensions",
          "StartTime",
          "EndTime",
          "Period",
          "Statistics",
          "ExtendedStatistics",
          "Unit");
  static final Set<String> LIST_PARAMETERS =
      Set.of("Namespace", "MetricName", "Dimensions", "RecentlyActive", "NextToken");

  private static final Set<String> QUERY_PARAMETERS =
      Set.of("Id", "MetricStat", "Label", "ReturnData", "Expression", "Period");
  private static final int MOST_LISTED = 500;
  private static final int LONGEST_PERIOD = 86_400;

  Map<String, @Nullable Object> data(Input input) {
    List<Input> queries = input.objects("MetricDataQueries");
    Instant start = time(input, "StartTime");
    Instant end = time(input, "EndTime");
    reading.check(queries.size(), start, end);
    boolean ascending =
        input.optionalText("ScanBy").filter("TimestampAscending"::equals).isPresent();
    List<MetricQuery> read = queries.stream().map(MetricAnswers::query).toList();
    MetricQuery.requireDistinct(read);
    List<@Nullable Object> results = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      MetricQuery query = read.get(i);
      if (queries.get(i).flag("ReturnData", true)) {
        List<DataPoint> values = reading.values(query, start, end);
        results.add(result(query, query.labelAmong(read), values, ascending));
      }
    }
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("MetricDataResults", results);
    answer.put("Messages", List.of());
    return answer;
  }

  private static Map<String, @Nullable Object> result(
      MetricQuery query, String label, List<DataPoint> values, boolean ascending) {
    List<DataPoint> points = new ArrayList<>(values);
    if (!ascending) {
      Collections.reverse(points);
    }
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    result.put("Id", query.id());
    result.put("Label", label);
    result.put("Timestamps", points.stream().map(it -> Instant.ofEpochSecond(it.start())).toList());
    result.put("Values", points.stream().map(DataPoint::value).toList());
    result.put("StatusCode", "Complete");
    return result;
  }

  private static MetricQuery query(Input asked) {
    asked.supportsOnly(QUERY_PARAMETERS);
    asked
        .optionalText("Expression")
        .ifPresent(
            expression -> {
              throw MetricQuery.expression(expression);
            });
    Input stat = asked.object("MetricStat");
    stat.supportsOnly(Set.of("Metric", "Period", "Stat", "Unit"));
    MetricId metric = metric(stat.object("Metric"));
    return new MetricQuery(
        asked.text("Id"),
        metric,
        MetricQuery.statistic(stat.text("Stat")),
        stat.integer("Period", 1, LONGEST_PERIOD, 0),
        asked.optionalText("Label"));
  }

  private static MetricId metric(Input input) {
    return new MetricId(input.text("Namespace"), input.text("MetricName"), dimensions(input));
  }

  private static Map<String, String> dimensions(Input input) {
    Map<String, String> dimensions = new LinkedHashMap<>();
    for (Input dimension : input.objects("Dimensions")) {
      dimensions.put(dimension.text("Name"), dimension.text("Value"));
    }
    return dimensions;
  }

  private static Instant time(Input input, String name) {
    return input
        .optionalLong(name)
        .map(Instant::ofEpochSecond)
        .orElseThrow(() -> Errors.invalid("The parameter " + name + " is required."));
  }

  Map<String, @Nullable Object> statistics(Input input) {
    MetricId metric = metric(input);
    List<Statistic> plain = input.texts("Statistics").stream().map(MetricQuery::statistic).toList();
    List<Statistic> extended =
        input.texts("ExtendedStatistics").stream().map(MetricQuery::statistic).toList();
    if (plain.isEmpty() && extended.isEmpty()) {
      throw Errors.invalid("Statistics or ExtendedStatistics is required.");
    }
    int period = input.integer("Period", 1, LONGEST_PERIOD, 0);
    var query = new MetricQuery("", metric, Statistic.SUM, period, Optional.empty());
    Instant start = time(input, "StartTime");
    Instant end = time(input, "EndTime");
    reading.check(1, start, end);
    List<@Nullable Object> points = new ArrayList<>();
    reading.periods(
        query,
        start,
        end,
        (summary, second) -> points.add(point(summary, second, plain, extended)));
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put("Label", metric.name());
    answer.put("Datapoints", points);
    return answer;
  }

  private static Map<String, @Nullable Object> point(
      Summary summary, long second, List<Statistic> plain, List<Statistic> extended) {
    Map<String, @Nullable Object> point = new LinkedHashMap<>();
    point.put("Timestamp", Instant.ofEpochSecond(second));
    plain.forEach(it -> point.put(it.name(), it.of().applyAsDouble(summary)));
    if (!extended.isEmpty()) {
      Map<String, @Nullable Object> percentiles = new LinkedHashMap<>();
      extended.forEach(it -> percentiles.put(it.name(), it.of().applyAsDouble(summary)));
      point.put("ExtendedStatistics", percentiles);
    }
    return point;
  }

  Map<String, @Nullable Object> list(Input input) {
    List<MetricId> found =
        reading.metrics().withData().stream().filter(it -> isAskedFor(it, input)).toList();
    int from = input.optionalText("NextToken").map(MetricAnswers::place).orElse(0);
    int until = Math.min(found.size(), from + MOST_LISTED);
    Map<String, @Nullable Object> answer = new LinkedHashMap<>();
    answer.put(
        "Metrics",
        found.subList(Math.min(from, until), until).stream().map(MetricAnswers::describe).toList());
    if (until < found.size()) {
      answer.put("NextToken", Integer.toString(until));
    }
    return answer;
  }

  private static int place(String token) {
    try {
      return Math.max(0, Integer.parseInt(token));
    } catch (NumberFormatException e) {
      throw Errors.badToken();
    }
  }

  private static boolean isAskedFor(MetricId metric, Input input) {
    return input.optionalText("Namespace").map(metric.namespace()::equals).orElse(true)
        && input.optionalText("MetricName").map(metric.name()::equals).orElse(true)
        && input.objects("Dimensions").stream().allMatch(it -> hasDimension(metric, it));
  }

  private static boolean hasDimension(MetricId metric, Input filter) {
    String value = metric.dimensions().get(filter.text("Name"));
    return value != null && filter.optionalText("Value").map(value::equals).orElse(true);
  }

  private static Map<String, @Nullable Object> describe(MetricId metric) {
    Map<String, @Nullable Object> shape = new LinkedHashMap<>();
    shape.put("Namespace", metric.namespace());
    shape.put("MetricName", metric.name());
    shape.put("Dimensions", dimensions(metric.dimensions()));
    return shape;
  }

  static List<Map<String, String>> dimensions(Map<String, String> dimensions) {
    return dimensions.entrySet().stream()
        .map(
            it -> {
              Map<String, String> shape = new LinkedHashMap<>();
              shape.put("Name", it.getKey());
              shape.put("Value", it.getValue());
              return shape;
            })
        .toList();
  }
}
