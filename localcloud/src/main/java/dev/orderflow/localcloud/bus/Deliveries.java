package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Workers;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Hands events to targets. The first attempt is made at once; an event that a target does not take
 * is parked in a private queue and tried again, ever more seldom, until its attempts or its age run
 * out and it goes to the target's dead-letter queue.
 */
public final class Deliveries implements AutoCloseable {

  private static final int WORKERS = 16;
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(5);

  private final Targets targets;
  private final Rules rules;
  private final SqsClient parked;
  private final String parkedUrl;
  private final DeadLetters deadLetters;
  private final Workers workers = new Workers("bus", WORKERS);

  public Deliveries(
      Targets targets, Rules rules, SqsClient parked, String parkedUrl, DeadLetters deadLetters) {
    this.targets = targets;
    this.rules = rules;
    this.parked = parked;
    this.parkedUrl = parkedUrl;
    this.deadLetters = deadLetters;
  }

  public void start() {
    workers.repeat(this::poll);
  }

  void deliver(Rule rule, Target target, String event) {
    try {
      targets.deliver(rule, target, target.payload(event));
    } catch (DeliveryException e) {
      failed(rule, target, event, e);
    }
  }

  private void failed(Rule rule, Target target, String event, DeliveryException e) {
    if (e.retryable() && target.maximumRetries() > 0) {
      park(rule, target, event);
    } else {
      deadLetters.add(rule, target, event, new DeadLetters.Cause(e, 0, "MaximumRetryAttempts"));
    }
  }

  private void park(Rule rule, Target target, String event) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("bus", rule.bus());
    body.put("rule", rule.name());
    body.put("target", target.id());
    body.put("event", event);
    parked.sendMessage(
        m ->
            m.queueUrl(parkedUrl)
                .messageBody(Json.write(body))
                .delaySeconds((int) wait(1).toSeconds()));
  }

  private void poll() throws InterruptedException {
    int room = workers.reserve(10);
    List<Message> messages = List.of();
    try {
      messages = receive(room);
    } finally {
      workers.release(room - messages.size());
    }
    for (Message message : messages) {
      workers.runReserved(() -> retry(message));
    }
  }

  private List<Message> receive(int room) {
    return parked
        .receiveMessage(
            r ->
                r.queueUrl(parkedUrl)
                    .maxNumberOfMessages(room)
                    .waitTimeSeconds(20)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  private void retry(Message message) {
    Map<String, @Nullable Object> body = JsonObjects.object("parked", Json.parse(message.body()));
    String event = JsonObjects.text(body, "event");
    String targetId = JsonObjects.text(body, "target");
    Rule rule =
        rules.find(JsonObjects.text(body, "bus"), JsonObjects.text(body, "rule")).orElse(null);
    if (rule == null) {
      done(message); // as on AWS, a deleted rule's events end with it
      return;
    }
    for (Target target : rule.targets()) {
      if (target.id().equals(targetId)) {
        attempt(rule, target, event, message);
        return;
      }
    }
    done(message);
  }

  private void attempt(Rule rule, Target target, String event, Message message) {
    int retries = retries(message);
    try {
      targets.deliver(rule, target, target.payload(event));
      done(message);
    } catch (DeliveryException e) {
      boolean tooOld = sentAt(message).plus(target.maximumAge()).isBefore(Instant.now());
      if (tooOld || retries >= target.maximumRetries() || !e.retryable()) {
        String condition = tooOld ? "MaximumEventAgeInSeconds" : "MaximumRetryAttempts";
        deadLetters.add(rule, target, event, new DeadLetters.Cause(e, retries, condition));
        done(message);
      } else {
        parked.changeMessageVisibility(
            r ->
                r.queueUrl(parkedUrl)
                    .receiptHandle(message.receiptHandle())
                    .visibilityTimeout((int) wait(retries + 1).toSeconds()));
      }
    }
  }

  private void done(Message message) {
    parked.deleteMessage(r -> r.queueUrl(parkedUrl).receiptHandle(message.receiptHandle()));
  }

  /** One second, doubled by each retry, with jitter so that parked events do not return at once. */
  private static Duration wait(int retry) {
    long longest = Math.min(LONGEST_WAIT.toSeconds(), 1L << Math.min(retry - 1, 20));
    return Duration.ofSeconds(Math.max(1, ThreadLocalRandom.current().nextLong(longest + 1)));
  }

  private static int retries(Message message) {
    return Integer.parseInt(
        message.attributes().get(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
  }

  private static Instant sentAt(Message message) {
    return Instant.ofEpochMilli(
        Long.parseLong(message.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP)));
  }

  @Override
  public void close() {
    workers.close();
  }
}
