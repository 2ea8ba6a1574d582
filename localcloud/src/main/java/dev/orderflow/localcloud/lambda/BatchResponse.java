package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A function's answer to a batch. Source: Lambda developer guide, "Implementing partial batch
 * responses": no answer, a list or an empty list of failures is success; an answer that cannot be
 * read, an empty or null identifier, or one that the batch does not hold fails the whole batch.
 */
final class BatchResponse {

  private BatchResponse() {}

  /** The ids to deliver again. */
  static Set<String> failed(byte[] response, Set<String> batch) {
    try {
      return failed(response.length == 0 ? null : Json.parse(response), batch);
    } catch (JsonException e) {
      return batch;
    }
  }

  private static Set<String> failed(@Nullable Object response, Set<String> batch) {
    if (!(response instanceof Map<?, ?> answer)) {
      return response == null || response instanceof List<?> ? Set.of() : batch;
    }
    Object failures = answer.get("batchItemFailures");
    if (failures == null) {
      return Set.of();
    }
    if (!(failures instanceof List<?> items)) {
      return batch;
    }
    Set<String> failed = new HashSet<>();
    for (Object item : items) {
      if (item instanceof Map<?, ?> failure
          && failure.get("itemIdentifier") instanceof String id
          && batch.contains(id)) {
        failed.add(id);
      } else {
        return batch;
      }
    }
    return failed;
  }
}
