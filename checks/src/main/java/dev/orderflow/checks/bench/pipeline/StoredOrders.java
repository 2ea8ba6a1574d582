package dev.orderflow.checks.bench.pipeline;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What is in the table, and when it got there. */
record StoredOrders(DynamoDbClient dynamoDb, SqsClient sqs) {

  private static final long PATIENCE_NANOS = 600_000_000_000L;
  private static final long LOOK_EVERY_MILLIS = 200;

  /** Waits until the order is stored and no other waits in the queue. */
  void awaitLast(String orderId) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (item(orderId).isEmpty() || isQueued()) {
      pause(end, orderId + " is not stored");
    }
  }

  /** Waits until that many orders are stored. Each look reads the whole table. */
  void awaitAll(int count) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int stored = count(); stored < count; stored = count()) {
      pause(end, "only " + stored + " of " + count + " orders were stored");
    }
  }

  private static void pause(long end, String problem)
      throws InterruptedException, TimeoutException {
    if (System.nanoTime() > end) {
      throw new TimeoutException(problem);
    }
    Thread.sleep(LOOK_EVERY_MILLIS);
  }

  Map<String, AttributeValue> item(String orderId) {
    return dynamoDb
        .getItem(
            r ->
                r.tableName("Orders")
                    .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                    .consistentRead(true))
        .item();
  }

  private boolean isQueued() {
    String url = sqs.getQueueUrl(r -> r.queueName("order-processing-queue")).queueUrl();
    return sqs
        .getQueueAttributes(
            r ->
                r.queueUrl(url)
                    .attributeNames(
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE))
        .attributes()
        .values()
        .stream()
        .anyMatch(number -> !number.equals("0"));
  }

  private int count() {
    return dynamoDb.scanPaginator(r -> r.tableName("Orders").select("COUNT")).stream()
        .mapToInt(page -> page.count())
        .sum();
  }

  /** When each order was stored, in ms since 1970, sorted. */
  long[] times() {
    return dynamoDb
        .scanPaginator(r -> r.tableName("Orders").projectionExpression("processedAt"))
        .items()
        .stream()
        .mapToLong(item -> Instant.parse(text(item, "processedAt")).toEpochMilli())
        .sorted()
        .toArray();
  }

  /** Waits until that many orders are paid and delivered. Each look reads the whole table. */
  void awaitCompleted(int count) throws InterruptedException, TimeoutException {
    long end = System.nanoTime() + PATIENCE_NANOS;
    for (int done = deliveries().length; done < count; done = deliveries().length) {
      pause(end, "only " + done + " of " + count + " orders were completed");
    }
  }

  /** When each completed order's delivery was recorded, in ms since 1970, sorted. */
  long[] deliveries() {
    return dynamoDb
        .scanPaginator(
            r ->
                r.tableName("Orders")
                    .filterExpression("#status = :completed")
                    .projectionExpression("facts")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(
                        Map.of(":completed", AttributeValue.fromS("COMPLETED"))))
        .items()
        .stream()
        .map(item -> Objects.requireNonNull(item.get("facts")).m())
        .map(facts -> Objects.requireNonNull(facts.get("Parcel Delivered")).m())
        .mapToLong(fact -> Instant.parse(text(fact, "recordedAt")).toEpochMilli())
        .sorted()
        .toArray();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "" : value.s();
  }
}
