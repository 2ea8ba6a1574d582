package dev.orderflow.localcloud.template;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What SAM makes of an {@code AWS::Serverless::SimpleTable}: a table with one key. */
final class SimpleTables {

  private static final Map<String, String> TYPES =
      Map.of("String", "S", "Number", "N", "Binary", "B");

  private SimpleTables() {}

  /** Any other declaration stays what it is. */
  static Declaration expand(Declaration declaration) {
    if (!declaration.type().equals(ResourceTypes.SIMPLE_TABLE)) {
      return declaration;
    }
    Map<String, Node> properties = new LinkedHashMap<>(declaration.properties());
    Map<String, Node> key =
        properties.remove("PrimaryKey") instanceof Node.Fields(var fields) ? fields : Map.of();
    Node name = key.getOrDefault("Name", Node.text("id"));
    properties.put(
        "AttributeDefinitions",
        items("AttributeName", name, "AttributeType", Node.text(type(key.get("Type")))));
    properties.put("KeySchema", items("AttributeName", name, "KeyType", Node.text("HASH")));
    if (!properties.containsKey("ProvisionedThroughput")) {
      properties.put("BillingMode", Node.text("PAY_PER_REQUEST"));
    }
    return new Declaration(
        declaration.logicalId(),
        ResourceTypes.TABLE,
        properties,
        declaration.condition(),
        declaration.place());
  }

  private static String type(@Nullable Node type) {
    return type instanceof Node.Scalar(String text, _) ? TYPES.getOrDefault(text, text) : "S";
  }

  private static Node items(String first, Node one, String second, Node two) {
    Map<String, Node> fields = new LinkedHashMap<>();
    fields.put(first, one);
    fields.put(second, two);
    return new Node.Items(List.of(new Node.Fields(fields)));
  }
}
