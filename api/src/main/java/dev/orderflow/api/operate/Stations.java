package dev.orderflow.api.operate;

import dev.orderflow.api.http.Response;
import dev.orderflow.deadletters.QueueDepth;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Times;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Every station and how it works now: those of the spine in the order in which an order meets them,
 * then whatever else has a queue or an alarm, so that a service which comes later shows by itself.
 */
final class Stations {

  private static final Duration KEPT = Duration.ofSeconds(5);
  private static final int PERIOD = 60;

  /** They are of whole minutes, and each costs: queues are looked at more often. */
  private static final Duration RATES_KEPT = Duration.ofSeconds(15);

  /** CloudWatch has a minute's metrics up to two minutes later. */
  private static final Duration LOOK_BACK = Duration.ofMinutes(4);

  private final Clock clock;
  private final String ordersTable;
  private final DeadLetters queues;
  private final Alarms alarms;
  private final CloudWatch cloudWatch;
  private final Recent<Rates> rates;
  private final Recent<Response> answer;

  Stations(Environment environment, DeadLetters queues, Alarms alarms, CloudWatch cloudWatch) {
    this.clock = environment.clock();
    this.ordersTable = environment.variable("ORDERS_TABLE");
    this.queues = queues;
    this.alarms = alarms;
    this.cloudWatch = cloudWatch;
    this.rates = new Recent<>(clock, RATES_KEPT, this::measure);
    this.answer = new Recent<>(clock, KEPT, this::look);
  }

  Response list() {
    return answer.get();
  }

  private Response look() {
    Map<String, QueueDepth> depths = depths();
    Rates measured = rates.get();
    List<Map<String, @Nullable Object>> shown = new ArrayList<>();
    stations(depths)
        .forEach((station, dimensions) -> shown.add(json(station, dimensions, depths, measured)));
    return Response.json(
        200, new Fields().put("time", Times.text(clock.instant())).put("stations", shown).json());
  }

  private Rates measure() {
    Instant now = clock.instant();
    List<Metric> metrics = new ArrayList<>();
    stations(depths())
        .forEach((station, dimensions) -> metrics.addAll(station.metrics(dimensions)));
    Map<Metric, List<Point>> read = cloudWatch.read(metrics, now.minus(LOOK_BACK), now, PERIOD);
    return new Rates(read, now.getEpochSecond() / PERIOD * PERIOD);
  }

  private Map<String, QueueDepth> depths() {
    return queues.depths().stream()
        .collect(
            Collectors.toMap(
                QueueDepth::name, Function.identity(), (a, _) -> a, LinkedHashMap::new));
  }

  /** Each with the dimensions by which its metrics are found. */
  private Map<Station, Map<String, String>> stations(Map<String, QueueDepth> depths) {
    Map<Station, Map<String, String>> stations = new LinkedHashMap<>();
    Map<String, Map<String, String>> rules = alarms.watched("AWS/Events", "RuleName");
    for (Station station : spine(depths)) {
      stations.put(
          station,
          station.kind() == Station.Kind.RULE
              ? rules.getOrDefault(station.name(), station.dimensions())
              : station.dimensions());
    }
    Set<String> known = new HashSet<>();
    stations
        .keySet()
        .forEach(
            it -> {
              known.add(it.name());
              if (it.deadLetterQueue() != null) {
                known.add(it.deadLetterQueue());
              }
            });
    others(depths, known).forEach(it -> stations.put(it, it.dimensions()));
    return stations;
  }

  private List<Station> spine(Map<String, QueueDepth> depths) {
    return List.of(
        Station.rule("order-created-rule"),
        Station.function("validate-order", "validate-order-dlq"),
        queue("order-processing-queue", depths),
        Station.function("process-order", null),
        Station.table(ordersTable),
        Station.function("publish-order-events", "order-events-dlq"),
        queue("order-facts-queue", depths),
        Station.function("track-order", null));
  }

  private List<Station> others(Map<String, QueueDepth> depths, Set<String> known) {
    depths.values().stream()
        .filter(it -> it.deadLetterQueue() != null)
        .forEach(it -> known.add(String.valueOf(it.deadLetterQueue())));
    Set<String> names = new TreeSet<>(depths.keySet());
    names.addAll(alarms.watched("AWS/Lambda", "FunctionName").keySet());
    names.removeAll(known);
    return names.stream()
        .map(it -> depths.containsKey(it) ? queue(it, depths) : Station.function(it, null))
        .toList();
  }

  private static Station queue(String name, Map<String, QueueDepth> depths) {
    QueueDepth depth = depths.get(name);
    return Station.queue(name, depth == null ? null : depth.deadLetterQueue());
  }

  private static Map<String, @Nullable Object> json(
      Station station,
      Map<String, String> dimensions,
      Map<String, QueueDepth> depths,
      Rates rates) {
    QueueDepth own = depths.get(station.name());
    QueueDepth dead = depths.get(String.valueOf(station.deadLetterQueue()));
    return new Fields()
        .put("kind", station.kind().text())
        .put("name", station.name())
        .put("waiting", own == null ? null : own.waiting())
        .put("inFlight", own == null ? null : own.inFlight())
        .put("oldestSeconds", own == null || own.waiting() == 0 ? null : rates.of(station.age()))
        .put("perMinute", rates.of(station.work(dimensions)))
        .put("errorsPerMinute", rates.of(station.errors(dimensions)))
        .put("durationMs", rates.of(station.duration(dimensions)))
        .put("deadLetterQueue", dead == null ? null : dead.name())
        .put("deadLetters", dead == null ? null : dead.waiting())
        .json();
  }
}
