package dev.orderflow.orders.publish;

import static java.nio.charset.StandardCharsets.UTF_8;

/** A batch of one change of no order: what the function is primed with, and never publishes. */
final class SampleChange {

  private static final String JSON =
      """
      {"Records": [{
        "eventSourceARN": "arn:aws:dynamodb:us-east-1:000000000000:table/priming/stream/1",
        "dynamodb": {"SequenceNumber": "1", "NewImage": {
          "orderId": {"S": "priming"}, "eventId": {"S": "priming"},
          "status": {"S": "PROCESSED"}, "payment": {"S": "NONE"}, "fulfilment": {"S": "NONE"},
          "customerEmail": {"S": "a@example.com"}, "currency": {"S": "EUR"},
          "items": {"L": [{"M": {
            "sku": {"S": "A"}, "quantity": {"N": "2"}, "unitPrice": {"N": "100"}}}]},
          "shippingAddress": {"M": {"country": {"S": "DE"}, "city": {"S": "Berlin"}}},
          "facts": {"M": {}}, "requests": {"M": {}}, "version": {"N": "0"},
          "processedAt": {"S": "2026-01-01T00:00:00.000Z"}}}}]}
      """;

  private SampleChange() {}

  static byte[] batch() {
    return JSON.getBytes(UTF_8);
  }
}
