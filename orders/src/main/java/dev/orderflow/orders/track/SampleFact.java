package dev.orderflow.orders.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;

/** A batch of one fact of no order: what the function is primed with. */
final class SampleFact {

  private static final String MILLIS = "1767225600000";

  private static final String EVENT =
      """
      {"id": "priming", "source": "ecommerce.inventory", "detail-type": "Stock Reserved",
       "time": "2026-01-01T00:00:00Z",
       "detail": {
         "id": "priming", "type": "Stock Reserved", "version": 1,
         "time": "2026-01-01T00:00:00.000Z", "orderId": "priming",
         "correlationId": "priming", "causationId": "priming",
         "data": {
           "orderId": "priming", "lines": [{"sku": "A", "quantity": 2, "unitPrice": 100}],
           "due": {"minorUnits": 200, "currency": "EUR"}
         }
       }}
      """;

  private SampleFact() {}

  static byte[] batch() {
    Map<String, ?> message =
        Map.of(
            "messageId",
            "priming",
            "receiptHandle",
            "priming",
            "body",
            EVENT,
            "attributes",
            Map.of(
                "ApproximateReceiveCount", "1",
                "SentTimestamp", MILLIS,
                "ApproximateFirstReceiveTimestamp", MILLIS));
    return Json.write(Map.of("Records", List.of(message))).getBytes(UTF_8);
  }
}
