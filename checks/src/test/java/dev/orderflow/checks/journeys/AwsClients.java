package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.cloudwatchlogs.model.FilteredLogEvent;
import software.amazon.awssdk.services.cloudwatchlogs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Someone with the AWS SDK and the endpoint's address, and no other knowledge of the system. */
public final class AwsClients {

  /** Ends a test that hangs; a slow machine only takes longer. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final int AT_ONCE = 4;
  private static final int BATCH = 10;

  private final URI endpoint;
  public final EventBridgeClient bus;
  public final SqsClient sqs;
  public final DynamoDbClient dynamoDb;
  public final LambdaClient lambda;
  public final CloudWatchLogsClient logs;

  public AwsClients(URI endpoint) {
    this.endpoint = endpoint;
    this.bus = client(EventBridgeClient.builder());
    this.sqs = client(SqsClient.builder());
    this.dynamoDb = client(DynamoDbClient.builder());
    this.lambda = client(LambdaClient.builder());
    this.logs = client(CloudWatchLogsClient.builder());
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(endpoint)
        .region(Region.US_EAST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .httpClientBuilder(UrlConnectionHttpClient.builder())
        .build();
  }

  /** At most ten. */
  public PutEventsResponse publish(String... details) {
    var entries = Stream.of(details).map(AwsClients::entry).toList();
    return bus.putEvents(r -> r.entries(entries));
  }

  /** Publishes an event of this system, whose own {@code type} is its detail-type. */
  public void publishAs(String source, String detail) {
    String type = JsonObjects.text(JsonObjects.object("detail", Json.parse(detail)), "type");
    PutEventsRequestEntry entry =
        PutEventsRequestEntry.builder().source(source).detailType(type).detail(detail).build();
    assertThat(bus.putEvents(r -> r.entries(entry)).failedEntryCount()).isZero();
  }

  /** All items of a table. */
  public List<Map<String, AttributeValue>> items(String table) {
    return dynamoDb.scanPaginator(r -> r.tableName(table).consistentRead(true)).items().stream()
        .toList();
  }

  public static PutEventsRequestEntry entry(String detail) {
    return PutEventsRequestEntry.builder()
        .source("ecommerce.orders")
        .detailType("Order Created")
        .detail(detail)
        .build();
  }

  /** As many as there are, by several callers at once; none may be refused. */
  public void publishAll(List<String> details) {
    List<Future<PutEventsResponse>> calls = new ArrayList<>();
    try (ExecutorService callers = Executors.newFixedThreadPool(AT_ONCE)) {
      for (int from = 0; from < details.size(); from += BATCH) {
        List<String> batch = details.subList(from, Math.min(details.size(), from + BATCH));
        calls.add(callers.submit(() -> publish(batch.toArray(String[]::new))));
      }
    }
    assertThat(calls).allSatisfy(call -> assertThat(failed(call)).isZero());
  }

  private static int failed(Future<PutEventsResponse> call) throws InterruptedException {
    try {
      return call.get().failedEntryCount();
    } catch (ExecutionException e) {
      throw new AssertionError("PutEvents failed", e);
    }
  }

  /** Empty if there is none. */
  public Map<String, AttributeValue> order(String orderId) {
    return dynamoDb
        .getItem(
            r ->
                r.tableName("Orders")
                    .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                    .consistentRead(true))
        .item();
  }

  public String status(String orderId) {
    AttributeValue status = order(orderId).get("status");
    return status == null ? "" : status.s();
  }

  /** The ids of all orders that are stored, whatever became of them since. */
  private Set<String> processedIds() {
    return dynamoDb
        .scanPaginator(
            r ->
                r.tableName("Orders")
                    .projectionExpression("orderId")
                    .filterExpression("attribute_exists(processedAt)"))
        .items()
        .stream()
        .map(item -> item.get("orderId").s())
        .collect(Collectors.toSet());
  }

  /** The ids of all orders with that status. */
  public Set<String> orderIds(String status) {
    return dynamoDb
        .scanPaginator(
            r ->
                r.tableName("Orders")
                    .projectionExpression("orderId")
                    .filterExpression("#status = :status")
                    .expressionAttributeNames(Map.of("#status", "status"))
                    .expressionAttributeValues(Map.of(":status", AttributeValue.fromS(status))))
        .items()
        .stream()
        .map(item -> item.get("orderId").s())
        .collect(Collectors.toSet());
  }

  public List<Map<String, AttributeValue>> rejections() {
    return dynamoDb.scanPaginator(r -> r.tableName("OrderRejections")).items().stream().toList();
  }

  public List<Map<String, AttributeValue>> rejections(String orderId) {
    return rejections().stream()
        .filter(item -> AttributeValue.fromS(orderId).equals(item.get("orderId")))
        .toList();
  }

  public void awaitStatus(String orderId, String status) {
    await(orderId).atMost(PATIENCE).until(() -> status(orderId).equals(status));
  }

  /** However long it takes, as long as some of them are processed in each five minutes. */
  public void awaitProcessed(Collection<String> orderIds) {
    Set<String> missing = new HashSet<>(orderIds);
    while (!missing.isEmpty()) {
      int before = missing.size();
      await("any of " + before + " orders to be processed")
          .atMost(PATIENCE)
          .pollInterval(Duration.ofSeconds(1))
          .until(() -> missing.removeAll(processedIds()));
    }
  }

  public static void awaitTrue(String what, Callable<Boolean> condition) {
    await(what).atMost(PATIENCE).until(condition);
  }

  public String queueUrl(String name) {
    return sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
  }

  /** Visible messages. */
  public int depth(String queue) {
    return number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES);
  }

  /** Messages that are there, visible, being worked on or to come back. */
  public int held(String queue) {
    return depth(queue)
        + number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE)
        + number(queue, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);
  }

  private int number(String queue, QueueAttributeName name) {
    String url = queueUrl(queue);
    return Integer.parseInt(
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name)).attributes().get(name));
  }

  /** Waits for a message and takes it out. */
  public Message take(String queue) {
    return take(queue, "");
  }

  /** Waits for a message with that text in it; others are taken out and dropped. */
  public Message take(String queue, String text) {
    String url = queueUrl(queue);
    List<Message> taken = new ArrayList<>();
    awaitTrue("a message in " + queue, () -> taken.addAll(received(url, text)));
    return taken.getFirst();
  }

  private List<Message> received(String url, String text) {
    List<Message> messages =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(url)
                        .waitTimeSeconds(5)
                        .messageSystemAttributeNamesWithStrings("All")
                        .messageAttributeNames("All"))
            .messages();
    messages.forEach(
        message -> sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle())));
    return messages.stream().filter(message -> message.body().contains(text)).toList();
  }

  /** A queue of their own that gets all events of a type from now on. */
  public String subscribe(String detailType) {
    return subscribe(
        "outside-" + detailType.replace(' ', '-'), Map.of("detail-type", List.of(detailType)));
  }

  /** The same for all events of a source. */
  public String subscribeToAll(String source) {
    return subscribe("outside-" + source.replace('.', '-'), Map.of("source", List.of(source)));
  }

  private String subscribe(String queue, Map<String, List<String>> pattern) {
    sqs.createQueue(r -> r.queueName(queue));
    bus.putRule(r -> r.name(queue).eventPattern(Json.write(pattern)));
    bus.putTargets(
        r ->
            r.rule(queue)
                .targets(t -> t.id("queue").arn("arn:aws:sqs:us-east-1:000000000000:" + queue)));
    return queue;
  }

  /** The lines that a function printed and that match; a group is made with its first line. */
  public List<String> lines(String function, String filter) {
    return linesOf("/aws/lambda/" + function, filter);
  }

  /** The lines of a log group that match. */
  public List<String> linesOf(String group, String filter) {
    try {
      return logs
          .filterLogEventsPaginator(r -> r.logGroupName(group).filterPattern(filter))
          .events()
          .stream()
          .map(FilteredLogEvent::message)
          .toList();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }
}
