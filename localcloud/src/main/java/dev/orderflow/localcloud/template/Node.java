package dev.orderflow.localcloud.template;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of a template, before or after its functions were resolved. */
sealed interface Node {

  static Node text(String text) {
    return new Scalar(text, Kind.TEXT);
  }

  static Fields fields(String name, Node value) {
    return new Fields(Map.of(name, value));
  }

  enum Kind {
    TEXT,
    INTEGER,
    DECIMAL,
    FLAG
  }

  record Scalar(String text, Kind kind) implements Node {}

  record Items(List<Node> items) implements Node {
    public Items {
      items = List.copyOf(items);
    }
  }

  record Fields(Map<String, Node> fields) implements Node {
    public Fields {
      fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }
  }

  /** {@code AWS::NoValue}: as though the property were not written. */
  record NoValue() implements Node {}

  /** In place of what could not be resolved and has been reported. */
  record Broken() implements Node {}

  /** As the values that {@link dev.orderflow.kit.Json} writes. */
  default Object toJson() {
    return switch (this) {
      case Scalar(String text, Kind kind) ->
          switch (kind) {
            case TEXT -> text;
            case INTEGER, DECIMAL -> new BigDecimal(text);
            case FLAG -> Boolean.valueOf(text);
          };
      case Items(List<Node> items) -> items.stream().map(Node::toJson).toList();
      case Fields(Map<String, Node> fields) -> {
        Map<String, Object> object = new LinkedHashMap<>();
        fields.forEach((name, value) -> object.put(name, value.toJson()));
        yield object;
      }
      case NoValue _, Broken _ -> "";
    };
  }
}
