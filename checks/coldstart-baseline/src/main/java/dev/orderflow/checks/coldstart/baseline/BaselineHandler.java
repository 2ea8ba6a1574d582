package dev.orderflow.checks.coldstart.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks each order's total and stores it, all that process-order stores, once. */
public final class BaselineHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final ObjectMapper mapper = new ObjectMapper();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final String table = System.getenv("ORDERS_TABLE");

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        store(mapper.readValue(message.getBody(), OrderCreated.class), message);
      } catch (JsonProcessingException | RuntimeException e) {
        context.getLogger().log(message.getMessageId() + " failed: " + e);
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void store(OrderCreated event, SQSEvent.SQSMessage message)
      throws JsonProcessingException {
    OrderCreated.Detail order = event.detail();
    BigDecimal sum =
        order.items().stream()
            .map(OrderCreated.Line::price)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(order.total()) != 0) {
      throw new IllegalArgumentException("total does not add up");
    }
    Map<String, AttributeValue> item = item(event, message);
    dynamoDb.putItem(
        put ->
            put.tableName(table).item(item).conditionExpression("attribute_not_exists(orderId)"));
  }

  private Map<String, AttributeValue> item(OrderCreated event, SQSEvent.SQSMessage message)
      throws JsonProcessingException {
    OrderCreated.Detail order = event.detail();
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", text(order.orderId()));
    item.put("status", text("PROCESSED"));
    item.put("eventId", text(event.id()));
    item.put("detail", text(mapper.writeValueAsString(order)));
    item.put("customerEmail", text(order.customerEmail()));
    item.put("customerId", text(order.customerId()));
    item.put("items", AttributeValue.fromL(order.items().stream().map(this::line).toList()));
    item.put("currency", text(order.currency()));
    item.put("total", AttributeValue.fromN(order.total().toString()));
    item.put("shippingAddress", address(order.shippingAddress()));
    item.put("placedAt", text(order.placedAt()));
    item.put("publishedAt", text(event.time()));
    SQSEvent.MessageAttribute validatedAt = message.getMessageAttributes().get("validatedAt");
    item.put("validatedAt", text(Objects.requireNonNull(validatedAt).getStringValue()));
    item.put("queuedAt", time(message, "SentTimestamp"));
    item.put("receivedAt", time(message, "ApproximateFirstReceiveTimestamp"));
    item.put("processedAt", text(Instant.now().toString()));
    return item;
  }

  private AttributeValue line(OrderCreated.Line line) {
    return AttributeValue.fromM(
        Map.of(
            "sku", text(line.sku()),
            "name", text(line.name()),
            "quantity", AttributeValue.fromN(Integer.toString(line.quantity())),
            "unitPrice", AttributeValue.fromN(line.unitPrice().toString())));
  }

  private static AttributeValue address(OrderCreated.Address address) {
    return AttributeValue.fromM(
        Map.of(
            "country", text(address.country()),
            "name", text(address.name()),
            "line1", text(address.line1()),
            "city", text(address.city())));
  }

  private static AttributeValue time(SQSEvent.SQSMessage message, String name) {
    String millis = Objects.requireNonNull(message.getAttributes().get(name));
    return text(Instant.ofEpochMilli(Long.parseLong(millis)).toString());
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
