package dev.orderflow.localcloud;

import dev.orderflow.localcloud.bus.InputTransformer;
import dev.orderflow.localcloud.bus.Rules;
import dev.orderflow.localcloud.bus.Target;
import dev.orderflow.localcloud.bus.TargetInput;
import dev.orderflow.localcloud.template.Rule;
import dev.orderflow.localcloud.template.RuleTarget;
import java.util.List;

/** A template's rules as the bus takes them. */
final class BusRules {

  private BusRules() {}

  /**
   * @throws IllegalArgumentException if EventBridge would refuse it; the message names the rule
   */
  static dev.orderflow.localcloud.bus.Rule of(Rule rule) {
    List<Target> targets = rule.targets().stream().map(target -> target(rule, target)).toList();
    try {
      Rules.check(rule.pattern());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("rule %s: %s".formatted(rule.name(), e.getMessage()), e);
    }
    return new dev.orderflow.localcloud.bus.Rule(
        rule.bus(), rule.name(), rule.pattern(), rule.enabled(), targets, rule.description());
  }

  private static Target target(Rule rule, RuleTarget target) {
    try {
      return new Target(
          target.id(),
          target.arn(),
          input(target),
          target.deadLetterArn(),
          target.retryPolicy().maximumAttempts(),
          target.retryPolicy().maximumEventAge());
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "rule %s, target %s: %s".formatted(rule.name(), target.id(), e.getMessage()), e);
    }
  }

  private static TargetInput input(RuleTarget target) {
    return target
        .input()
        .<TargetInput>map(TargetInput.Constant::new)
        .or(() -> target.inputPath().map(TargetInput.Part::new))
        .or(
            () ->
                target
                    .transformer()
                    .map(it -> new InputTransformer(it.paths(), it.template()))
                    .map(TargetInput.Transformed::new))
        .orElseGet(TargetInput.WholeEvent::new);
  }
}
