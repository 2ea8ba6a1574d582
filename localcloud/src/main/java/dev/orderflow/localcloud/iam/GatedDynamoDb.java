package dev.orderflow.localcloud.iam;

import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A function's DynamoDB client: items, not tables. */
record GatedDynamoDb(IamInterceptor interceptor, DynamoDbClient engine) implements DynamoDbClient {

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return call(Accesses.table("GetItem", request.tableName()), () -> engine.getItem(request));
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    List<Access> accesses =
        request.requestItems().keySet().stream()
            .map(table -> Accesses.table("BatchGetItem", table))
            .toList();
    return call(accesses, () -> engine.batchGetItem(request));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call(Accesses.table("PutItem", request.tableName()), () -> engine.putItem(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call(
        Accesses.table("UpdateItem", request.tableName()), () -> engine.updateItem(request));
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call(
        Accesses.table("DeleteItem", request.tableName()), () -> engine.deleteItem(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call(
        Accesses.index("Query", request.tableName(), request.indexName()),
        () -> engine.query(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call(
        Accesses.index("Scan", request.tableName(), request.indexName()),
        () -> engine.scan(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<Access> accesses =
        request.transactItems().stream().flatMap(GatedDynamoDb::accesses).distinct().toList();
    return call(accesses, () -> engine.transactWriteItems(request));
  }

  private static Stream<Access> accesses(TransactWriteItem item) {
    return Stream.of(
            Stream.ofNullable(item.put()).map(it -> Accesses.table("PutItem", it.tableName())),
            Stream.ofNullable(item.update())
                .map(it -> Accesses.table("UpdateItem", it.tableName())),
            Stream.ofNullable(item.delete())
                .map(it -> Accesses.table("DeleteItem", it.tableName())),
            Stream.ofNullable(item.conditionCheck())
                .map(it -> Accesses.table("ConditionCheckItem", it.tableName())))
        .flatMap(access -> access);
  }

  private <T> T call(Access access, Supplier<T> effect) {
    return call(List.of(access), effect);
  }

  private <T> T call(List<Access> accesses, Supplier<T> effect) {
    return SdkErrors.translated(
        "DynamoDb", DynamoDbException::builder, () -> interceptor.call(accesses, effect::get));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // the engine is not the function's to close
  }
}
