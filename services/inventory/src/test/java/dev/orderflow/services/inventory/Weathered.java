package dev.orderflow.services.inventory;

import java.util.ArrayDeque;
import java.util.Deque;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** A table engine as a process sees it in all weathers. */
final class Weathered implements DynamoDbClient {

  private final DynamoDbClient engine;
  private final Weather weather;

  /** Reasons for which the next transactions are cancelled, untried. */
  final Deque<String> cancellations = new ArrayDeque<>();

  Weathered(DynamoDbClient engine, Weather weather) {
    this.engine = engine;
    this.weather = weather;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return weather.call(() -> engine.getItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return weather.call(() -> engine.batchGetItem(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    String reason = cancellations.poll();
    if (reason != null) {
      throw TransactionCanceledException.builder()
          .message("cancelled: " + reason)
          .cancellationReasons(CancellationReason.builder().code(reason).build())
          .build();
    }
    return weather.call(() -> engine.transactWriteItems(request));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {}
}
