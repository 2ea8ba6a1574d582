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
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.LongStream;
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
            .put("series", series(lines, read, start, end, period))
            .json());
  }

  private List<Line> lines() {
    return List.of(
        new Line("orders accepted", "Count", Metric.printed("validate-order", "OrdersAccepted")),
        new Line("orders rejected", "Count", Metric.printed("validate-order", "OrdersRejected")),
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

  private static List<Map<String, @Nullable Object>> series(
      List<Line> lines, Map<Metric, List<Point>> read, Instant start, Instant end, int period) {
    List<Long> counted = counted(read.values(), start, end, period);
    return lines.stream().map(it -> json(it, read, counted)).toList();
  }

  private static Map<String, @Nullable Object> json(
      Line line, Map<Metric, List<Point>> read, List<Long> counted) {
    TreeMap<Long, Double> sums = new TreeMap<>();
    if (line.counts()) {
      counted.forEach(it -> sums.put(it, 0.0));
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
   * The periods whose counts are known. Where nothing is counted, CloudWatch has nothing, so that
   * no value means none; but not before the first value of any metric, when nobody may have looked,
   * and not of the last periods, whose values may be still to come.
   */
  static List<Long> counted(Collection<List<Point>> read, Instant start, Instant end, int period) {
    long until = end.getEpochSecond() - 2L * period;
    return read.stream().flatMap(List::stream).mapToLong(Point::start).min().stream()
        .flatMap(
            first ->
                LongStream.iterate(start.getEpochSecond(), it -> it + period)
                    .takeWhile(it -> it < until)
                    .filter(it -> it >= first))
        .boxed()
        .toList();
  }
}
