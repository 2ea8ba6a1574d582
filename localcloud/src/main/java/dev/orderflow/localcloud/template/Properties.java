package dev.orderflow.localcloud.template;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * The properties of a resource, or of an object inside it, read by name. A property is resolved
 * when it is read, and {@link #finish} reports those that nobody read.
 */
final class Properties {

  private final Map<String, Node> fields;
  private final Evaluator evaluator;
  private final Place place;
  private final Set<String> read = new HashSet<>();
  private final List<Properties> inner = new ArrayList<>();

  Properties(Map<String, Node> fields, Evaluator evaluator, Place place) {
    this.fields = fields;
    this.evaluator = evaluator;
    this.place = place;
  }

  Place place() {
    return place;
  }

  /** These are followed on AWS and make no difference on one machine. */
  void deployOnly(String... names) {
    for (String name : names) {
      node(name);
    }
  }

  /** To be called when everything that is supported has been read. */
  void finish() {
    fields.keySet().stream()
        .filter(name -> !read.contains(name))
        .forEach(name -> place.child(name).problem("not supported by the local cloud"));
    inner.forEach(Properties::finish);
  }

  /** The resolved value; empty when it is not there. */
  Optional<Node> node(String name) {
    read.add(name);
    Node node = fields.get(name);
    if (node == null) {
      return Optional.empty();
    }
    Node resolved = evaluator.resolve(node, place.child(name));
    return resolved instanceof Node.NoValue ? Optional.empty() : Optional.of(resolved);
  }

  Optional<String> text(String name) {
    return node(name).map(node -> text(node, place.child(name)));
  }

  String requiredText(String name) {
    return text(name).orElseGet(() -> required(name, ""));
  }

  /** One of the choices; the first when it is not there. */
  String choice(String name, String... choices) {
    String text = text(name).orElse(choices[0]);
    if (!Arrays.asList(choices).contains(text) && !isBroken(name)) {
      place.child(name).problem("'" + text + "' is none of " + String.join(", ", choices));
    }
    return text;
  }

  /** One text or a list of them. */
  List<String> texts(String name) {
    return node(name).map(node -> texts(node, place.child(name))).orElse(List.of());
  }

  List<String> requiredTexts(String name) {
    List<String> texts = texts(name);
    return texts.isEmpty() && !isBroken(name) ? required(name, texts) : texts;
  }

  Map<String, String> textMap(String name) {
    Map<String, String> texts = new LinkedHashMap<>();
    Place at = place.child(name);
    fields(name).forEach((key, value) -> texts.put(key, text(value, at.child(key))));
    return texts;
  }

  boolean flag(String name, boolean otherwise) {
    String text = text(name).orElse(Boolean.toString(otherwise));
    return switch (text) {
      case "true" -> true;
      case "false" -> false;
      default -> {
        badly(name, "true or false expected, not '" + text + "'");
        yield otherwise;
      }
    };
  }

  OptionalInt integer(String name, int least, int most) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return OptionalInt.of(number);
      }
    } catch (NumberFormatException e) {
      // reported with the range below
    }
    badly(name, "'" + text.get() + "' is not a whole number from " + least + " to " + most);
    return OptionalInt.of(least);
  }

  int integer(String name, int otherwise, int least, int most) {
    return integer(name, least, most).orElse(otherwise);
  }

  int requiredInteger(String name, int least, int most) {
    OptionalInt number = integer(name, least, most);
    return number.isPresent() ? number.getAsInt() : required(name, least);
  }

  Duration seconds(String name, int otherwise, int least, int most) {
    return Duration.ofSeconds(integer(name, otherwise, least, most));
  }

  BigDecimal requiredNumber(String name) {
    String text = requiredText(name);
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      badly(name, "'" + text + "' is not a number");
      return BigDecimal.ZERO;
    }
  }

  Optional<Properties> object(String name) {
    return node(name).flatMap(node -> object(node, place.child(name)));
  }

  Properties requiredObject(String name) {
    return object(name)
        .orElseGet(() -> new Properties(Map.of(), evaluator, required(name, place.child(name))));
  }

  /** An object that is written as a text, in JSON. */
  Properties requiredJson(String name) {
    Place at = place.child(name);
    return object(YamlFile.parse(requiredText(name), at), at)
        .orElseGet(() -> new Properties(Map.of(), evaluator, at));
  }

  /** One object or a list of them. */
  List<Properties> objects(String name) {
    Place at = place.child(name);
    return node(name).map(node -> objects(node, at)).orElse(List.of());
  }

  List<Properties> requiredObjects(String name) {
    List<Properties> objects = objects(name);
    return objects.isEmpty() ? required(name, objects) : objects;
  }

  /** An object whose names are the template's own. */
  Map<String, Node> fields(String name) {
    return switch (node(name).orElse(new Node.Fields(Map.of()))) {
      case Node.Fields(var found) -> found;
      case Node.Broken _ -> Map.of();
      case Node.Scalar _, Node.Items _, Node.NoValue _ -> {
        place.child(name).problem("an object expected");
        yield Map.of();
      }
    };
  }

  /** An object whose names are the template's own and whose values are objects. */
  Map<String, Properties> namedObjects(String name) {
    Map<String, Properties> objects = new LinkedHashMap<>();
    Place at = place.child(name);
    fields(name)
        .forEach(
            (key, value) -> object(value, at.child(key)).ifPresent(it -> objects.put(key, it)));
    return objects;
  }

  static List<String> texts(Node node, Place at) {
    if (!(node instanceof Node.Items(var items))) {
      return List.of(text(node, at));
    }
    List<String> texts = new ArrayList<>();
    for (Node item : items) {
      texts.add(text(item, at.child(texts.size())));
    }
    return texts;
  }

  static String text(Node node, Place at) {
    return switch (node) {
      case Node.Scalar(String text, _) -> text;
      case Node.Broken _ -> "";
      case Node.Items _, Node.Fields _, Node.NoValue _ -> {
        at.problem("a text expected");
        yield "";
      }
    };
  }

  private List<Properties> objects(Node node, Place at) {
    if (!(node instanceof Node.Items(var items))) {
      return object(node, at).stream().toList();
    }
    List<Properties> objects = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      object(items.get(i), at.child(i)).ifPresent(objects::add);
    }
    return objects;
  }

  /** What is not written here but belongs here, such as a document that is known by its name. */
  Optional<Properties> object(Node node, Place at) {
    return switch (node) {
      case Node.Fields(var found) -> {
        Properties object = new Properties(found, evaluator, at);
        inner.add(object);
        yield Optional.of(object);
      }
      case Node.Broken _ -> Optional.empty();
      case Node.Scalar _, Node.Items _, Node.NoValue _ -> {
        at.problem("an object expected");
        yield Optional.empty();
      }
    };
  }

  private void badly(String name, String message) {
    if (!isBroken(name)) {
      place.child(name).problem(message);
    }
  }

  /** Whether what is wrong with the property was already reported. */
  private boolean isBroken(String name) {
    return node(name).filter(Node.Broken.class::isInstance).isPresent();
  }

  private <T> T required(String name, T standIn) {
    badly(name, "required");
    return standIn;
  }
}
