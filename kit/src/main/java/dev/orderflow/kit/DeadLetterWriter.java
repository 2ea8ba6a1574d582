package dev.orderflow.kit;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * Puts a message that failed for good into its queue's dead-letter queue together with the reason,
 * which nobody can add once SQS has moved it. It is sent before it is deleted: killed in between,
 * the message comes back and SQS moves it, so that there may be two letters, but never none.
 */
final class DeadLetterWriter {

  private final Supplier<SqsClient> sqs;
  private final String queueUrl;
  private volatile @Nullable RedrivePolicy policy;

  /**
   * @param deadLetters URL of the dead-letter queue; empty if the queue has none
   */
  private record RedrivePolicy(String deadLetters, long maxReceiveCount) {}

  DeadLetterWriter(Supplier<SqsClient> sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /**
   * Whether the message lies in the dead-letter queue now, and is done with here. If not, it has
   * attempts left, or SQS is to move it as it is.
   */
  boolean write(SqsBatch.Message message, RuntimeException fault, boolean isFinal) {
    RedrivePolicy known = policy();
    if (known.deadLetters().isEmpty()
        || !isFinal && message.receiveCount() < known.maxReceiveCount()) {
      return false;
    }
    sqs.get()
        .sendMessage(
            r ->
                r.queueUrl(known.deadLetters())
                    .messageBody(message.body())
                    .messageAttributes(attributes(message, fault)));
    return true;
  }

  private static Map<String, MessageAttributeValue> attributes(
      SqsBatch.Message message, RuntimeException fault) {
    Map<String, String> texts = new HashMap<>(message.attributes());
    FailureReason reason = FailureReason.of(fault);
    texts.put(FailureAttributes.CODE, reason.code());
    texts.remove(FailureAttributes.MESSAGE);
    if (reason.text() != null) {
      texts.put(FailureAttributes.MESSAGE, reason.text());
    }
    texts.put(FailureAttributes.RETRIES, String.valueOf(message.receiveCount() - 1));
    texts.put(FailureAttributes.MESSAGE_ID, message.id());
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    texts.forEach(
        (name, text) ->
            attributes.put(
                name,
                MessageAttributeValue.builder().dataType("String").stringValue(text).build()));
    return attributes;
  }

  /** Read when the first message fails: most executions never need it. */
  private RedrivePolicy policy() {
    RedrivePolicy known = policy;
    if (known == null) {
      String json =
          sqs.get()
              .getQueueAttributes(
                  r -> r.queueUrl(queueUrl).attributeNames(QueueAttributeName.REDRIVE_POLICY))
              .attributes()
              .get(QueueAttributeName.REDRIVE_POLICY);
      known = json == null ? new RedrivePolicy("", 0) : parsed(json);
      policy = known;
    }
    return known;
  }

  private RedrivePolicy parsed(String json) {
    Map<String, @Nullable Object> policy = JsonObjects.object("RedrivePolicy", Json.parse(json));
    String arn = JsonObjects.text(policy, "deadLetterTargetArn");
    String name = arn.substring(arn.lastIndexOf(':') + 1);
    // both lie in one account and region, as SQS asks of a redrive policy
    String url = queueUrl.substring(0, queueUrl.lastIndexOf('/') + 1) + name;
    return new RedrivePolicy(url, Long.parseLong(String.valueOf(policy.get("maxReceiveCount"))));
  }
}
