package dev.orderflow.localcloud.metrics;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The values of one metric. They are recorded without a look at the clock; once a second what has
 * come since is put down to that second and to its minute.
 */
public final class Series {

  /** How its values are meant. */
  public enum Kind {
    /** Each value stands for something that happened. */
    EVENTS,
    /** As {@link #EVENTS}, with percentiles. */
    DISTRIBUTION,
    /** Each value is what is there at the moment. */
    GAUGE
  }

  static final int SECONDS_KEPT = 5 * 60;
  static final int MINUTES_KEPT = 3 * 60;

  private final MetricId id;
  private final Kind kind;
  private final Ring seconds = new Ring(1, SECONDS_KEPT);
  private final Ring minutes = new Ring(60, MINUTES_KEPT);
  private final int @Nullable [] classes;

  private long count;
  private double sum;
  private double minimum;
  private double maximum;
  private double latest;
  private long lastSecond = Long.MIN_VALUE;

  Series(MetricId id, Kind kind) {
    this.id = id;
    this.kind = kind;
    this.classes = kind == Kind.DISTRIBUTION ? new int[Distribution.CLASSES] : null;
  }

  MetricId id() {
    return id;
  }

  public Kind kind() {
    return kind;
  }

  public synchronized void record(double value) {
    minimum = count == 0 ? value : Math.min(minimum, value);
    maximum = count == 0 ? value : Math.max(maximum, value);
    sum += value;
    count++;
    latest = value;
    if (classes != null) {
      classes[Distribution.classOf(value)]++;
    }
  }

  /** So many values of which only the sum is known: each counts as their average. */
  synchronized void record(long values, double total) {
    for (long i = 0; i < values; i++) {
      record(total / values);
    }
  }

  /** Puts down what has come since the last time. */
  synchronized void settle(long epochSecond) {
    if (count == 0) {
      return;
    }
    Summary summary =
        new Summary(
            count, sum, minimum, maximum, classes == null ? null : Distribution.of(classes));
    seconds.add(epochSecond, summary);
    minutes.add(epochSecond, summary);
    lastSecond = epochSecond;
    count = 0;
    sum = 0;
    if (classes != null) {
      Arrays.fill(classes, 0);
    }
  }

  /** Whether there was a value since then. */
  synchronized boolean hasDataSince(long epochSecond) {
    return lastSecond >= epochSecond;
  }

  /** The last value. */
  public synchronized double latest() {
    return latest;
  }

  /**
   * What was recorded from a second until before another; null if nothing was. Seconds are known
   * for five minutes, whole minutes for three hours.
   */
  public synchronized @Nullable Summary between(long from, long until) {
    boolean wholeMinutes = from % 60 == 0 && until % 60 == 0;
    return (wholeMinutes ? minutes : seconds).between(from, until);
  }
}
