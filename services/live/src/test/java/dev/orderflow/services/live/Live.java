package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.services.live.token.Issuer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.apigatewaymanagementapi.ApiGatewayManagementApiClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeDefinition;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndex;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ProjectionType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/** The service over a real table, with an issuer and a stage that remember. */
final class Live implements Environment, AutoCloseable {

  static final Instant START = Instant.parse("2026-01-15T12:00:00Z");

  final Issuer issuer = new Issuer();
  final Stage stage = new Stage();
  private final TableEngine engine = TableEngine.inMemory();
  private Instant now = START;

  Live() {
    engine.ensureTable(
        table("CONNECTIONS_TABLE", "connectionId")
            .attributeDefinitions(attribute("connectionId"), attribute("audience"))
            .globalSecondaryIndexes(
                GlobalSecondaryIndex.builder()
                    .indexName("byAudience")
                    .keySchema(key("audience"))
                    .projection(it -> it.projectionType(ProjectionType.ALL))
                    .build())
            .build());
    engine.ensureTable(
        table("ORDERS_TABLE", "orderId").attributeDefinitions(attribute("orderId")).build());
    engine.ensureTable(
        table("REJECTIONS_TABLE", "rejectionId")
            .attributeDefinitions(attribute("rejectionId"))
            .build());
  }

  /**
   * @param scope a text or a list
   */
  String token(String customerId, Object scope) {
    return issuer.token(
        Map.of(
            "iss",
            Issuer.URL,
            "aud",
            Issuer.AUDIENCE,
            "sub",
            customerId,
            "scope",
            scope,
            "exp",
            now.getEpochSecond() + 3600));
  }

  /** Connects as API Gateway does: first the authorizer, then the route. */
  int connect(String connectionId, String token, Map<String, String> query) {
    Map<String, String> parameters = new HashMap<>(query);
    parameters.put("token", token);
    Map<String, @Nullable Object> decision = authorize(parameters);
    if (!Json.write(decision.get("policyDocument")).contains("\"Effect\":\"Allow\"")) {
      return 401;
    }
    Map<String, ?> context =
        Map.of(
            "routeKey",
            "$connect",
            "connectionId",
            connectionId,
            "authorizer",
            JsonObjects.object("context", decision.get("context")));
    Object status =
        invoke(
                new ConnectClient(this),
                Map.of("requestContext", context, "queryStringParameters", parameters))
            .get("statusCode");
    return status instanceof Long code ? code.intValue() : -1;
  }

  Map<String, @Nullable Object> authorize(Map<String, String> query) {
    String arn = "arn:aws:execute-api:us-east-1:000000000000:a/live/$connect";
    return invoke(
        new AuthorizeConnection(this, this::published),
        Map.of("type", "REQUEST", "methodArn", arn, "queryStringParameters", query));
  }

  private String published(URI address) {
    synchronized (issuer) {
      return issuer.get(address);
    }
  }

  void disconnect(String connectionId) {
    Map<String, ?> context = Map.of("connectionId", connectionId);
    invoke(new DisconnectClient(this), Map.of("requestContext", context));
  }

  /** Whether all messages of a batch are done. */
  boolean hear(EventData... told) {
    return hear(1, told);
  }

  boolean hear(int receiveCount, EventData... told) {
    List<Map<String, ?>> records = new ArrayList<>();
    for (EventData data : told) {
      Envelope event = new Envelope("event-" + (records.size() + 1), now, "c", "c", data);
      Map<String, ?> published =
          Map.of(
              "id", "published",
              "time", "2026-01-15T12:00:00Z",
              "source", data.source(),
              "detail-type", data.type(),
              "detail", event.toFields());
      records.add(record(Json.write(published), receiveCount));
    }
    return hear(records);
  }

  /** Of messages that were received so often. */
  boolean hear(List<? extends Map<String, ?>> records) {
    return List.of()
        .equals(
            invoke(new NotifyCustomer(this), Map.of("Records", records)).get("batchItemFailures"));
  }

  /** What Lambda gets of a message. */
  static Map<String, ?> record(String body, int receiveCount) {
    return Map.of(
        "messageId",
        "m-1",
        "receiptHandle",
        "r-1",
        "body",
        body,
        "attributes",
        Map.of(
            "ApproximateReceiveCount", String.valueOf(receiveCount),
            "SentTimestamp", "1767225600000",
            "ApproximateFirstReceiveTimestamp", "1767225600000"));
  }

  boolean knows(String connectionId) {
    Map<String, AttributeValue> id = Map.of("connectionId", text(connectionId));
    return engine.client().getItem(r -> r.tableName("CONNECTIONS_TABLE").key(id)).hasItem();
  }

  void store(Map<String, AttributeValue> order) {
    engine.client().putItem(r -> r.tableName("ORDERS_TABLE").item(order));
  }

  void refuse(Map<String, AttributeValue> rejection) {
    engine.client().putItem(r -> r.tableName("REJECTIONS_TABLE").item(rejection));
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  private static Map<String, @Nullable Object> invoke(
      RequestStreamHandler function, Map<String, ?> event) {
    var out = new ByteArrayOutputStream();
    try {
      function.handleRequest(
          new ByteArrayInputStream(Json.write(event).getBytes(UTF_8)), out, new Silence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return JsonObjects.object("answer", Json.parse(out.toString(UTF_8)));
  }

  private static CreateTableRequest.Builder table(String name, String key) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(key(key));
  }

  private static AttributeDefinition attribute(String name) {
    return AttributeDefinition.builder()
        .attributeName(name)
        .attributeType(ScalarAttributeType.S)
        .build();
  }

  private static KeySchemaElement key(String name) {
    return KeySchemaElement.builder().attributeName(name).keyType(KeyType.HASH).build();
  }

  @Override
  public String variable(String name) {
    return switch (name) {
      case "JWT_ISSUER" -> Issuer.URL;
      case "JWT_AUDIENCE" -> Issuer.AUDIENCE;
      case "CONNECTIONS_URL" -> "https://a.execute-api.us-east-1.amazonaws.com/live";
      default -> name;
    };
  }

  @Override
  public SqsClient sqs() {
    return new SqsClient() {
      @Override
      public ChangeMessageVisibilityResponse changeMessageVisibility(
          ChangeMessageVisibilityRequest request) {
        return ChangeMessageVisibilityResponse.builder().build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public DynamoDbClient dynamoDb() {
    return engine.client();
  }

  @Override
  public EventBridgeClient eventBridge() {
    throw new UnsupportedOperationException();
  }

  @Override
  public ApiGatewayManagementApiClient connections(URI address) {
    return stage;
  }

  @Override
  public Clock clock() {
    return Clock.fixed(now, ZoneOffset.UTC);
  }

  @Override
  public void close() {
    engine.close();
  }
}
