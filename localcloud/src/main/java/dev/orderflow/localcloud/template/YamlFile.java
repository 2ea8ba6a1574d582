package dev.orderflow.localcloud.template;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * Reads YAML (and so JSON) as CloudFormation does: short function tags become their long forms, and
 * aliases, nulls and duplicate keys are refused.
 */
final class YamlFile {

  private final Set<org.snakeyaml.engine.v2.nodes.Node> seen =
      Collections.newSetFromMap(new IdentityHashMap<>());

  private YamlFile() {}

  static Node read(Place file) {
    try {
      return parse(Files.readString(file.file()), file);
    } catch (IOException e) {
      return file.problem("cannot be read: " + e);
    }
  }

  static Node parse(String text, Place place) {
    var settings =
        LoadSettings.builder()
            .setLabel(place.file().toString())
            .setSchema(new CoreSchema())
            .build();
    try {
      return new Compose(settings)
          .composeString(text)
          .map(root -> new YamlFile().convert(root, place))
          .orElseGet(() -> place.problem("the file is empty"));
    } catch (YamlEngineException e) {
      return place.problem("not YAML: " + String.valueOf(e.getMessage()).replaceAll("\\s+", " "));
    }
  }

  private Node convert(org.snakeyaml.engine.v2.nodes.Node node, Place place) {
    if (!seen.add(node)) {
      return place.problem("CloudFormation does not follow YAML aliases");
    }
    String tag = node.getTag().getValue();
    return tag.startsWith("!")
        ? Node.fields(longForm(tag), content(node, place))
        : content(node, place);
  }

  private static String longForm(String tag) {
    return switch (tag) {
      case "!Ref", "!Condition" -> tag.substring(1);
      default -> "Fn::" + tag.substring(1);
    };
  }

  private Node content(org.snakeyaml.engine.v2.nodes.Node node, Place place) {
    return switch (node) {
      case ScalarNode scalar -> scalar(scalar, place);
      case SequenceNode sequence -> items(sequence, place);
      case MappingNode mapping -> fields(mapping, place);
      default -> place.problem("a YAML " + node.getNodeType() + " has no meaning here");
    };
  }

  private static Node scalar(ScalarNode scalar, Place place) {
    Tag tag = scalar.getTag();
    if (tag.equals(Tag.NULL)) {
      return place.problem("CloudFormation does not allow null");
    }
    return new Node.Scalar(scalar.getValue(), kind(scalar.getValue(), tag));
  }

  private static Node.Kind kind(String text, Tag tag) {
    if (tag.equals(Tag.BOOL)) {
      return Node.Kind.FLAG;
    }
    if (tag.equals(Tag.INT) && text.matches("[-+]?[0-9]+")) {
      return Node.Kind.INTEGER;
    }
    return tag.equals(Tag.FLOAT) && text.matches("[-+]?[0-9.]+([eE][-+]?[0-9]+)?")
        ? Node.Kind.DECIMAL
        : Node.Kind.TEXT;
  }

  private Node items(SequenceNode sequence, Place place) {
    List<Node> items = new ArrayList<>();
    for (var item : sequence.getValue()) {
      items.add(convert(item, place.child(items.size())));
    }
    return new Node.Items(items);
  }

  private Node fields(MappingNode mapping, Place place) {
    Map<String, Node> fields = new LinkedHashMap<>();
    for (NodeTuple field : mapping.getValue()) {
      if (!(field.getKeyNode() instanceof ScalarNode key)) {
        return place.problem("a key that is not text");
      }
      Place inner = place.child(key.getValue());
      if (fields.put(key.getValue(), convert(field.getValueNode(), inner)) != null) {
        inner.problem("written twice");
      }
    }
    return new Node.Fields(fields);
  }
}
