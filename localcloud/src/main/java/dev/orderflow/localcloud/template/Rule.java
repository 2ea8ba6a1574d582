package dev.orderflow.localcloud.template;

import java.util.List;

/**
 * An EventBridge rule.
 *
 * @param bus the bus's name
 * @param pattern the event pattern, JSON
 * @param description empty if there is none
 */
public record Rule(
    String logicalId,
    String name,
    String bus,
    String pattern,
    boolean enabled,
    List<RuleTarget> targets,
    String description)
    implements Resource {

  public Rule {
    targets = List.copyOf(targets);
  }

  public String arn() {
    return Arns.rule(bus, name);
  }
}
