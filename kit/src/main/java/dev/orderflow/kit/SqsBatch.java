package dev.orderflow.kit;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A batch of SQS messages as Lambda's event source mapping delivers it, and the answer to it. */
public final class SqsBatch {

  /**
   * @param body the text that was sent
   * @param receiveCount 1 on the first delivery
   * @param attributes the sender's String attributes
   */
  public record Message(
      String id,
      String receiptHandle,
      String body,
      int receiveCount,
      Instant sentAt,
      Instant firstReceivedAt,
      Map<String, String> attributes) {}

  private SqsBatch() {}

  /**
   * @throws JsonException if it is not an SQS batch's JSON
   */
  public static List<Message> parse(byte[] event) {
    Map<String, @Nullable Object> root = JsonObjects.object("event", Json.parse(event));
    if (!(root.get("Records") instanceof List<?> records)) {
      throw new JsonException("Records is not an array");
    }
    List<Message> messages = new ArrayList<>(records.size());
    for (Object entry : records) {
      messages.add(message(JsonObjects.object("record", entry)));
    }
    return messages;
  }

  /** Lambda's partial batch response: the messages to deliver again; all others are done. */
  public static String response(List<Message> failed) {
    List<Map<String, String>> failures = new ArrayList<>(failed.size());
    for (Message message : failed) {
      failures.add(Map.of("itemIdentifier", message.id()));
    }
    return Json.write(Map.of("batchItemFailures", failures));
  }

  private static Message message(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> system =
        JsonObjects.object("attributes", entry.get("attributes"));
    return new Message(
        JsonObjects.text(entry, "messageId"),
        JsonObjects.text(entry, "receiptHandle"),
        JsonObjects.text(entry, "body"),
        Integer.parseInt(JsonObjects.text(system, "ApproximateReceiveCount")),
        epochMillis(system, "SentTimestamp"),
        epochMillis(system, "ApproximateFirstReceiveTimestamp"),
        stringAttributes(entry.get("messageAttributes")));
  }

  private static Map<String, String> stringAttributes(@Nullable Object attributes) {
    if (attributes == null) {
      return Map.of();
    }
    Map<String, String> strings = new HashMap<>();
    JsonObjects.object("messageAttributes", attributes)
        .forEach(
            (name, value) -> {
              if (JsonObjects.object(name, value).get("stringValue") instanceof String text) {
                strings.put(name, text);
              }
            });
    return strings;
  }

  private static Instant epochMillis(Map<String, @Nullable Object> system, String name) {
    return Instant.ofEpochMilli(Long.parseLong(JsonObjects.text(system, name)));
  }
}
