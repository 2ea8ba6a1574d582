package dev.orderflow.localcloud;

import dev.orderflow.localcloud.iam.Policy;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Permission;
import dev.orderflow.localcloud.template.QueuePolicy;
import dev.orderflow.localcloud.template.Rule;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the templates let EventBridge do on behalf of their rules. A rule that was made by PutRule
 * is an experiment and needs no grant.
 */
final class Grants {

  private static final String EVENTS = "events.amazonaws.com";

  private final Set<String> rules;
  private final List<Permission> permissions;
  private final Policy queuePolicies;

  Grants(Blueprint blueprint) {
    this.rules = blueprint.all(Rule.class).stream().map(Rule::arn).collect(Collectors.toSet());
    this.permissions =
        blueprint.all(Permission.class).stream().filter(p -> p.principal().equals(EVENTS)).toList();
    this.queuePolicies = Policy.ofQueues(blueprint.all(QueuePolicy.class), EVENTS);
  }

  boolean mayInvoke(String rule, String function) {
    return !rules.contains(rule)
        || permissions.stream()
            .filter(permission -> permission.functionArn().equals(function))
            .anyMatch(permission -> permission.sourceArn().map(rule::equals).orElse(true));
  }

  boolean maySend(String rule, String queue) {
    return !rules.contains(rule) || queuePolicies.allows("sqs:SendMessage", queue, rule);
  }
}
