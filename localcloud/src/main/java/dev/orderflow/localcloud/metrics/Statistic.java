package dev.orderflow.localcloud.metrics;

import java.util.Optional;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is told of the values of a period. */
public record Statistic(String name, ToDoubleFunction<Summary> of) {

  public static final Statistic SUM = new Statistic("Sum", Summary::sum);
  public static final Statistic COUNT = new Statistic("SampleCount", Summary::count);
  public static final Statistic AVERAGE = new Statistic("Average", Summary::average);
  public static final Statistic MINIMUM = new Statistic("Minimum", Summary::minimum);
  public static final Statistic MAXIMUM = new Statistic("Maximum", Summary::maximum);

  private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,3}(?:\\.\\d{1,10})?)");

  /** Such as {@code Sum} or {@code p99.9}; empty if there is no such statistic here. */
  public static Optional<Statistic> named(String name) {
    return Stream.of(SUM, COUNT, AVERAGE, MINIMUM, MAXIMUM)
        .filter(it -> it.name.equals(name))
        .findAny()
        .or(() -> percentile(name));
  }

  private static Optional<Statistic> percentile(String name) {
    Matcher matcher = PERCENTILE.matcher(name);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    double percent = Double.parseDouble(matcher.group(1));
    return percent > 100
        ? Optional.empty()
        : Optional.of(new Statistic(name, summary -> percentile(summary, percent)));
  }

  /** Without a distribution all that is known is where the values begin and end. */
  private static double percentile(Summary summary, double percent) {
    Distribution distribution = summary.distribution();
    double value =
        distribution == null || percent == 0
            ? summary.minimum() + (summary.maximum() - summary.minimum()) * percent / 100
            : distribution.percentile(percent);
    return Math.clamp(value, summary.minimum(), summary.maximum());
  }
}
