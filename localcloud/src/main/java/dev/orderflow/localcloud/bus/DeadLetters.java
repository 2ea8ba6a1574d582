package dev.orderflow.localcloud.bus;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * Puts an event that its target did not take into the target's dead-letter queue, with the
 * attributes that EventBridge adds. Source: EventBridge user guide, "Using dead-letter queues".
 */
public final class DeadLetters {

  private static final Logger LOG = System.getLogger(DeadLetters.class.getName());

  /** Why an event was given up. */
  record Cause(DeliveryException error, int retries, String exhausted) {}

  private final SqsClient queues;
  private final Function<String, String> urlOfArn;

  /**
   * @param urlOfArn the URL of the queue with an ARN
   */
  public DeadLetters(SqsClient queues, Function<String, String> urlOfArn) {
    this.queues = queues;
    this.urlOfArn = urlOfArn;
  }

  /**
   * Returns whether there is a queue for it.
   *
   * @throws software.amazon.awssdk.core.exception.SdkException if the queue does not take it
   */
  boolean add(Rule rule, Target target, String event, Cause cause) {
    if (target.deadLetterArn().isEmpty()) {
      LOG.log(
          Level.WARNING,
          () -> "rule " + rule.name() + " has no dead-letter queue: an event is lost, as on AWS");
      return false;
    }
    String url = urlOfArn.apply(target.deadLetterArn().get());
    queues.sendMessage(
        m -> m.queueUrl(url).messageBody(event).messageAttributes(attributes(rule, target, cause)));
    return true;
  }

  private static Map<String, MessageAttributeValue> attributes(
      Rule rule, Target target, Cause cause) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    attributes.put("RULE_ARN", text(rule.arn()));
    attributes.put("TARGET_ARN", text(target.arn()));
    attributes.put("ERROR_CODE", text(cause.error().code()));
    attributes.put("ERROR_MESSAGE", text(String.valueOf(cause.error().getMessage())));
    if (cause.error().retryable()) {
      attributes.put("EXHAUSTED_RETRY_CONDITION", text(cause.exhausted()));
      attributes.put("RETRY_ATTEMPTS", text(String.valueOf(cause.retries())));
    }
    return attributes;
  }

  private static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }
}
