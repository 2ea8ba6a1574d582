package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What SAM makes of a function: its Globals are filled in, and each event of type EventBridgeRule
 * becomes a rule and a permission, under the logical ids that SAM gives them. Events of type
 * HttpApi become routes.
 */
final class ServerlessFunctions {

  private ServerlessFunctions() {}

  static List<Declaration> expand(Declaration declaration, Map<String, Node> globals) {
    if (!declaration.type().equals(ResourceTypes.FUNCTION)) {
      return List.of(declaration);
    }
    Map<String, Node> properties = new LinkedHashMap<>(merge(globals, declaration.properties()));
    List<Declaration> expanded = new ArrayList<>();
    if (properties.get("Events") instanceof Node.Fields(var events)) {
      Map<String, Node> others = new LinkedHashMap<>(events);
      Node callee = callee(declaration, properties);
      events.forEach(
          (name, event) ->
              expand(declaration, name, event, callee)
                  .ifPresent(
                      resources -> {
                        others.remove(name);
                        expanded.addAll(resources);
                      }));
      properties.put("Events", new Node.Fields(others));
    }
    ImplicitRole.give(declaration, properties).ifPresent(expanded::add);
    expanded.addFirst(declaration.with(properties));
    return expanded;
  }

  /** As SAM does: objects are merged, lists joined, and else the function's own value holds. */
  private static Map<String, Node> merge(Map<String, Node> globals, Map<String, Node> own) {
    Map<String, Node> merged = new LinkedHashMap<>(globals);
    own.forEach((name, value) -> merged.merge(name, value, ServerlessFunctions::merge));
    return merged;
  }

  private static Node merge(Node global, Node own) {
    if (global instanceof Node.Fields(var globals) && own instanceof Node.Fields(var owns)) {
      return new Node.Fields(merge(globals, owns));
    }
    if (global instanceof Node.Items(var globals) && own instanceof Node.Items(var owns)) {
      List<Node> joined = new ArrayList<>(globals);
      joined.addAll(owns);
      return new Node.Items(joined);
    }
    return own;
  }

  /** Empty for an event that stays with its function. */
  private static Optional<List<Declaration>> expand(
      Declaration function, String name, Node event, Node callee) {
    if (!(event instanceof Node.Fields(var fields)
        && fields.get("Type") instanceof Node.Scalar(String type, _)
        && fields.get("Properties") instanceof Node.Fields(var written))) {
      return Optional.empty();
    }
    return switch (type) {
      case "EventBridgeRule" ->
          Optional.of(
              List.of(rule(function, name, written, callee), permission(function, name, callee)));
      case "HttpApi" -> Optional.of(HttpApiEvents.expand(function, name, written, callee));
      default -> Optional.empty();
    };
  }

  private static Node callee(Declaration function, Map<String, Node> properties) {
    return properties.containsKey("AutoPublishAlias")
        ? Node.fields("Ref", Node.text(function.logicalId() + ".Alias"))
        : Node.fields("Fn::GetAtt", Node.text(function.logicalId() + ".Arn"));
  }

  private static Declaration rule(
      Declaration function, String event, Map<String, Node> written, Node callee) {
    String logicalId = function.logicalId() + event;
    Map<String, Node> target = new LinkedHashMap<>();
    target.put("Id", Node.text(logicalId + "LambdaTarget"));
    target.put("Arn", callee);
    Map<String, Node> rule = new LinkedHashMap<>();
    written.forEach(
        (name, value) -> {
          switch (name) {
            case "Pattern" -> rule.put("EventPattern", value);
            case "RuleName" -> rule.put("Name", value);
            case "Target" -> target.putAll(fields(value));
            case "DeadLetterConfig", "Input", "InputPath", "InputTransformer", "RetryPolicy" ->
                target.put(name, value);
            default -> rule.put(name, value);
          }
        });
    rule.put("Targets", new Node.Items(List.of(new Node.Fields(target))));
    return generated(function, event, logicalId, ResourceTypes.RULE, rule);
  }

  private static Declaration permission(Declaration function, String event, Node callee) {
    String rule = function.logicalId() + event;
    Map<String, Node> permission = new LinkedHashMap<>();
    permission.put("FunctionName", callee);
    permission.put("Action", Node.text("lambda:InvokeFunction"));
    permission.put("Principal", Node.text("events.amazonaws.com"));
    permission.put("SourceArn", Node.fields("Fn::GetAtt", Node.text(rule + ".Arn")));
    return generated(function, event, rule + "Permission", ResourceTypes.PERMISSION, permission);
  }

  private static Declaration generated(
      Declaration function,
      String event,
      String logicalId,
      String type,
      Map<String, Node> properties) {
    Place place = function.place().child("Events").child(event).child("Properties");
    return new Declaration(logicalId, type, properties, function.condition(), place);
  }

  private static Map<String, Node> fields(Node node) {
    return node instanceof Node.Fields(var fields) ? fields : Map.of();
  }
}
