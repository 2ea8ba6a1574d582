package dev.orderflow.localcloud.dynamodb;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Tells who watches a table that a client has written to it. What the engine does by itself, as
 * when items expire, and PartiQL go unnoticed: whoever watches should also look now and then.
 */
final class Writes {

  private final Map<String, List<Runnable>> watchers = new ConcurrentHashMap<>();

  void watch(String table, Runnable watcher) {
    watchers.computeIfAbsent(table, none -> new CopyOnWriteArrayList<>()).add(watcher);
  }

  /**
   * @param request that has taken effect, of any operation
   */
  void happened(@Nullable Object request) {
    if (watchers.isEmpty()) {
      return;
    }
    switch (request) {
      case PutItemRequest put -> tell(put.tableName());
      case UpdateItemRequest update -> tell(update.tableName());
      case DeleteItemRequest delete -> tell(delete.tableName());
      case TransactWriteItemsRequest transaction ->
          transaction.transactItems().stream()
              .flatMap(Writes::tables)
              .distinct()
              .forEach(this::tell);
      case BatchWriteItemRequest batch -> batch.requestItems().keySet().forEach(this::tell);
      case null, default -> {}
    }
  }

  private static Stream<String> tables(TransactWriteItem item) {
    return Stream.of(
            Stream.ofNullable(item.put()).map(it -> it.tableName()),
            Stream.ofNullable(item.update()).map(it -> it.tableName()),
            Stream.ofNullable(item.delete()).map(it -> it.tableName()))
        .flatMap(name -> name);
  }

  private void tell(String nameOrArn) {
    List<Runnable> told = watchers.get(nameOrArn.substring(nameOrArn.lastIndexOf('/') + 1));
    if (told != null) {
      told.forEach(Runnable::run);
    }
  }
}
