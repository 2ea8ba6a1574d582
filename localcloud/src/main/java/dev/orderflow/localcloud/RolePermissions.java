package dev.orderflow.localcloud;

import dev.orderflow.localcloud.iam.Policy;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.LogPolicy;
import dev.orderflow.localcloud.template.Permission;
import dev.orderflow.localcloud.template.QueuePolicy;
import dev.orderflow.localcloud.template.Rule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What the templates let EventBridge do on behalf of their rules. A rule that was made by PutRule
 * is an experiment and needs no grant.
 */
final class RolePermissions {

  private static final String EVENTS = "events.amazonaws.com";

  // The templates' rules have a handful of targets; others may be put to them.
  private static final int MOST_REMEMBERED = 1_000;

  private final Set<String> rules;
  private final List<Permission> permissions;
  private final Policy resourcePolicies;

  private final Map<Question, Boolean> decisions = new ConcurrentHashMap<>();

  private record Question(String action, String resource, String rule) {}

  RolePermissions(Blueprint blueprint) {
    this.rules = blueprint.all(Rule.class).stream().map(Rule::arn).collect(Collectors.toSet());
    this.permissions =
        blueprint.all(Permission.class).stream().filter(p -> p.principal().equals(EVENTS)).toList();
    this.resourcePolicies =
        Policy.ofResources(
            Stream.concat(
                blueprint.all(QueuePolicy.class).stream().flatMap(it -> it.statements().stream()),
                blueprint.all(LogPolicy.class).stream().flatMap(it -> it.statements().stream())),
            EVENTS);
  }

  boolean mayInvoke(String rule, String function) {
    return !rules.contains(rule)
        || permissions.stream()
            .filter(permission -> permission.functionArn().equals(function))
            .anyMatch(permission -> permission.sourceArn().map(rule::equals).orElse(true));
  }

  boolean maySend(String rule, String queue) {
    return !rules.contains(rule) || allowed("sqs:SendMessage", queue, rule);
  }

  boolean mayLog(String rule, String stream) {
    return !rules.contains(rule) || allowed("logs:PutLogEvents", stream, rule);
  }

  private boolean allowed(String action, String resource, String rule) {
    Question question = new Question(action, resource, rule);
    Boolean known = decisions.get(question);
    if (known != null) {
      return known;
    }
    boolean allowed = resourcePolicies.allows(action, resource, rule);
    if (decisions.size() < MOST_REMEMBERED) {
      decisions.put(question, allowed);
    }
    return allowed;
  }
}
