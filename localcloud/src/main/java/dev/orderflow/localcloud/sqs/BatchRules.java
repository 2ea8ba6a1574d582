package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What SQS asks of a batch as a whole. */
final class BatchRules {

  private static final int MAX_ENTRIES = 10;
  private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

  private BatchRules() {}

  /**
   * @throws software.amazon.awssdk.services.sqs.model.SqsException if the batch cannot be taken
   */
  static void requireValid(List<String> ids) {
    if (ids.isEmpty()) {
      throw SqsErrors.refused(
          SqsErrors.EMPTY_BATCH, "There should be at least one entry in the request.");
    }
    if (ids.size() > MAX_ENTRIES) {
      throw SqsErrors.refused(
          SqsErrors.TOO_MANY_ENTRIES,
          "Maximum number of entries per request are %d. You have sent %d."
              .formatted(MAX_ENTRIES, ids.size()));
    }
    Set<String> seen = new HashSet<>();
    for (String id : ids) {
      requireValid(id, seen);
    }
  }

  private static void requireValid(@Nullable String id, Set<String> seen) {
    if (id == null) {
      throw SqsErrors.refused(Refusal.missing("Id"));
    }
    if (!ID.matcher(id).matches()) {
      throw SqsErrors.refused(
          SqsErrors.INVALID_ENTRY_ID,
          "A batch entry id can only contain alphanumeric characters, hyphens and underscores. It"
              + " can be at most 80 letters long.");
    }
    if (!seen.add(id)) {
      throw SqsErrors.refused(SqsErrors.IDS_NOT_DISTINCT, "Id " + id + " repeated.");
    }
  }

  static void requireNotTooLong(long bytes) {
    if (bytes > StoredQueue.LARGEST_MESSAGE) {
      throw SqsErrors.refused(
          SqsErrors.BATCH_TOO_LONG,
          "Batch requests cannot be longer than %d bytes. You have sent %d bytes."
              .formatted(StoredQueue.LARGEST_MESSAGE, bytes));
    }
  }
}
