package dev.orderflow.localcloud;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Permission;
import dev.orderflow.localcloud.template.Queue;
import dev.orderflow.localcloud.template.QueuePolicy;
import dev.orderflow.localcloud.template.Statement;
import dev.orderflow.localcloud.template.Statement.Condition;
import dev.orderflow.localcloud.template.Statement.Effect;
import java.util.List;

/** What the templates let EventBridge do on behalf of a rule. */
record Grants(Blueprint blueprint) {

  private static final String EVENTS = "events.amazonaws.com";

  boolean mayInvoke(String ruleArn, String functionArn) {
    return blueprint.all(Permission.class).stream()
        .filter(permission -> permission.functionArn().equals(functionArn))
        .filter(permission -> permission.principal().equals(EVENTS))
        .anyMatch(permission -> permission.sourceArn().map(ruleArn::equals).orElse(true));
  }

  boolean maySend(String ruleArn, String queueArn) {
    List<Statement> statements = statements(queueArn);
    return applies(statements, Effect.ALLOW, ruleArn, queueArn)
        && !applies(statements, Effect.DENY, ruleArn, queueArn);
  }

  private List<Statement> statements(String queueArn) {
    List<String> names =
        blueprint.all(Queue.class).stream()
            .filter(queue -> queue.arn().equals(queueArn))
            .map(Queue::name)
            .toList();
    return blueprint.all(QueuePolicy.class).stream()
        .filter(policy -> policy.queues().stream().anyMatch(names::contains))
        .flatMap(policy -> policy.statements().stream())
        .toList();
  }

  private static boolean applies(
      List<Statement> statements, Effect effect, String ruleArn, String queueArn) {
    return statements.stream()
        .filter(statement -> statement.effect() == effect)
        .filter(statement -> isAboutEvents(statement) && sends(statement))
        .filter(
            statement ->
                statement.resources().contains(queueArn) || statement.resources().contains("*"))
        .anyMatch(
            statement ->
                statement.conditions().stream().allMatch(condition -> holds(condition, ruleArn)));
  }

  private static boolean isAboutEvents(Statement statement) {
    return statement.principals().stream()
        .anyMatch(principal -> principal.value().equals(EVENTS) || principal.value().equals("*"));
  }

  private static boolean sends(Statement statement) {
    return statement.actions().stream()
        .anyMatch(action -> action.equals("sqs:SendMessage") || action.equals("sqs:*"));
  }

  private static boolean holds(Condition condition, String ruleArn) {
    return condition.key().equalsIgnoreCase("aws:SourceArn")
        && condition.values().contains(ruleArn);
  }
}
