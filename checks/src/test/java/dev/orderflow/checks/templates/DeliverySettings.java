package dev.orderflow.checks.templates;

import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Permission;
import dev.orderflow.localcloud.template.QueuePolicy;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.RuleTarget;
import dev.orderflow.localcloud.template.Statement;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

/** Rules, their targets and the functions that are called with nobody waiting. */
final class DeliverySettings {

  private static final Statement.Principal EVENTS =
      new Statement.Principal("Service", "events.amazonaws.com");

  static final List<Setting> ALL =
      List.of(
          new Setting(
              "a rule's target says how long delivery is retried",
              targetsThat((_, target) -> target.retry().isEmpty())),
          new Setting(
              "a rule's target has a dead-letter queue",
              targetsThat((_, target) -> target.deadLetterArn().isEmpty())),
          new Setting(
              "a target's dead-letter queue lets EventBridge send for its rule",
              blueprint ->
                  targets(blueprint)
                      .filter(it -> !isLetIn(blueprint, it))
                      .map(Aimed::toString)
                      .toList()),
          new Setting(
              "a queue lets EventBridge send for one rule only",
              blueprint ->
                  statementsForEvents(blueprint)
                      .filter(it -> it.conditions().stream().noneMatch(DeliverySettings::isOneRule))
                      .map(Statement::toString)
                      .toList()),
          new Setting(
              "a function called asynchronously has a queue for what it failed on",
              blueprint ->
                  blueprint.all(Function.class).stream()
                      .filter(it -> isCalledAsynchronously(blueprint, it))
                      .filter(it -> it.asyncInvocation().onFailureArn().isEmpty())
                      .map(Function::name)
                      .toList()));

  private DeliverySettings() {}

  private record Aimed(Rule rule, RuleTarget target) {
    @Override
    public String toString() {
      return rule.name() + " -> " + target.id();
    }
  }

  private static boolean isLetIn(Blueprint blueprint, Aimed aimed) {
    return aimed.target().deadLetterArn().stream()
        .allMatch(
            queue ->
                statementsForEvents(blueprint)
                    .anyMatch(it -> letsIn(it, aimed.rule().arn(), queue)));
  }

  private static boolean letsIn(Statement statement, String ruleArn, String queueArn) {
    return statement.effect() == Statement.Effect.ALLOW
        && statement.actions().contains("sqs:SendMessage")
        && statement.resources().contains(queueArn)
        && statement.conditions().stream()
            .allMatch(it -> isOneRule(it) && it.values().contains(ruleArn));
  }

  private static boolean isOneRule(Statement.Condition condition) {
    return condition.operator().equals("ArnEquals")
        && condition.key().equals("aws:SourceArn")
        && condition.values().stream().noneMatch(it -> it.contains("*"));
  }

  private static Stream<Statement> statementsForEvents(Blueprint blueprint) {
    return blueprint.all(QueuePolicy.class).stream()
        .flatMap(it -> it.statements().stream())
        .filter(it -> it.principals().contains(EVENTS));
  }

  /** EventBridge does so, and so does every service that is given a permission. */
  private static boolean isCalledAsynchronously(Blueprint blueprint, Function function) {
    return Stream.concat(
            targets(blueprint).map(it -> it.target().arn()),
            blueprint.all(Permission.class).stream()
                .filter(it -> it.principal().equals(EVENTS.value()))
                .map(Permission::functionArn))
        .anyMatch(it -> it.equals(function.arn()) || it.equals(function.calledArn()));
  }

  private static java.util.function.Function<Blueprint, List<String>> targetsThat(
      BiPredicate<Rule, RuleTarget> violate) {
    return blueprint ->
        targets(blueprint)
            .filter(it -> violate.test(it.rule(), it.target()))
            .map(Aimed::toString)
            .toList();
  }

  private static Stream<Aimed> targets(Blueprint blueprint) {
    return blueprint.all(Rule.class).stream()
        .flatMap(rule -> rule.targets().stream().map(target -> new Aimed(rule, target)));
  }
}
