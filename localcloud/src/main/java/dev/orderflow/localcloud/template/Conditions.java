package dev.orderflow.localcloud.template;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Conditions section; each is evaluated when first asked for. */
final class Conditions {

  private final Map<String, Node> definitions;
  private final Evaluator evaluator;
  private final Place section;
  private final Map<String, Boolean> known = new HashMap<>();
  private final Set<String> underWay = new HashSet<>();

  Conditions(Map<String, Node> definitions, Evaluator evaluator, Place section) {
    this.definitions = definitions;
    this.evaluator = evaluator;
    this.section = section;
  }

  /** For the problems in those that nothing asks for. */
  void evaluateAll() {
    definitions.keySet().forEach(name -> holds(name, section.child(name)));
  }

  boolean holds(String name, Place asked) {
    Boolean answer = known.get(name);
    if (answer != null) {
      return answer;
    }
    Node definition = definitions.get(name);
    if (definition == null) {
      return broken(asked, "there is no condition " + name);
    }
    if (!underWay.add(name)) {
      return broken(asked, "condition " + name + " depends on itself");
    }
    boolean holds = evaluate(definition, section.child(name));
    known.put(name, holds);
    return holds;
  }

  private boolean evaluate(Node node, Place place) {
    if (node instanceof Node.Broken) {
      return false;
    }
    if (!(node instanceof Node.Fields(var fields)) || fields.size() != 1) {
      return broken(place, "not a condition");
    }
    Node argument = fields.values().iterator().next();
    String function = fields.keySet().iterator().next();
    return switch (function) {
      case "Condition" ->
          argument instanceof Node.Scalar(String name, _)
              ? holds(name, place)
              : broken(place, "Condition takes a name");
      case "Fn::Equals" -> equal(argument, place);
      case "Fn::Not" -> !evaluate(operands(argument, 1, 1, place).getFirst(), place);
      case "Fn::And" -> !all(argument, place).contains(false);
      case "Fn::Or" -> all(argument, place).contains(true);
      default -> broken(place, function + " is not supported in a condition");
    };
  }

  /** Every operand is evaluated, for the problems in it. */
  private List<Boolean> all(Node argument, Place place) {
    return operands(argument, 2, 10, place).stream().map(it -> evaluate(it, place)).toList();
  }

  private boolean equal(Node argument, Place place) {
    List<Node> operands = operands(argument, 2, 2, place);
    return operands.size() == 2
        && text(operands.get(0), place).equals(text(operands.get(1), place));
  }

  private String text(Node operand, Place place) {
    Node resolved = evaluator.resolve(operand, place);
    if (resolved instanceof Node.Scalar(String text, _)) {
      return text;
    }
    if (!(resolved instanceof Node.Broken)) {
      place.problem("Fn::Equals compares texts");
    }
    return "";
  }

  private static List<Node> operands(Node argument, int least, int most, Place place) {
    if (argument instanceof Node.Items(var items)
        && items.size() >= least
        && items.size() <= most) {
      return items;
    }
    return List.of(
        place.problem("takes a list of " + least + (least == most ? "" : " to " + most)));
  }

  private static boolean broken(Place place, String message) {
    place.problem(message);
    return false;
  }
}
