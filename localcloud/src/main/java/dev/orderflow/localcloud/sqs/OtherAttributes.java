package dev.orderflow.localcloud.sqs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Attributes of a queue that change nothing here: they are checked, kept and told back. */
final class OtherAttributes {

  private static final Set<String> OF_ALL =
      Set.of(
          "Policy",
          "RedriveAllowPolicy",
          "SqsManagedSseEnabled",
          "KmsMasterKeyId",
          "KmsDataKeyReusePeriodSeconds");

  private static final Map<String, Set<String>> CHOICES =
      Map.of(
          "SqsManagedSseEnabled", Set.of("true", "false"),
          "DeduplicationScope", Set.of("queue", "messageGroup"),
          "FifoThroughputLimit", Set.of("perQueue", "perMessageGroupId"));

  private OtherAttributes() {}

  static boolean isKnown(String name, boolean fifo) {
    return OF_ALL.contains(name)
        || (fifo && (name.equals("DeduplicationScope") || name.equals("FifoThroughputLimit")));
  }

  /**
   * @param value the empty text takes it away
   * @throws software.amazon.awssdk.services.sqs.model.SqsException if it cannot have that value
   */
  static StoredQueue with(StoredQueue queue, String name, String value) {
    Map<String, String> others = new HashMap<>(queue.others());
    if (value.isEmpty()) {
      others.remove(name);
    } else {
      requireValid(name, value);
      others.put(name, value);
    }
    return queue.withOthers(others);
  }

  private static void requireValid(String name, String value) {
    boolean valid =
        switch (name) {
          case "Policy", "RedriveAllowPolicy" -> isObject(value);
          case "KmsDataKeyReusePeriodSeconds" ->
              value.matches("\\d{1,6}") && isWithin(Integer.parseInt(value), 60, 86_400);
          default -> CHOICES.getOrDefault(name, Set.of(value)).contains(value);
        };
    if (!valid) {
      throw SqsErrors.invalidValue(name);
    }
  }

  private static boolean isWithin(int number, int from, int to) {
    return number >= from && number <= to;
  }

  private static boolean isObject(String value) {
    try {
      return Json.parse(value) instanceof Map<?, ?>;
    } catch (JsonException _) {
      return false;
    }
  }

  /** Those that are set, and what SQS says of a queue without them. */
  static void tell(StoredQueue queue, Map<QueueAttributeName, String> attributes) {
    boolean ownKey = queue.others().containsKey("KmsMasterKeyId");
    attributes.put(QueueAttributeName.SQS_MANAGED_SSE_ENABLED, Boolean.toString(!ownKey));
    if (ownKey) {
      attributes.put(QueueAttributeName.KMS_DATA_KEY_REUSE_PERIOD_SECONDS, "300");
    }
    if (queue.fifo()) {
      attributes.put(QueueAttributeName.DEDUPLICATION_SCOPE, "queue");
      attributes.put(QueueAttributeName.FIFO_THROUGHPUT_LIMIT, "perQueue");
    }
    queue
        .others()
        .forEach((name, value) -> attributes.put(QueueAttributeName.fromValue(name), value));
  }
}
