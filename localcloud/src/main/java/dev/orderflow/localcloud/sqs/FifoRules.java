package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQS asks of a message's group and deduplication id, which depends on the kind of queue. */
final class FifoRules {

  private static final Pattern ID = Pattern.compile("[A-Za-z0-9\\p{Punct}]{1,128}");

  private FifoRules() {}

  /** Returns null if the message may be sent. */
  static @Nullable Refusal check(
      StoredQueue queue,
      @Nullable String group,
      @Nullable String deduplication,
      @Nullable Integer delaySeconds) {
    Refusal missing = missing(queue, group, deduplication);
    if (missing != null) {
      return missing;
    }
    if (group != null && !ID.matcher(group).matches()) {
      return invalidId("MessageGroupId", group);
    }
    if (deduplication != null && !ID.matcher(deduplication).matches()) {
      return invalidId("MessageDeduplicationId", deduplication);
    }
    if (!queue.fifo()) {
      return deduplication == null ? null : notOfThisType("MessageDeduplicationId", deduplication);
    }
    return delaySeconds != null && delaySeconds > 0
        ? notOfThisType("DelaySeconds", delaySeconds.toString())
        : null;
  }

  /** Returns null if nothing is missing that a queue of this kind needs. */
  static @Nullable Refusal missing(
      StoredQueue queue, @Nullable String group, @Nullable String deduplication) {
    if (!queue.fifo()) {
      return null;
    }
    if (group == null) {
      return Refusal.missing("MessageGroupId");
    }
    return deduplication != null || queue.contentBasedDeduplication()
        ? null
        : Refusal.invalid(
            "The queue should either have ContentBasedDeduplication enabled or"
                + " MessageDeduplicationId provided explicitly");
  }

  private static Refusal invalidId(String parameter, String value) {
    return Refusal.invalid(
        "Value %s for parameter %s is invalid. Reason: %s can only include alphanumeric and"
                .formatted(value, parameter, parameter)
            + " punctuation characters. 1 to 128 in length.");
  }

  private static Refusal notOfThisType(String parameter, String value) {
    return Refusal.invalid(
        "Value %s for parameter %s is invalid. Reason: The request include parameter that is not"
                .formatted(value, parameter)
            + " valid for this queue type.");
  }
}
