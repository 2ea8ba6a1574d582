package dev.orderflow.localcloud.metrics;

import java.time.Duration;

/**
 * Metrics of one function, in {@code AWS/Lambda}. Nothing is throttled on one machine: a call waits
 * for room.
 */
public final class FunctionMeter {

  private static final double NANOS_PER_MILLI = 1_000_000;

  private final Series invocations;
  private final Series errors;
  private final Series throttles;
  private final Series duration;
  private final Series concurrentExecutions;
  private final Series iteratorAge;
  private final Series lostRecords;

  public FunctionMeter(Metrics metrics, String function) {
    this.invocations = series(metrics, function, "Invocations", Series.Kind.EVENTS);
    this.errors = series(metrics, function, "Errors", Series.Kind.EVENTS);
    this.throttles = series(metrics, function, "Throttles", Series.Kind.EVENTS);
    this.duration = series(metrics, function, "Duration", Series.Kind.DISTRIBUTION);
    this.concurrentExecutions =
        series(metrics, function, "ConcurrentExecutions", Series.Kind.EVENTS);
    this.iteratorAge = series(metrics, function, "IteratorAge", Series.Kind.EVENTS);
    this.lostRecords = series(metrics, function, "DestinationDeliveryFailures", Series.Kind.EVENTS);
  }

  private static Series series(Metrics metrics, String function, String name, Series.Kind kind) {
    return metrics.series(MetricId.of("AWS/Lambda", name, "FunctionName", function), kind);
  }

  public void began(int running) {
    concurrentExecutions.record(running);
  }

  /**
   * @param nanos that the function was at work
   */
  public void ended(long nanos, boolean failed) {
    invocations.record(1);
    errors.record(failed ? 1 : 0);
    throttles.record(0);
    duration.record(nanos / NANOS_PER_MILLI);
  }

  /** A batch of a stream is handed over, whose last change is so old. */
  public void read(Duration age) {
    iteratorAge.record(Math.max(0, age.toMillis()));
  }

  /** The record of a failed event could not be handed to its destination. */
  public void lostRecord() {
    lostRecords.record(1);
  }
}
