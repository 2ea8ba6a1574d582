package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Event source mappings that are written as resources of their own become events of the function
 * that they name, as SAM writes them. Unlike for events, SAM gives no rights for them.
 */
final class SourceMappings {

  private SourceMappings() {}

  static List<Declaration> joined(List<Declaration> declarations) {
    Map<String, Map<String, Node>> events = new HashMap<>();
    List<Declaration> others = new ArrayList<>();
    for (Declaration declaration : declarations) {
      if (declaration.type().equals(ResourceTypes.SOURCE_MAPPING)) {
        join(declaration, declarations, events);
      } else {
        others.add(declaration);
      }
    }
    return others.stream().map(it -> with(events.get(it.logicalId()), it)).toList();
  }

  private static void join(
      Declaration mapping, List<Declaration> all, Map<String, Map<String, Node>> events) {
    Optional<Declaration> function = all.stream().filter(it -> isCalled(it, mapping)).findFirst();
    if (function.isEmpty()) {
      mapping.place().child("FunctionName").problem("names no function of this template");
    } else if (!mapping.condition().equals(function.get().condition())) {
      mapping.place().problem("a Condition other than its function's is not supported");
    } else {
      events
          .computeIfAbsent(function.get().logicalId(), _ -> new LinkedHashMap<>())
          .put(mapping.logicalId(), event(mapping));
    }
  }

  private static Node event(Declaration mapping) {
    boolean ofStream =
        logicalId(mapping.properties().get("EventSourceArn"))
            .filter(it -> it.endsWith(".StreamArn"))
            .isPresent();
    Map<String, Node> properties = new LinkedHashMap<>(mapping.properties());
    properties.remove("FunctionName");
    Node source = properties.remove("EventSourceArn");
    if (source != null) {
      properties.put(ofStream ? "Stream" : "Queue", source);
    }
    Map<String, Node> event = new LinkedHashMap<>();
    event.put("Type", Node.text(ofStream ? "DynamoDB" : "SQS"));
    event.put("Properties", new Node.Fields(properties));
    return new Node.Fields(event);
  }

  private static boolean isCalled(Declaration declaration, Declaration mapping) {
    Node name = mapping.properties().get("FunctionName");
    if (!declaration.type().equals(ResourceTypes.FUNCTION) || name == null) {
      return false;
    }
    if (name instanceof Node.Scalar) {
      return name.equals(declaration.properties().get("FunctionName"));
    }
    return logicalId(name)
        .filter(it -> it.replaceFirst("\\.(Arn|Alias)$", "").equals(declaration.logicalId()))
        .isPresent();
  }

  /** What a {@code !Ref}, a {@code !GetAtt} or a {@code !Sub} of nothing else names. */
  private static Optional<String> logicalId(@Nullable Node node) {
    if (!(node instanceof Node.Fields(var function)) || function.size() != 1) {
      return Optional.empty();
    }
    return switch (function.entrySet().iterator().next().getValue()) {
      case Node.Scalar(String text, _) when text.startsWith("${") && text.endsWith("}") ->
          Optional.of(text.substring(2, text.length() - 1));
      case Node.Scalar(String text, _) -> Optional.of(text);
      case Node.Items(var items)
          when items.size() == 2
              && items.get(0) instanceof Node.Scalar(String id, _)
              && items.get(1) instanceof Node.Scalar(String attribute, _) ->
          Optional.of(id + "." + attribute);
      case Node.Items _, Node.Fields _, Node.NoValue _, Node.Broken _ -> Optional.empty();
    };
  }

  private static Declaration with(@Nullable Map<String, Node> events, Declaration function) {
    if (events == null) {
      return function;
    }
    Map<String, Node> all = new LinkedHashMap<>();
    if (function.properties().get("Events") instanceof Node.Fields(var written)) {
      all.putAll(written);
    }
    all.putAll(events);
    Map<String, Node> properties = new LinkedHashMap<>(function.properties());
    properties.put("Events", new Node.Fields(all));
    return function.with(properties);
  }
}
