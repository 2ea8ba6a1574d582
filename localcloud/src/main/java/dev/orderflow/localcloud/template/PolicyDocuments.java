package dev.orderflow.localcloud.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads IAM policy documents. */
final class PolicyDocuments {

  static final String VERSION = "2012-10-17";

  private PolicyDocuments() {}

  static List<Statement> statements(Properties document) {
    document.requiredText("Version");
    document.choice("Version", VERSION);
    document.deployOnly("Id");
    return document.requiredObjects("Statement").stream().map(PolicyDocuments::statement).toList();
  }

  private static Statement statement(Properties statement) {
    statement.requiredText("Effect");
    boolean allow = statement.choice("Effect", "Allow", "Deny").equals("Allow");
    return new Statement(
        statement.text("Sid"),
        allow ? Statement.Effect.ALLOW : Statement.Effect.DENY,
        principals(statement),
        statement.requiredTexts("Action"),
        statement.texts("Resource"),
        conditions(statement));
  }

  private static List<Statement.Principal> principals(Properties statement) {
    return statement
        .object("Principal")
        .map(
            principal -> {
              List<Statement.Principal> principals = new ArrayList<>();
              for (String kind : List.of("Service", "AWS")) {
                principal
                    .texts(kind)
                    .forEach(value -> principals.add(new Statement.Principal(kind, value)));
              }
              return List.copyOf(principals);
            })
        .orElse(List.of());
  }

  private static List<Statement.Condition> conditions(Properties statement) {
    List<Statement.Condition> conditions = new ArrayList<>();
    Place place = statement.place().child("Condition");
    statement
        .fields("Condition")
        .forEach(
            (operator, keys) -> {
              Place at = place.child(operator);
              if (keys instanceof Node.Fields(Map<String, Node> tests)) {
                tests.forEach(
                    (key, values) ->
                        conditions.add(
                            new Statement.Condition(
                                operator, key, Properties.texts(values, at.child(key)))));
              } else {
                at.problem("an object expected");
              }
            });
    return conditions;
  }
}
