package dev.orderflow.orders.track;

import static dev.orderflow.kit.Attributes.number;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What an update sets, beside the version that follows the one that was read. */
final class Update {

  private final StringBuilder expression = new StringBuilder("SET version = :next");
  private final Map<String, String> names = new HashMap<>();
  private final Map<String, AttributeValue> values = new HashMap<>();

  Update(long readVersion) {
    values.put(":read", number(readVersion));
    values.put(":next", number(readVersion + 1));
  }

  void set(String attribute, AttributeValue value) {
    put(name(attribute), value);
  }

  /** One entry of a map, which may have any name. */
  void set(String attribute, String entry, AttributeValue value) {
    put(name(attribute) + "." + name(entry), value);
  }

  String expression() {
    return expression.toString();
  }

  Map<String, String> names() {
    return names;
  }

  Map<String, AttributeValue> values() {
    return values;
  }

  private String name(String name) {
    String placeholder = "#n" + names.size();
    names.put(placeholder, name);
    return placeholder;
  }

  private void put(String path, AttributeValue value) {
    String placeholder = ":v" + values.size();
    values.put(placeholder, value);
    expression.append(", ").append(path).append(" = ").append(placeholder);
  }
}
