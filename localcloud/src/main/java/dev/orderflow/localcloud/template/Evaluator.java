package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Replaces CloudFormation's functions by their values. */
final class Evaluator {

  private final Scope scope;

  Evaluator(Scope scope) {
    this.scope = scope;
  }

  Node resolve(Node node, Place place) {
    return switch (node) {
      case Node.Scalar _, Node.NoValue _, Node.Broken _ -> node;
      case Node.Items(var items) -> resolveItems(items, place);
      case Node.Fields(var fields) ->
          isFunction(fields) ? call(fields, place) : resolveFields(fields, place);
    };
  }

  private static boolean isFunction(Map<String, Node> fields) {
    return fields.size() == 1
        && fields.keySet().stream().anyMatch(it -> it.equals("Ref") || it.startsWith("Fn::"));
  }

  private Node.Items resolveItems(List<Node> items, Place place) {
    List<Node> resolved = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      Node item = resolve(items.get(i), place.child(i));
      if (!(item instanceof Node.NoValue)) {
        resolved.add(item);
      }
    }
    return new Node.Items(resolved);
  }

  private Node.Fields resolveFields(Map<String, Node> fields, Place place) {
    Map<String, Node> resolved = new LinkedHashMap<>();
    fields.forEach(
        (name, value) -> {
          Node field = resolve(value, place.child(name));
          if (!(field instanceof Node.NoValue)) {
            resolved.put(name, field);
          }
        });
    return new Node.Fields(resolved);
  }

  private Node call(Map<String, Node> function, Place place) {
    String name = function.keySet().iterator().next();
    Node argument = function.values().iterator().next();
    return switch (name) {
      case "Ref" -> reference(argument, place);
      case "Fn::GetAtt" -> attribute(argument, place);
      case "Fn::Sub" -> substitute(argument, place);
      case "Fn::Join" -> join(argument, place);
      case "Fn::Split" -> split(argument, place);
      case "Fn::If" -> choose(argument, place);
      default -> place.problem(name + " is not supported");
    };
  }

  private Node reference(Node argument, Place place) {
    return argument instanceof Node.Scalar(String name, _)
        ? scope.reference(name, place)
        : place.problem("Ref takes a name");
  }

  private Node attribute(Node argument, Place place) {
    String path =
        switch (argument) {
          case Node.Scalar(String text, _) -> text;
          case Node.Items(var items) when items.stream().allMatch(Node.Scalar.class::isInstance) ->
              items.stream()
                  .map(item -> ((Node.Scalar) item).text())
                  .collect(Collectors.joining("."));
          case Node.Items _, Node.Fields _, Node.NoValue _, Node.Broken _ -> "";
        };
    int dot = path.indexOf('.');
    return dot < 1
        ? place.problem("Fn::GetAtt takes a logical id and an attribute")
        : scope.attribute(path.substring(0, dot), path.substring(dot + 1), place);
  }

  private Node substitute(Node argument, Place place) {
    return switch (argument) {
      case Node.Scalar(String text, _) -> new Substitution(scope, Map.of()).apply(text, place);
      case Node.Items(var items)
          when items.size() == 2
              && items.get(0) instanceof Node.Scalar(String text, _)
              && items.get(1) instanceof Node.Fields(var variables) ->
          new Substitution(scope, resolveFields(variables, place.child(1)).fields())
              .apply(text, place);
      case Node.Items _, Node.Fields _, Node.NoValue _, Node.Broken _ ->
          place.problem("Fn::Sub takes a text, or a list of a text and its variables");
    };
  }

  private Node join(Node argument, Place place) {
    if (resolve(argument, place) instanceof Node.Items(var arguments)
        && arguments.size() == 2
        && arguments.get(0) instanceof Node.Scalar(String delimiter, _)
        && arguments.get(1) instanceof Node.Items(var parts)) {
      return parts.stream().allMatch(Node.Scalar.class::isInstance)
          ? Node.text(
              parts.stream()
                  .map(part -> ((Node.Scalar) part).text())
                  .collect(Collectors.joining(delimiter)))
          : new Node.Broken();
    }
    return place.problem("Fn::Join takes a delimiter and a list");
  }

  private Node split(Node argument, Place place) {
    if (resolve(argument, place) instanceof Node.Items(var arguments)
        && arguments.size() == 2
        && arguments.get(0) instanceof Node.Scalar(String delimiter, _)
        && !delimiter.isEmpty()
        && arguments.get(1) instanceof Node.Scalar(String text, _)) {
      return new Node.Items(parts(delimiter, text));
    }
    return place.problem("Fn::Split takes a delimiter and a text");
  }

  private static List<Node> parts(String delimiter, String text) {
    List<Node> parts = new ArrayList<>();
    int from = 0;
    for (int to = text.indexOf(delimiter); to >= 0; to = text.indexOf(delimiter, from)) {
      parts.add(Node.text(text.substring(from, to)));
      from = to + delimiter.length();
    }
    parts.add(Node.text(text.substring(from)));
    return parts;
  }

  private Node choose(Node argument, Place place) {
    if (argument instanceof Node.Items(var arguments)
        && arguments.size() == 3
        && arguments.get(0) instanceof Node.Scalar(String condition, _)) {
      int chosen = scope.condition(condition, place) ? 1 : 2;
      return resolve(arguments.get(chosen), place.child(chosen));
    }
    return place.problem("Fn::If takes a condition's name and two values");
  }
}
