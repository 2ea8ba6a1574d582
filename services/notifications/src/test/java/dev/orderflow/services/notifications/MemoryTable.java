package dev.orderflow.services.notifications;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** One table in memory, for the expressions of notifications; the journey shows the real one. */
final class MemoryTable implements DynamoDbClient {

  private final Crashes crashes;
  private final Map<List<@Nullable AttributeValue>, Map<String, AttributeValue>> items =
      new HashMap<>();

  MemoryTable(Crashes crashes) {
    this.crashes = crashes;
  }

  /** Empty if there is none. */
  Map<String, AttributeValue> item(String orderId, String eventId) {
    return items.getOrDefault(
        List.of(AttributeValue.fromS(orderId), AttributeValue.fromS(eventId)), Map.of());
  }

  private static List<@Nullable AttributeValue> key(Map<String, AttributeValue> attributes) {
    return List.of(
        Objects.requireNonNull(attributes.get("orderId")),
        Objects.requireNonNull(attributes.get("eventId")));
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return crashes.call(
        () -> {
          var key = key(request.item());
          check(request.conditionExpression(), items.get(key), Map.of(), Map.of());
          items.put(key, Map.copyOf(request.item()));
          return PutItemResponse.builder().build();
        });
  }

  /** Which events a recipient was written to about, by {@link MailRateLimits}'s key. */
  final Map<AttributeValue, Set<String>> rateLimits = new HashMap<>();

  /** What the next look at a rate limit ends with. */
  final Deque<RuntimeException> failures = new ArrayDeque<>();

  private UpdateItemResponse take(UpdateItemRequest request) {
    if (!failures.isEmpty()) {
      throw failures.remove();
    }
    var values = request.expressionAttributeValues();
    AttributeValue recipient = Objects.requireNonNull(request.key().get("recipient"));
    Set<String> events = rateLimits.computeIfAbsent(recipient, _ -> new HashSet<>());
    String event = Objects.requireNonNull(values.get(":eventId")).s();
    int most = Integer.parseInt(Objects.requireNonNull(values.get(":most")).n());
    if (events.size() >= most && !events.contains(event)) {
      throw ConditionalCheckFailedException.builder().message("refused").build();
    }
    events.add(event);
    return UpdateItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return crashes.call(
        () -> {
          if (request.tableName().equals("RATE_LIMITS_TABLE")) {
            return take(request);
          }
          var key = key(request.key());
          var names = request.expressionAttributeNames();
          var values = request.expressionAttributeValues();
          check(request.conditionExpression(), items.get(key), names, values);
          Map<String, AttributeValue> item = new HashMap<>(items.getOrDefault(key, Map.of()));
          for (String part : request.updateExpression().substring("SET ".length()).split(", ")) {
            List<String> sides = List.of(part.split(" = "));
            item.put(
                names.getOrDefault(sides.getFirst(), sides.getFirst()),
                Objects.requireNonNull(values.get(sides.getLast())));
          }
          items.put(key, item);
          return UpdateItemResponse.builder().build();
        });
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return crashes.call(
        () -> {
          var key = key(request.key());
          check(
              request.conditionExpression(),
              items.get(key),
              request.expressionAttributeNames(),
              request.expressionAttributeValues());
          items.remove(key);
          return DeleteItemResponse.builder().build();
        });
  }

  private static void check(
      String condition,
      @Nullable Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    for (String term : condition.split(" AND ")) {
      if (!holds(term, item, names, values)) {
        throw ConditionalCheckFailedException.builder().message("refused").item(item).build();
      }
    }
  }

  private static boolean holds(
      String term,
      @Nullable Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    if (item == null || term.equals("attribute_not_exists(orderId)")) {
      return item == null && term.equals("attribute_not_exists(orderId)");
    }
    List<String> sides = List.of(term.split(" = "));
    AttributeValue value = item.get(names.getOrDefault(sides.getFirst(), sides.getFirst()));
    return Objects.requireNonNull(values.get(sides.getLast())).equals(value);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
