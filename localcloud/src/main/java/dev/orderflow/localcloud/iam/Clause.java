package dev.orderflow.localcloud.iam;

import dev.orderflow.localcloud.template.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A statement, ready to be asked. */
record Clause(
    boolean allows, List<Glob> actions, List<ArnPattern> resources, List<Condition> conditions) {

  /** Why the statement cannot be enforced here, or would be refused by AWS. */
  static List<String> problems(Statement statement) {
    List<String> problems = new ArrayList<>();
    for (String action : statement.actions()) {
      if (!action.equals("*") && action.indexOf(':') < 1) {
        problems.add("the action " + action + " names no service");
      }
    }
    if (statement.resources().isEmpty()) {
      problems.add("a statement names no resource");
    }
    for (String resource : statement.resources()) {
      if (!ArnPattern.isValid(resource)) {
        problems.add("the resource " + resource + " is neither an ARN nor *");
      }
      if (resource.contains("${")) {
        problems.add("the policy variable in " + resource + " is not supported");
      }
    }
    statement.conditions().forEach(condition -> problems.addAll(Condition.problems(condition)));
    return problems;
  }

  static Clause of(Statement statement) {
    return new Clause(
        statement.effect() == Statement.Effect.ALLOW,
        statement.actions().stream().map(action -> new Glob(lower(action))).toList(),
        statement.resources().stream().map(ArnPattern::of).toList(),
        statement.conditions().stream().map(Condition::of).toList());
  }

  boolean isAbout(Access access, Map<String, String> context) {
    String action = lower(access.action());
    return actions.stream().anyMatch(pattern -> pattern.matches(action))
        && resources.stream().anyMatch(pattern -> pattern.matches(access.resource()))
        && conditions.stream().allMatch(condition -> condition.holds(context));
  }

  private static String lower(String action) {
    return action.toLowerCase(Locale.ROOT);
  }
}
