package dev.orderflow.checks.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the functions are given: full orders of three lines whose totals add up. */
final class Workload {

  static final int BATCH = 10;

  private static final String PUBLISHED = "2026-01-02T03:04:05Z";
  private static final String EPOCH_MILLIS = "1767323045000";

  private Workload() {}

  /** One event, as EventBridge invokes validate-order with it. */
  static byte[] event() {
    return Json.write(event(1)).getBytes(UTF_8);
  }

  /** Ten orders, as the queue's event source mapping invokes process-order with them. */
  static byte[] batch() {
    List<Map<String, ?>> records = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      records.add(message(i));
    }
    return Json.write(Map.of("Records", records)).getBytes(UTF_8);
  }

  /** What API Gateway asks the authorizer of {@code $connect}. */
  static byte[] connection(String token) {
    return Json.write(
            Map.of(
                "type", "REQUEST",
                "methodArn", "arn:aws:execute-api:us-east-1:000000000000:bench/live/$connect",
                "queryStringParameters", Map.of("token", token)))
        .getBytes(UTF_8);
  }

  private static Map<String, ?> message(int number) {
    return Map.ofEntries(
        Map.entry("messageId", "00000000-0000-4000-8000-00000000000" + number),
        Map.entry("receiptHandle", "receipt-" + number),
        Map.entry("body", Json.write(event(number))),
        Map.entry("md5OfBody", "00000000000000000000000000000000"),
        Map.entry(
            "attributes",
            Map.of(
                "ApproximateReceiveCount",
                "1",
                "SentTimestamp",
                EPOCH_MILLIS,
                "ApproximateFirstReceiveTimestamp",
                EPOCH_MILLIS,
                "SenderId",
                "000000000000")),
        Map.entry(
            "messageAttributes",
            Map.of(
                "validatedAt",
                Map.of(
                    "stringValue",
                    PUBLISHED,
                    "dataType",
                    "String",
                    "stringListValues",
                    List.of(),
                    "binaryListValues",
                    List.of()))),
        Map.entry("eventSource", "aws:sqs"),
        Map.entry("eventSourceARN", "arn:aws:sqs:us-east-1:000000000000:order-processing-queue"),
        Map.entry("awsRegion", "us-east-1"));
  }

  private static Map<String, ?> event(int number) {
    return Map.of(
        "version", "0",
        "id", "10000000-0000-4000-8000-00000000000" + number,
        "source", "ecommerce.orders",
        "detail-type", "Order Created",
        "account", "000000000000",
        "time", PUBLISHED,
        "region", "us-east-1",
        "resources", List.of(),
        "detail", order(number));
  }

  private static Map<String, ?> order(int number) {
    return Map.of(
        "orderId",
        "ORD-" + number,
        "customerId",
        "CUST-17",
        "customerEmail",
        "customer@example.com",
        "currency",
        "EUR",
        "items",
        List.of(line("MOUSE", 1, 2499), line("KEYBOARD", 2, 5900), line("SSD", 3, 9999)),
        "total",
        2499 + 2 * 5900 + 3 * 9999,
        "shippingAddress",
        Map.of("country", "DE", "name", "Zoë Müller", "line1", "Ring 1", "city", "Köln"),
        "placedAt",
        "2026-01-02T03:04:00Z");
  }

  private static Map<String, ?> line(String sku, int quantity, int unitPrice) {
    return Map.of(
        "sku", sku, "name", sku + " of note", "quantity", quantity, "unitPrice", unitPrice);
  }
}
