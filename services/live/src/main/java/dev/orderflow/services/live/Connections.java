package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.kit.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The table {@code Connections}: who is looking. */
record Connections(Supplier<DynamoDbClient> dynamoDb, String name) {

  private static final String BY_AUDIENCE = "byAudience";

  /**
   * @param expiresAt when its token, or the longest that a connection lasts, is over
   */
  record Connection(String id, Instant expiresAt) {}

  static Connections in(Environment environment) {
    return new Connections(environment::dynamoDb, environment.variable("CONNECTIONS_TABLE"));
  }

  void add(String connectionId, String audience, Instant now, Instant expiresAt) {
    dynamoDb
        .get()
        .putItem(
            r ->
                r.tableName(name)
                    .item(
                        Map.of(
                            "connectionId", text(connectionId),
                            "audience", text(audience),
                            "connectedAt", time(now),
                            "expiresAt", number(expiresAt.getEpochSecond()))));
  }

  void remove(String connectionId) {
    dynamoDb
        .get()
        .deleteItem(r -> r.tableName(name).key(Map.of("connectionId", text(connectionId))));
  }

  List<Connection> of(String audience) {
    List<Connection> connections = new ArrayList<>();
    Map<String, AttributeValue> from = Map.of();
    do {
      var answer = query(audience, from);
      answer.items().forEach(item -> connections.add(connection(item)));
      from = answer.lastEvaluatedKey();
    } while (!from.isEmpty());
    return connections;
  }

  private QueryResponse query(String audience, Map<String, AttributeValue> from) {
    return dynamoDb
        .get()
        .query(
            r ->
                r.tableName(name)
                    .indexName(BY_AUDIENCE)
                    .keyConditionExpression("audience = :audience")
                    .expressionAttributeValues(Map.of(":audience", text(audience)))
                    .exclusiveStartKey(from.isEmpty() ? null : from));
  }

  private static Connection connection(Map<String, AttributeValue> item) {
    return new Connection(
        Objects.requireNonNull(item.get("connectionId")).s(),
        Instant.ofEpochSecond(Long.parseLong(Objects.requireNonNull(item.get("expiresAt")).n())));
  }
}
