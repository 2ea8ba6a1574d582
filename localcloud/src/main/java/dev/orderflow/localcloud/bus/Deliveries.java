package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.RuleMeter;
import dev.orderflow.localcloud.work.DurableWorkQueue;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Hands events to targets. The first attempt is made at once; an event that a target does not take
 * is parked in a private queue and tried again, ever more seldom, until its attempts or its age run
 * out and it goes to the target's dead-letter queue.
 */
public final class Deliveries implements AutoCloseable {

  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Targets targets;
  private final Rules rules;
  private final DurableWorkQueue parked;
  private final DeadLetters deadLetters;
  private final RuleMeters meters;

  public Deliveries(
      Targets targets,
      Rules rules,
      DurableWorkQueue parked,
      DeadLetters deadLetters,
      Metrics metrics) {
    this.targets = targets;
    this.rules = rules;
    this.parked = parked;
    this.deadLetters = deadLetters;
    this.meters = new RuleMeters(metrics);
  }

  public void start() {
    parked.start(this::retry);
  }

  /** Hands the event to all targets. */
  void deliver(Rule rule, Event event) {
    meters.of(rule).matched();
    rule.targets().forEach(target -> deliver(rule, target, event));
  }

  private void deliver(Rule rule, Target target, Event event) {
    try {
      targets.deliver(rule, target, target.payload(rule, event));
      meters.of(rule).invoked();
    } catch (DeliveryException e) {
      failed(rule, target, event.json(), e);
    }
  }

  private void failed(Rule rule, Target target, String event, DeliveryException e) {
    if (e.retryable() && target.maximumRetries() > 0) {
      park(rule, target, event);
    } else {
      giveUp(rule, target, event, new DeadLetters.Cause(e, 0, "MaximumRetryAttempts"));
    }
  }

  private void giveUp(Rule rule, Target target, String event, DeadLetters.Cause cause) {
    RuleMeter meter = meters.of(rule);
    meter.invoked();
    try {
      if (deadLetters.add(rule, target, event, cause)) {
        meter.deadLetter();
      } else {
        meter.failed();
      }
    } catch (SdkException e) {
      meter.lost();
      throw e;
    }
  }

  private void park(Rule rule, Target target, String event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("bus", rule.bus());
    body.put("rule", rule.name());
    body.put("target", target.id());
    body.put("event", event);
    parked.add(Json.write(body), wait(1));
  }

  private void retry(DurableWorkQueue.Item item) {
    Map<String, @Nullable Object> body = JsonObjects.object("parked", Json.parse(item.body()));
    Event event = Event.of(JsonObjects.text(body, "event"));
    String targetId = JsonObjects.text(body, "target");
    Rule rule =
        rules.find(JsonObjects.text(body, "bus"), JsonObjects.text(body, "rule")).orElse(null);
    if (rule == null) {
      item.done(); // as on AWS, a deleted rule's events end with it
      return;
    }
    for (Target target : rule.targets()) {
      if (target.id().equals(targetId)) {
        attempt(rule, target, event, item);
        return;
      }
    }
    item.done();
  }

  private void attempt(Rule rule, Target target, Event event, DurableWorkQueue.Item item) {
    int retries = item.attempt();
    meters.of(rule).retried();
    try {
      targets.deliver(rule, target, target.payload(rule, event));
      meters.of(rule).invoked();
      item.done();
    } catch (DeliveryException e) {
      boolean tooOld = item.isOlderThan(target.maximumAge());
      if (tooOld || retries >= target.maximumRetries() || !e.retryable()) {
        String condition = tooOld ? "MaximumEventAgeInSeconds" : "MaximumRetryAttempts";
        giveUp(rule, target, event.json(), new DeadLetters.Cause(e, retries, condition));
        item.done();
      } else {
        item.again(wait(retries + 1));
      }
    }
  }

  /** One second, doubled by each retry, with jitter so that parked events do not return at once. */
  private static Duration wait(int retry) {
    long longest = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(retry - 1, 20));
    return Duration.ofSeconds(Math.max(1, ThreadLocalRandom.current().nextLong(longest + 1)));
  }

  @Override
  public void close() {
    parked.close();
  }
}
