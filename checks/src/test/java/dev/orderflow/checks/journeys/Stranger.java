package dev.orderflow.checks.journeys;

import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Someone with the AWS SDK and the endpoint's address, and no other knowledge of the house. */
public final class Stranger {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI endpoint;
  public final EventBridgeClient bus;
  public final SqsClient sqs;
  public final DynamoDbClient dynamoDb;

  public Stranger(URI endpoint) {
    this.endpoint = endpoint;
    this.bus = client(EventBridgeClient.builder());
    this.sqs = client(SqsClient.builder());
    this.dynamoDb = client(DynamoDbClient.builder());
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

  public PutEventsResponse publish(String... details) {
    var entries =
        Stream.of(details)
            .map(
                detail ->
                    PutEventsRequestEntry.builder()
                        .source("ecommerce.orders")
                        .detailType("Order Created")
                        .detail(detail)
                        .build())
            .toList();
    return bus.putEvents(r -> r.entries(entries));
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

  public void awaitStatus(String orderId, String status) {
    await(orderId).atMost(PATIENCE).until(() -> status(orderId).equals(status));
  }

  public static void awaitTrue(String what, Callable<Boolean> condition) {
    await(what).atMost(PATIENCE).until(condition);
  }

  public String queueUrl(String name) {
    return sqs.getQueueUrl(r -> r.queueName(name)).queueUrl();
  }

  /** Visible messages. */
  public int depth(String queue) {
    String url = queueUrl(queue);
    return Integer.parseInt(
        sqs.getQueueAttributes(
                r ->
                    r.queueUrl(url)
                        .attributeNames(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES))
            .attributes()
            .get(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES));
  }
}
