package dev.orderflow.api.operate;

import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.deadletters.QueueDepth;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** How the system has worked for some time, as lines to draw. */
final class MetricSeries {

  private static final Duration KEPT = Duration.ofSeconds(15);
  private static final int LONGEST = 24 * 60;
  private static final int FINE_UNTIL = 3 * 60;
  private static final int MOST_KEPT = 8;

  /**
   * @param metrics whose values are added up
   */
  private record Line(String name, String unit, List<Metric> metrics) {

    Line(String name, String unit, Metric metric) {
      this(name, unit, List.of(metric));
    }

    boolean counts() {
      return metrics.stream().anyMatch(it -> it.statistic().equals("Sum"));
    }
  }

  private final Clock clock;
  private final DeadLetters queues;
  private final CloudWatch cloudWatch;
  private final Map<Integer, Recent<Response>> answers = new LinkedHashMap<>();

  MetricSeries(Environment environment, DeadLetters queues, CloudWatch cloudWatch) {
    this.clock = environment.clock();
    this.queues = queues;
    this.cloudWatch = cloudWatch;
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if the parameter is not usable
   */
  Response list(Request request) {
    return recent(Parameters.whole(request, "minutes", 1, LONGEST, 60)).get();
  }

  private synchronized Recent<Response> recent(int minutes) {
    if (answers.size() >= MOST_KEPT && !answers.containsKey(minutes)) {
      answers.clear();
    }
    return answers.computeIfAbsent(
        minutes, it -> new Recent<>(clock, KEPT, () -> look(Duration.ofMinutes(it))));
  }

  private Response look(Duration back) {
    int period = back.toMinutes() <= FINE_UNTIL ? 60 : 300;
    Instant end = clock.instant();
    Instant start =
        Instant.ofEpochSecond(Math.floorDiv(end.minus(back).getEpochSecond(), period) * period);
    List<Line> lines = lines();
    Map<Metric, List<Point>> read =
        cloudWatch.read(
            lines.stream().flatMap(it -> it.metrics().stream()).toList(), start, end, period);
    return Response.json(
        200,
        new Fields()
            .put("start", Times.text(start))
            .put("end", Times.text(end))
            .put("periodSeconds", period)
            .put("series", lines.stream().map(it -> json(it, read, start, end, period)).toList())
            .json());
  }

  private List<Line> lines() {
    return List.of(
        new Line("orders accepted", "Count", Metric.printed("validate-order", "OrdersAccepted")),
        new Line("orders refused", "Count", Metric.printed("validate-order", "OrdersRefused")),
        new Line("orders processed", "Count", Metric.printed("process-order", "OrdersProcessed")),
        new Line(
            "validate-order ms",
            "Milliseconds",
            Metric.ofFunction("validate-order", "Duration", "Average")),
        new Line(
            "process-order ms",
            "Milliseconds",
            Metric.ofFunction("process-order", "Duration", "Average")),
        new Line("waiting", "Count", visible(it -> it.endsWith("-queue"))),
        new Line("dead letters", "Count", visible(it -> it.endsWith("-dlq"))));
  }

  private List<Metric> visible(Predicate<String> names) {
    return queues.depths().stream()
        .map(QueueDepth::name)
        .filter(names)
        .map(it -> Metric.ofQueue(it, "ApproximateNumberOfMessagesVisible", "Maximum"))
        .toList();
  }

  private static Map<String, @Nullable Object> json(
      Line line, Map<Metric, List<Point>> read, Instant start, Instant end, int period) {
    TreeMap<Long, Double> sums = new TreeMap<>();
    if (line.counts()) {
      zeros(sums, start, end, period);
    }
    line.metrics()
        .forEach(
            metric ->
                read.getOrDefault(metric, List.of())
                    .forEach(it -> sums.merge(it.start(), it.value(), Double::sum)));
    List<List<Object>> points = new ArrayList<>();
    sums.forEach((second, value) -> points.add(new Point(second, value).json()));
    return new Fields()
        .put("name", line.name())
        .put("unit", line.unit())
        .put("points", points)
        .json();
  }

  /**
   * Where nothing is counted, CloudWatch has nothing; of the last periods it may be still to come.
   */
  private static void zeros(Map<Long, Double> sums, Instant start, Instant end, int period) {
    long known = end.getEpochSecond() - 2L * period;
    for (long second = start.getEpochSecond(); second < known; second += period) {
      sums.put(second, 0.0);
    }
  }
}
