package dev.orderflow.services.shipping;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** One table in memory, for the expressions that shipping uses; the journey shows the real one. */
final class MemoryTable implements DynamoDbClient {

  private final Crashes crashes;
  private final Map<AttributeValue, Map<String, AttributeValue>> items = new HashMap<>();

  MemoryTable(Crashes crashes) {
    this.crashes = crashes;
  }

  /** Empty if there is none. */
  String attribute(String orderId, String name) {
    AttributeValue value = items.getOrDefault(AttributeValue.fromS(orderId), Map.of()).get(name);
    return value == null ? "" : value.s();
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return crashes.call(
        () -> GetItemResponse.builder().item(items.get(request.key().get("orderId"))).build());
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return crashes.call(
        () -> {
          AttributeValue key = Objects.requireNonNull(request.item().get("orderId"));
          check(request.conditionExpression(), items.get(key), Map.of(), Map.of());
          items.put(key, Map.copyOf(request.item()));
          return PutItemResponse.builder().build();
        });
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return crashes.call(
        () -> {
          AttributeValue key = Objects.requireNonNull(request.key().get("orderId"));
          var names = request.expressionAttributeNames();
          var values = request.expressionAttributeValues();
          check(request.conditionExpression(), items.get(key), names, values);
          Map<String, AttributeValue> item = new HashMap<>(items.getOrDefault(key, Map.of()));
          item.put("orderId", key);
          for (String assignment :
              request.updateExpression().substring("SET ".length()).split(", ")) {
            List<String> sides = List.of(assignment.split(" = "));
            item.put(
                Objects.requireNonNull(names.get(sides.getFirst())),
                Objects.requireNonNull(values.get(sides.getLast())));
          }
          items.put(key, item);
          return UpdateItemResponse.builder().attributes(item).build();
        });
  }

  private static void check(
      String condition,
      @Nullable Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    for (String term : condition.split(" OR ")) {
      if (term.equals("attribute_not_exists(orderId)")
          ? item == null
          : equal(term, item, names, values)) {
        return;
      }
    }
    throw ConditionalCheckFailedException.builder().message("refused").item(item).build();
  }

  private static boolean equal(
      String term,
      @Nullable Map<String, AttributeValue> item,
      Map<String, String> names,
      Map<String, AttributeValue> values) {
    List<String> sides = List.of(term.split(" = "));
    return item != null
        && Objects.equals(
            item.get(names.get(sides.getFirst())),
            Objects.requireNonNull(values.get(sides.getLast())));
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
