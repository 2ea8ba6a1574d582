package dev.orderflow.checks.bench.pipeline;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What process-order stores of a small order, attribute by attribute. */
final class FloorItem {

  private static final List<String> TIMES =
      List.of("publishedAt", "validatedAt", "queuedAt", "receivedAt", "processedAt");
  private static final String ID = "0b6d4a8a-5f3f-4d5e-9d0c-0d8a1f6a7b11";

  private FloorItem() {}

  static Map<String, AttributeValue> of(String orderId) {
    Map<String, AttributeValue> item = new HashMap<>(32);
    item.put("orderId", text(orderId));
    item.put("status", text("PROCESSED"));
    item.put("payment", text("NONE"));
    item.put("fulfilment", text("NONE"));
    item.put("facts", AttributeValue.fromM(Map.of()));
    item.put("requests", AttributeValue.fromM(Map.of()));
    item.put("version", AttributeValue.fromN("0"));
    item.put("eventId", text(ID));
    item.put("messageId", text(ID));
    item.put("receiveCount", AttributeValue.fromN("1"));
    item.put("detail", text("x".repeat(110)));
    item.put("customerEmail", text("customer@example.com"));
    item.put("product", text("Wireless Mouse"));
    item.put("quantity", AttributeValue.fromN("1"));
    TIMES.forEach(time -> item.put(time, text("2026-01-01T00:00:00.000Z")));
    return item;
  }

  private static AttributeValue text(String value) {
    return AttributeValue.fromS(value);
  }
}
