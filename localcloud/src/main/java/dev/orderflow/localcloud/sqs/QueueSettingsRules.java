package dev.orderflow.localcloud.sqs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** What SQS asks of a queue's name and of the attributes that it is given. */
record QueueSettingsRules(QueueDirectory directory) {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]{1,80}");
  private static final Pattern FIFO_NAME = Pattern.compile("[A-Za-z0-9_-]{1,75}\\.fifo");

  /**
   * A queue as it is to be made.
   *
   * @throws SqsException if SQS would not make it
   */
  StoredQueue made(@Nullable String name, Map<String, String> attributes, long now) {
    if (name == null) {
      throw SqsErrors.refused(Refusal.missing("QueueName"));
    }
    boolean fifo = "true".equals(attributes.get("FifoQueue"));
    requireName(name, fifo);
    QueueSettings defaults = QueueSettings.named("defaults");
    StoredQueue plain =
        new StoredQueue(
            name,
            defaults.visibilityTimeout(),
            defaults.retention(),
            defaults.delay(),
            defaults.receiveWait(),
            now,
            now,
            null,
            0,
            fifo,
            false,
            Map.of(),
            StoredQueue.LARGEST_MESSAGE,
            Map.of());
    return with(plain, attributes, true);
  }

  private static void requireName(String name, boolean fifo) {
    if (fifo && !FIFO_NAME.matcher(name).matches()) {
      throw invalid(
          "The name of a FIFO queue can only include alphanumeric characters, hyphens, or"
              + " underscores, must end with .fifo suffix and be 1 to 80 in length.");
    }
    if (!fifo && !NAME.matcher(name).matches()) {
      throw invalid(
          "Can only include alphanumeric characters, hyphens, or underscores. 1 to 80 in length");
    }
  }

  /**
   * The queue with other settings.
   *
   * @throws SqsException if it cannot have one of them
   */
  StoredQueue with(StoredQueue queue, Map<String, String> attributes, boolean isNew) {
    StoredQueue changed = queue;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      String name = attribute.getKey();
      if (!(isNew && name.equals("FifoQueue") && queue.fifo())) {
        changed = with(changed, name, attribute.getValue());
      }
    }
    return changed;
  }

  private StoredQueue with(StoredQueue queue, String name, String value) {
    return switch (name) {
      case "VisibilityTimeout" -> queue.withVisibilityTimeout(seconds(name, value, 0, 43_200));
      case "MessageRetentionPeriod" -> queue.withRetention(seconds(name, value, 60, 1_209_600));
      case "DelaySeconds" -> queue.withDelay(seconds(name, value, 0, 900));
      case "ReceiveMessageWaitTimeSeconds" -> queue.withReceiveWait(seconds(name, value, 0, 20));
      case "MaximumMessageSize" ->
          queue.withMaximumMessageSize(number(name, value, 1_024, StoredQueue.LARGEST_MESSAGE));
      case "RedrivePolicy" -> withRedrive(queue, value);
      case "ContentBasedDeduplication" ->
          queue.fifo() ? queue.withContentBasedDeduplication(truth(name, value)) : unknown(name);
      case "FifoQueue" -> queue.fifo() ? stillFifo(queue, value) : unknown(name);
      default ->
          OtherAttributes.isKnown(name, queue.fifo())
              ? OtherAttributes.with(queue, name, value)
              : unknown(name);
    };
  }

  private static StoredQueue stillFifo(StoredQueue queue, String value) {
    if (value.equals("true")) {
      return queue;
    }
    throw SqsErrors.refused(
        SqsErrors.INVALID_ATTRIBUTE_VALUE,
        "Invalid value for the parameter FifoQueue. Reason: Modifying queue type is not supported.");
  }

  private StoredQueue withRedrive(StoredQueue queue, String policy) {
    if (policy.isEmpty()) {
      return queue.withoutRedrive();
    }
    Map<?, ?> fields = fields(policy);
    if (!(fields.get("deadLetterTargetArn") instanceof String arn)) {
      throw invalid(
          policy, "Redrive policy does not contain mandatory attribute: deadLetterTargetArn.");
    }
    Object count = fields.get("maxReceiveCount");
    if (count == null) {
      throw invalid(
          policy, "Redrive policy does not contain mandatory attribute: maxReceiveCount.");
    }
    String receives = String.valueOf(count);
    if (!receives.matches("\\d{1,4}")
        || Integer.parseInt(receives) < 1
        || Integer.parseInt(receives) > 1000) {
      throw invalid(
          policy,
          "Invalid value for maxReceiveCount: "
              + receives
              + ", valid values are from 1 to 1000 both inclusive.");
    }
    LocalQueue target = arn.startsWith("arn:aws:sqs:") ? directory.find(Arns.queueName(arn)) : null;
    if (target == null) {
      throw invalid(policy, "Dead letter target does not exist.");
    }
    if (target.settings().fifo() != queue.fifo()) {
      throw invalid(policy, "Dead-letter queue must be same type of queue as the source.");
    }
    return queue.withRedrive(target.name(), Integer.parseInt(receives));
  }

  private static Map<?, ?> fields(String policy) {
    try {
      if (Json.parse(policy) instanceof Map<?, ?> fields) {
        return fields;
      }
    } catch (JsonException _) {
      // said below
    }
    throw invalid(policy, "Redrive policy is not a valid JSON map.");
  }

  private static Duration seconds(String name, String value, int from, int to) {
    return Duration.ofSeconds(number(name, value, from, to));
  }

  private static int number(String name, String value, int from, int to) {
    if (value.matches("\\d{1,9}")) {
      int number = Integer.parseInt(value);
      if (number >= from && number <= to) {
        return number;
      }
    }
    throw SqsErrors.invalidValue(name);
  }

  private static boolean truth(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw SqsErrors.invalidValue(name);
    };
  }

  private static StoredQueue unknown(String name) {
    throw SqsErrors.refused(SqsErrors.INVALID_ATTRIBUTE, "Unknown Attribute " + name + ".");
  }

  private static SqsException invalid(String policy, String reason) {
    return invalid(
        "Value %s for parameter RedrivePolicy is invalid. Reason: %s".formatted(policy, reason));
  }

  private static SqsException invalid(String message) {
    return SqsErrors.refused(Refusal.invalid(message));
  }
}
