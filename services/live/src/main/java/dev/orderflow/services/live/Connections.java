package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.kit.BoundedLeases;
import dev.orderflow.kit.BoundedLeases.Lease;
import dev.orderflow.kit.Environment;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/**
 * The table {@code Connections}: who is looking, an item for each connection; and an item for each
 * person with their places, of which there are few, so that nobody takes all that the API bears.
 */
record Connections(Supplier<DynamoDbClient> dynamoDb, String name, BoundedLeases places) {

  /** Of one person: some devices with some tabs each. */
  static final int MOST_OF_ONE = 10;

  private static final String BY_AUDIENCE = "byAudience";

  /** AWS answers for as long as if a connection were gone that is not quite open. */
  private static final Duration OPENING = Duration.ofSeconds(10);

  /**
   * @param expiresAt when its token, or the longest that a connection lasts, is over
   */
  record Connection(String id, Instant connectedAt, Instant expiresAt) {

    /** Whether it may still be about to open. */
    boolean isOpening(Instant now) {
      return now.isBefore(connectedAt.plus(OPENING));
    }
  }

  static Connections in(Environment environment) {
    String name = environment.variable("CONNECTIONS_TABLE");
    return new Connections(
        environment::dynamoDb,
        name,
        new BoundedLeases(environment::dynamoDb, name, "connectionId", MOST_OF_ONE));
  }

  /**
   * Whether there was a place for it.
   *
   * @param person whose place it takes
   */
  boolean add(String connectionId, String person, String audience, Instant now, Instant expiresAt) {
    // No connection's id has a blank.
    return switch (places.take("places of " + person, connectionId, now, expiresAt)) {
      case BoundedLeases.Outcome.Full _ -> false;
      case BoundedLeases.Outcome.Taken(var place) -> {
        try {
          put(connectionId, audience, now, expiresAt, place);
        } catch (SdkException e) {
          places.release(place);
          throw e;
        }
        yield true;
      }
    };
  }

  /** If the process dies before, the place is free again when the connection would have ended. */
  private void put(
      String connectionId, String audience, Instant now, Instant expiresAt, Lease place) {
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
                            "expiresAt", number(expiresAt.getEpochSecond()),
                            "placeOf", text(place.holder()),
                            "placeSlot", text(place.slot()),
                            "placeLease", text(place.value()))));
  }

  void remove(String connectionId) {
    Map<String, AttributeValue> removed =
        dynamoDb
            .get()
            .deleteItem(
                r ->
                    r.tableName(name)
                        .key(Map.of("connectionId", text(connectionId)))
                        .returnValues(ReturnValue.ALL_OLD))
            .attributes();
    Lease place = place(removed);
    if (place != null) {
      places.release(place);
    }
  }

  private static @Nullable Lease place(Map<String, AttributeValue> connection) {
    AttributeValue holder = connection.get("placeOf");
    AttributeValue slot = connection.get("placeSlot");
    AttributeValue value = connection.get("placeLease");
    return holder == null || slot == null || value == null
        ? null
        : new Lease(holder.s(), slot.s(), value.s());
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
        Instant.parse(Objects.requireNonNull(item.get("connectedAt")).s()),
        Instant.ofEpochSecond(Long.parseLong(Objects.requireNonNull(item.get("expiresAt")).n())));
  }
}
