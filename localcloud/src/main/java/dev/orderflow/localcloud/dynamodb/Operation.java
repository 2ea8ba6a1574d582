package dev.orderflow.localcloud.dynamodb;

import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeLimitsRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeStreamRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ExecuteTransactionRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsRequest;
import software.amazon.awssdk.services.dynamodb.model.GetShardIteratorRequest;
import software.amazon.awssdk.services.dynamodb.model.ListStreamsRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTagsOfResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UntagResourceRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateTimeToLiveRequest;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** One operation of the API: a request's JSON, through an SDK client, to the SDK's response. */
@FunctionalInterface
interface Operation {

  SdkPojo call(byte[] body);

  /** By name, all that the engine has. */
  static Map<String, Operation> all(DynamoDbClient tables, DynamoDbStreamsClient streams) {
    return Map.ofEntries(
        entry(
            "BatchExecuteStatement",
            BatchExecuteStatementRequest::builder,
            tables::batchExecuteStatement),
        entry("BatchGetItem", BatchGetItemRequest::builder, tables::batchGetItem),
        entry("BatchWriteItem", BatchWriteItemRequest::builder, tables::batchWriteItem),
        entry("CreateTable", CreateTableRequest::builder, tables::createTable),
        entry("DeleteItem", DeleteItemRequest::builder, tables::deleteItem),
        entry("DeleteTable", DeleteTableRequest::builder, tables::deleteTable),
        entry("DescribeLimits", DescribeLimitsRequest::builder, tables::describeLimits),
        entry("DescribeTable", DescribeTableRequest::builder, tables::describeTable),
        entry("DescribeTimeToLive", DescribeTimeToLiveRequest::builder, tables::describeTimeToLive),
        entry("ExecuteStatement", ExecuteStatementRequest::builder, tables::executeStatement),
        entry("ExecuteTransaction", ExecuteTransactionRequest::builder, tables::executeTransaction),
        entry("GetItem", GetItemRequest::builder, tables::getItem),
        entry("ListTables", ListTablesRequest::builder, tables::listTables),
        entry("ListTagsOfResource", ListTagsOfResourceRequest::builder, tables::listTagsOfResource),
        entry("PutItem", PutItemRequest::builder, tables::putItem),
        entry("Query", QueryRequest::builder, tables::query),
        entry("Scan", ScanRequest::builder, tables::scan),
        entry("TagResource", TagResourceRequest::builder, tables::tagResource),
        entry("TransactGetItems", TransactGetItemsRequest::builder, tables::transactGetItems),
        entry("TransactWriteItems", TransactWriteItemsRequest::builder, tables::transactWriteItems),
        entry("UntagResource", UntagResourceRequest::builder, tables::untagResource),
        entry("UpdateItem", UpdateItemRequest::builder, tables::updateItem),
        entry("UpdateTable", UpdateTableRequest::builder, tables::updateTable),
        entry("UpdateTimeToLive", UpdateTimeToLiveRequest::builder, tables::updateTimeToLive),
        entry("DescribeStream", DescribeStreamRequest::builder, streams::describeStream),
        entry("GetRecords", GetRecordsRequest::builder, streams::getRecords),
        entry("GetShardIterator", GetShardIteratorRequest::builder, streams::getShardIterator),
        entry("ListStreams", ListStreamsRequest::builder, streams::listStreams));
  }

  private static <B extends SdkPojo & SdkBuilder<?, Q>, Q> Map.Entry<String, Operation> entry(
      String name, Supplier<B> builders, Function<Q, ? extends SdkPojo> operation) {
    return Map.entry(
        name,
        body -> {
          B builder = builders.get();
          PojoReader.read(body, builder);
          return operation.apply(builder.build());
        });
  }
}
