package dev.orderflow.checks.coldstart.baseline;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Checks each order's total and stores it unless it is already there. */
public final class BaselineHandler implements RequestHandler<SQSEvent, SQSBatchResponse> {

  private final ObjectMapper mapper = new ObjectMapper();
  private final DynamoDbClient dynamoDb = DynamoDbClient.create();
  private final String table = System.getenv("ORDERS_TABLE");

  @Override
  public SQSBatchResponse handleRequest(SQSEvent event, Context context) {
    List<SQSBatchResponse.BatchItemFailure> failures = new ArrayList<>();
    for (SQSEvent.SQSMessage message : event.getRecords()) {
      try {
        store(mapper.readValue(message.getBody(), OrderCreated.class));
      } catch (JsonProcessingException | RuntimeException e) {
        context.getLogger().log(message.getMessageId() + " failed: " + e);
        failures.add(new SQSBatchResponse.BatchItemFailure(message.getMessageId()));
      }
    }
    return new SQSBatchResponse(failures);
  }

  private void store(OrderCreated event) throws JsonProcessingException {
    OrderCreated.Detail order = event.detail();
    BigDecimal sum =
        order.items().stream()
            .map(OrderCreated.Line::price)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (sum.compareTo(order.total()) != 0) {
      throw new IllegalArgumentException("total does not add up");
    }
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", AttributeValue.fromS(order.orderId()));
    item.put("status", AttributeValue.fromS("PROCESSED"));
    item.put("eventId", AttributeValue.fromS(event.id()));
    item.put("customerEmail", AttributeValue.fromS(order.customerEmail()));
    item.put("total", AttributeValue.fromN(order.total().toString()));
    item.put("currency", AttributeValue.fromS(order.currency()));
    item.put("items", AttributeValue.fromL(order.items().stream().map(this::line).toList()));
    item.put("detail", AttributeValue.fromS(mapper.writeValueAsString(order)));
    item.put("publishedAt", AttributeValue.fromS(event.time()));
    dynamoDb.putItem(
        put ->
            put.tableName(table).item(item).conditionExpression("attribute_not_exists(orderId)"));
  }

  private AttributeValue line(OrderCreated.Line line) {
    return AttributeValue.fromM(
        Map.of(
            "sku", AttributeValue.fromS(line.sku()),
            "quantity", AttributeValue.fromN(Integer.toString(line.quantity())),
            "unitPrice", AttributeValue.fromN(line.unitPrice().toString())));
  }
}
