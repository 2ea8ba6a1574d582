package dev.orderflow.localcloud.metrics;

import java.util.HashMap;
import java.util.Map;

/** Metrics of one rule, in {@code AWS/Events}. The bus is named only when it is not the default. */
public final class RuleMeter {

  private final Series matched;
  private final Series triggered;
  private final Series invocations;
  private final Series failed;
  private final Series retried;
  private final Series deadLetters;
  private final Series lost;

  public RuleMeter(Metrics metrics, String bus, String rule) {
    this.matched = series(metrics, bus, rule, "MatchedEvents");
    this.triggered = series(metrics, bus, rule, "TriggeredRules");
    this.invocations = series(metrics, bus, rule, "Invocations");
    this.failed = series(metrics, bus, rule, "FailedInvocations");
    this.retried = series(metrics, bus, rule, "RetryInvocationAttempts");
    this.deadLetters = series(metrics, bus, rule, "InvocationsSentToDlq");
    this.lost = series(metrics, bus, rule, "InvocationsFailedToBeSentToDlq");
  }

  private static Series series(Metrics metrics, String bus, String rule, String name) {
    Map<String, String> dimensions = new HashMap<>(Map.of("RuleName", rule));
    if (!bus.equals("default")) {
      dimensions.put("EventBusName", bus);
    }
    return metrics.series(new MetricId("AWS/Events", name, dimensions), Series.Kind.EVENTS);
  }

  public void matched() {
    matched.record(1);
    triggered.record(1);
  }

  /** A target took an event, or is given up. */
  public void invoked() {
    invocations.record(1);
  }

  public void retried() {
    retried.record(1);
  }

  /** An event is given up, and there is no queue for it. */
  public void failed() {
    failed.record(1);
  }

  public void deadLetter() {
    deadLetters.record(1);
  }

  /** An event is given up, and the queue for it did not take it. */
  public void lost() {
    lost.record(1);
  }
}
