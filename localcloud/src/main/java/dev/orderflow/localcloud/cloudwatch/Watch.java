package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.metrics.MetricId;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.Series;
import dev.orderflow.localcloud.metrics.Statistic;
import dev.orderflow.localcloud.metrics.Summary;
import dev.orderflow.localcloud.template.Alarm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One alarm at work.
 *
 * <p>AWS looks at periods that are over. Here the one that runs is looked at too, so that an alarm
 * goes off with what sets it off: what counts events can only go off by it, and a gauge counts with
 * its latest value.
 */
final class Watch {

  private static final Set<String> GROWING = Set.of("Sum", "SampleCount", "Maximum");

  private final Alarm alarm;
  private final AlarmRule rule;
  private final Statistic statistic;
  private final MetricId metric;
  private volatile AlarmState state;

  Watch(Alarm alarm, Instant now) {
    this.alarm = alarm;
    this.rule =
        new AlarmRule(
            alarm.evaluationPeriods(),
            alarm.evaluationPeriods(),
            Comparison.of(alarm.comparison()),
            alarm.threshold().doubleValue(),
            MissingData.of(alarm.missingData()));
    this.statistic = Statistic.named(alarm.statistic()).orElseThrow();
    this.metric = new MetricId(alarm.namespace(), alarm.metric(), alarm.dimensions());
    this.state = new AlarmState(State.INSUFFICIENT_DATA, Reason.CREATED, now);
  }

  Alarm alarm() {
    return alarm;
  }

  AlarmState state() {
    return state;
  }

  /** To be called when all that is to be seen is settled. */
  void look(Metrics metrics) {
    Series series = metrics.find(metric).orElse(null);
    long now = metrics.now().getEpochSecond();
    long running = now - now % alarm.period().toSeconds();
    List<@Nullable DataPoint> range = new ArrayList<>();
    for (int i = 1; i <= rule.range(); i++) {
      range.add(over(series, running - i * alarm.period().toSeconds()));
    }
    State next = decide(range);
    DataPoint sofar = series == null ? null : soFar(series, running);
    if (series != null && sofar != null) {
      List<@Nullable DataPoint> withRunning = new ArrayList<>(range);
      withRunning.addFirst(sofar);
      withRunning.removeLast();
      State early = decide(withRunning);
      if (series.kind() == Series.Kind.GAUGE || early == State.ALARM) {
        next = early;
        range = withRunning;
      }
    }
    become(next, range, metrics.now());
  }

  private State decide(List<@Nullable DataPoint> range) {
    return rule.decide(
        range.stream().map(it -> it == null ? null : (Double) it.value()).toList(), state.state());
  }

  private void become(State next, List<@Nullable DataPoint> range, Instant now) {
    if (next != state.state() || state.reason().equals(Reason.CREATED)) {
      List<DataPoint> real = range.stream().filter(Objects::nonNull).toList();
      List<DataPoint> deciding =
          IntStream.range(0, Math.min(real.size(), rule.periods())).mapToObj(real::get).toList();
      state = new AlarmState(next, Reason.of(next, rule, deciding), now);
    }
  }

  private @Nullable DataPoint over(@Nullable Series series, long start) {
    Summary summary =
        series == null ? null : series.between(start, start + alarm.period().toSeconds());
    return summary == null ? null : new DataPoint(start, statistic.of().applyAsDouble(summary));
  }

  private @Nullable DataPoint soFar(Series series, long running) {
    DataPoint soFar = over(series, running);
    if (soFar == null) {
      return null;
    }
    if (series.kind() == Series.Kind.GAUGE) {
      return new DataPoint(running, series.latest());
    }
    // what grows only can be judged before its period is over; an average may come down again
    return rule.comparison().isUpwards() && GROWING.contains(alarm.statistic()) ? soFar : null;
  }
}
