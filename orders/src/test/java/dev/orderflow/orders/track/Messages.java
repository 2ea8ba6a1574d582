package dev.orderflow.orders.track;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A batch as the event source mapping delivers it, and what its answer says. */
final class Messages {

  private static final String TIME = "1768478400000";

  /** Each detail in an event, each event in a message whose id is its place. */
  static byte[] batch(String... details) {
    List<Map<String, ?>> records = new ArrayList<>();
    for (String detail : details) {
      records.add(
          Map.of(
              "messageId",
              String.valueOf(records.size()),
              "receiptHandle",
              "r",
              "body",
              event(detail),
              "attributes",
              Map.of(
                  "ApproximateReceiveCount",
                  "1",
                  "SentTimestamp",
                  TIME,
                  "ApproximateFirstReceiveTimestamp",
                  TIME)));
    }
    return Json.write(Map.of("Records", records)).getBytes(UTF_8);
  }

  static List<String> failed(String answer) {
    List<String> failed = new ArrayList<>();
    Object failures = JsonObjects.object("answer", Json.parse(answer)).get("batchItemFailures");
    for (Object failure : (List<?>) Objects.requireNonNull(failures)) {
      failed.add(JsonObjects.text(JsonObjects.object("failure", failure), "itemIdentifier"));
    }
    return failed;
  }

  private static String event(String detail) {
    return """
        {"id":"bus","source":"ecommerce.test","detail-type":"Test",
         "time":"2026-01-15T12:00:00Z","detail":%s}"""
        .formatted(detail);
  }

  private Messages() {}
}
