package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.sqs.QueueEngine;
import dev.orderflow.localcloud.sqs.QueueSettings;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * The least that an order can cost on these engines: the calls that the functions and Lambda's
 * poller make for it (send, receive, conditional put, delete), with no bus, no functions and no
 * socket. A process of its own, with the flags of the system under test.
 */
final class Floor {

  private static final int THREADS = 5;

  private Floor() {}

  /** Prints a {@link Rate} for orders after a number of others that warm it up. */
  public static void main(String[] args) throws Exception {
    int warmUp = Integer.parseInt(args[0]);
    int orders = Integer.parseInt(args[1]);
    try (QueueEngine queues = QueueEngine.inMemory(URI.create("http://127.0.0.1:1"));
        TableEngine tables = TableEngine.inMemory()) {
      queues.declare(List.of(QueueSettings.named("orders")));
      tables.ensureTable(table());
      var floor = new Calls(queues.client(), queues.queueUrl("orders"), tables.client());
      floor.run(0, warmUp);
      Duration cpu = Cpu.ownSoFar();
      long start = System.nanoTime();
      floor.run(warmUp, warmUp + orders);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.println(
          new Rate(orders / seconds, Cpu.microsPerOrder(cpu, Cpu.ownSoFar(), orders)).line());
    }
    System.exit(0);
  }

  private static CreateTableRequest table() {
    return CreateTableRequest.builder()
        .tableName("Orders")
        .billingMode("PAY_PER_REQUEST")
        .attributeDefinitions(a -> a.attributeName("orderId").attributeType("S"))
        .keySchema(k -> k.attributeName("orderId").keyType("HASH"))
        .build();
  }

  private record Calls(SqsClient sqs, String url, DynamoDbClient dynamoDb) {

    void run(int from, int to) throws Exception {
      AtomicInteger next = new AtomicInteger(from);
      AtomicInteger left = new AtomicInteger(to - from);
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        List<Future<?>> running = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          running.add(threads.submit(() -> work(next, to, left)));
        }
        for (Future<?> thread : running) {
          thread.get();
        }
      }
    }

    private void work(AtomicInteger next, int to, AtomicInteger left) {
      while (left.get() > 0) {
        for (int i = 0; i < 10; i++) {
          int number = next.getAndIncrement();
          if (number < to) {
            sqs.sendMessage(m -> m.queueUrl(url).messageBody(body(number)));
          }
        }
        List<Message> batch =
            sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
        batch.forEach(this::store);
        delete(batch);
        left.addAndGet(-batch.size());
      }
    }

    private void store(Message message) {
      String orderId = message.body().substring(message.body().lastIndexOf(' ') + 1);
      dynamoDb.putItem(
          r ->
              r.tableName("Orders")
                  .item(FloorItem.of(orderId))
                  .conditionExpression("attribute_not_exists(orderId)")
                  .returnValuesOnConditionCheckFailure("ALL_OLD"));
    }

    private void delete(List<Message> batch) {
      List<DeleteMessageBatchRequestEntry> entries = new ArrayList<>();
      for (Message message : batch) {
        entries.add(
            DeleteMessageBatchRequestEntry.builder()
                .id(String.valueOf(entries.size()))
                .receiptHandle(message.receiptHandle())
                .build());
      }
      if (!entries.isEmpty()) {
        sqs.deleteMessageBatch(r -> r.queueUrl(url).entries(entries));
      }
    }

    /** As long as an event of a small order. */
    private static String body(int number) {
      return "x".repeat(330) + " " + Publisher.orderId(number);
    }
  }
}
