package dev.orderflow.orders.track;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A table of one item, with as much of DynamoDB as tracking asks of it. */
final class OneItem implements DynamoDbClient {

  private static final Pattern SET = Pattern.compile("([#\\w.]+) = (:\\w+)");

  Map<String, AttributeValue> item;
  Runnable beforeWrite = () -> {};
  int writes;

  OneItem(Map<String, AttributeValue> item) {
    this.item = new HashMap<>(item);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    boolean found = Objects.equals(request.key().get("orderId"), item.get("orderId"));
    return GetItemResponse.builder().item(found ? Map.copyOf(item) : Map.of()).build();
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    item = new HashMap<>(request.item());
    return PutItemResponse.builder().build();
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    Runnable before = beforeWrite;
    beforeWrite = () -> {};
    before.run();
    if (!Objects.equals(item.get("version"), request.expressionAttributeValues().get(":read"))) {
      throw ConditionalCheckFailedException.builder().message("another version").build();
    }
    Matcher matcher = SET.matcher(request.updateExpression());
    while (matcher.find()) {
      set(request, matcher.group(1).split("\\."), matcher.group(2));
    }
    writes++;
    return UpdateItemResponse.builder().build();
  }

  private void set(UpdateItemRequest request, String[] path, String placeholder) {
    AttributeValue value =
        Objects.requireNonNull(request.expressionAttributeValues().get(placeholder));
    String name = name(request, path[0]);
    if (path.length == 1) {
      item.put(name, value);
      return;
    }
    Map<String, AttributeValue> entries = new HashMap<>(Objects.requireNonNull(item.get(name)).m());
    entries.put(name(request, path[1]), value);
    item.put(name, AttributeValue.fromM(entries));
  }

  private static String name(UpdateItemRequest request, String placeholder) {
    return request.expressionAttributeNames().getOrDefault(placeholder, placeholder);
  }

  @Override
  public String serviceName() {
    return "dynamodb";
  }

  @Override
  public void close() {}
}
