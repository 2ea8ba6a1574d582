package dev.orderflow.orders.process;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.form.SampleEvent;
import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;

/** A batch of one, as Lambda's event source mapping would deliver it. */
final class SampleBatch {

  private static final String MILLIS = "1767225600000";

  private SampleBatch() {}

  static byte[] json() {
    Map<String, ?> message =
        Map.of(
            "messageId",
            "priming",
            "receiptHandle",
            "priming",
            "body",
            SampleEvent.json(),
            "attributes",
            Map.of(
                "ApproximateReceiveCount", "1",
                "SentTimestamp", MILLIS,
                "ApproximateFirstReceiveTimestamp", MILLIS),
            "messageAttributes",
            Map.of("validatedAt", Map.of("stringValue", "2026-01-01T00:00:00.000Z")));
    return Json.write(Map.of("Records", List.of(message))).getBytes(UTF_8);
  }
}
