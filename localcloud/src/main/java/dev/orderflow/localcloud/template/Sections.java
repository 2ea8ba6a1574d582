package dev.orderflow.localcloud.template;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The fields of a part of a template in which functions have no place. */
final class Sections {

  private final Map<String, Node> fields;
  private final Place place;
  private final Set<String> read = new HashSet<>();

  Sections(Node node, Place place) {
    this.fields = fields(node, place);
    this.place = place;
  }

  Place place() {
    return place;
  }

  Optional<Node> node(String name) {
    read.add(name);
    return Optional.ofNullable(fields.get(name));
  }

  Optional<String> text(String name) {
    return node(name).map(node -> Properties.text(node, place.child(name)));
  }

  Map<String, Node> fields(String name) {
    return node(name).map(node -> fields(node, place.child(name))).orElse(Map.of());
  }

  Sections object(String name) {
    return new Sections(new Node.Fields(fields(name)), place.child(name));
  }

  Map<String, Sections> objects(String name) {
    Map<String, Sections> objects = new LinkedHashMap<>();
    Place at = place.child(name);
    fields(name)
        .forEach(
            (key, value) -> {
              if (!(value instanceof Node.Broken)) {
                objects.put(key, new Sections(value, at.child(key)));
              }
            });
    return objects;
  }

  void ignore(String... names) {
    read.addAll(Set.of(names));
  }

  void finish() {
    fields.keySet().stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> place.child(name).problem("not supported by the local cloud"));
  }

  private static Map<String, Node> fields(Node node, Place at) {
    return switch (node) {
      case Node.Fields(var fields) -> fields;
      case Node.Broken _ -> Map.of();
      case Node.Scalar _, Node.Items _, Node.NoValue _ -> {
        at.problem("an object expected");
        yield Map.of();
      }
    };
  }
}
