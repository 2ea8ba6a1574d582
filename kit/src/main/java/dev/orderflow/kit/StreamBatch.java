package dev.orderflow.kit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A batch of changes to a table as Lambda's event source mapping reads them from its stream, and
 * the answer to it.
 */
public final class StreamBatch {

  /**
   * A record's {@code eventName} where it is no change of a stream but an item as it is now, whose
   * whole history is to be published anew.
   */
  public static final String REPUBLISH = "REPUBLISH";

  /**
   * One change of one item.
   *
   * @param sequenceNumber its place in the stream
   * @param record as Lambda delivered it
   */
  public record Change(String sequenceNumber, String table, Map<String, @Nullable Object> record) {

    /**
     * The item as it was, as plain JSON values; null if it is new, or the stream does not say.
     *
     * @throws JsonException if it has an attribute that JSON knows no value for
     */
    public @Nullable Map<String, @Nullable Object> before() {
      return image("OldImage");
    }

    /**
     * The same as it is; null if it is gone.
     *
     * @throws JsonException if it has an attribute that JSON knows no value for
     */
    public @Nullable Map<String, @Nullable Object> after() {
      return image("NewImage");
    }

    /** Whether it is an item whose whole history is meant, not one change of it. */
    public boolean isWholeHistory() {
      return REPUBLISH.equals(record.get("eventName"));
    }

    /** Of the order that the item is about, or null if that cannot be told. */
    public @Nullable String orderId() {
      return KnownOrder.idIn(record);
    }

    private @Nullable Map<String, @Nullable Object> image(String name) {
      Object image = JsonObjects.object("dynamodb", record.get("dynamodb")).get(name);
      return image == null ? null : object(JsonObjects.object(name, image));
    }
  }

  private StreamBatch() {}

  /**
   * @throws JsonException if it is not a stream batch's JSON
   */
  public static List<Change> parse(byte[] event) {
    Map<String, @Nullable Object> root = JsonObjects.object("event", Json.parse(event));
    if (!(root.get("Records") instanceof List<?> records)) {
      throw new JsonException("Records is not an array");
    }
    List<Change> changes = new ArrayList<>(records.size());
    for (Object entry : records) {
      changes.add(change(JsonObjects.object("record", entry)));
    }
    return changes;
  }

  /** Lambda's answer when all is done. */
  public static String done() {
    return Json.write(Map.of("batchItemFailures", List.of()));
  }

  /** Lambda's answer when this change and all after it are to be delivered again. */
  public static String failedFrom(Change change) {
    return Json.write(
        Map.of("batchItemFailures", List.of(Map.of("itemIdentifier", change.sequenceNumber()))));
  }

  private static Change change(Map<String, @Nullable Object> entry) {
    Map<String, @Nullable Object> change = JsonObjects.object("dynamodb", entry.get("dynamodb"));
    return new Change(
        JsonObjects.text(change, "SequenceNumber"),
        table(JsonObjects.text(entry, "eventSourceARN")),
        entry);
  }

  /** Of {@code arn:aws:dynamodb:REGION:ACCOUNT:table/NAME/stream/LABEL}. */
  private static String table(String arn) {
    String[] parts = arn.split("/", 3);
    if (parts.length < 2) {
      throw new JsonException("eventSourceARN is not a stream's");
    }
    return parts[1];
  }

  private static Map<String, @Nullable Object> object(Map<String, @Nullable Object> attributes) {
    Map<String, @Nullable Object> values = HashMap.newHashMap(attributes.size());
    attributes.forEach((name, value) -> values.put(name, value(JsonObjects.object(name, value))));
    return values;
  }

  private static @Nullable Object value(Map<String, @Nullable Object> attribute) {
    if (attribute.size() != 1) {
      throw new JsonException("an attribute has not one type");
    }
    Map.Entry<String, @Nullable Object> typed = attribute.entrySet().iterator().next();
    return switch (typed.getKey()) {
      case "S", "BOOL" -> typed.getValue();
      case "N" -> Attributes.plainNumber(JsonObjects.text(attribute, "N"));
      case "NULL" -> null;
      case "M" -> object(JsonObjects.object("M", typed.getValue()));
      case "L" -> list(typed.getValue());
      default -> throw new JsonException("an attribute of type " + typed.getKey());
    };
  }

  private static List<@Nullable Object> list(@Nullable Object attributes) {
    if (!(attributes instanceof List<?> elements)) {
      throw new JsonException("L is not an array");
    }
    List<@Nullable Object> values = new ArrayList<>(elements.size());
    for (Object element : elements) {
      values.add(value(JsonObjects.object("element", element)));
    }
    return values;
  }
}
