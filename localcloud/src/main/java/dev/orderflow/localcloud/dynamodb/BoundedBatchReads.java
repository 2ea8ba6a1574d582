package dev.orderflow.localcloud.dynamodb;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Reads a batch of items as far as they fit into memory, and names the rest as unprocessed. The
 * engine does so at 16 MB by DynamoDB's count, which may be many times as much in memory.
 */
final class BoundedBatchReads {

  /** More are refused by the engine. */
  private static final int MOST_KEYS = 100;

  private BoundedBatchReads() {}

  /** The engine's own, which may fail in any way. */
  @FunctionalInterface
  interface Engine {
    BatchGetItemResponse read(BatchGetItemRequest request) throws ReflectiveOperationException;
  }

  /**
   * @param largest about the most memory that an item of a table takes
   */
  static BatchGetItemResponse read(
      BatchGetItemRequest request, ToLongFunction<String> largest, Engine engine)
      throws ReflectiveOperationException {
    int asked = request.requestItems().values().stream().mapToInt(it -> it.keys().size()).sum();
    if (asked > MOST_KEYS) {
      return engine.read(request);
    }
    Map<String, KeysAndAttributes> now = new HashMap<>();
    Map<String, KeysAndAttributes> later = new HashMap<>();
    long room = ReadsUnderWay.BATCH_MEMORY;
    for (Map.Entry<String, KeysAndAttributes> wanted : request.requestItems().entrySet()) {
      String table = wanted.getKey();
      List<Map<String, AttributeValue>> keys = wanted.getValue().keys();
      long each = largest.applyAsLong(table.substring(table.lastIndexOf('/') + 1));
      int fitting = (int) Math.min(keys.size(), Math.max(now.isEmpty() ? 1 : 0, room / each));
      put(table, wanted.getValue(), keys.subList(0, fitting), now);
      put(table, wanted.getValue(), keys.subList(fitting, keys.size()), later);
      room -= fitting * each;
    }
    if (later.isEmpty()) {
      return engine.read(request);
    }
    BatchGetItemResponse answer = engine.read(request.toBuilder().requestItems(now).build());
    return answer.toBuilder().unprocessedKeys(together(answer.unprocessedKeys(), later)).build();
  }

  private static void put(
      String table,
      KeysAndAttributes wanted,
      List<Map<String, AttributeValue>> keys,
      Map<String, KeysAndAttributes> requests) {
    if (!keys.isEmpty()) {
      requests.put(table, wanted.toBuilder().keys(keys).build());
    }
  }

  private static Map<String, KeysAndAttributes> together(
      Map<String, KeysAndAttributes> one, Map<String, KeysAndAttributes> other) {
    Map<String, KeysAndAttributes> all = new HashMap<>(one);
    other.forEach((table, keys) -> all.merge(table, keys, BoundedBatchReads::together));
    return all;
  }

  private static KeysAndAttributes together(KeysAndAttributes one, KeysAndAttributes other) {
    return one.toBuilder()
        .keys(Stream.concat(one.keys().stream(), other.keys().stream()).toList())
        .build();
  }
}
