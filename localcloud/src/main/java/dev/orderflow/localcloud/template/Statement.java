package dev.orderflow.localcloud.template;

import java.util.List;
import java.util.Optional;

/**
 * One statement of an IAM policy document.
 *
 * @param principals who it is about; empty in a role's policy, which is about the role
 * @param resources empty in a trust policy, which is about its role
 */
public record Statement(
    Optional<String> sid,
    Effect effect,
    List<Principal> principals,
    List<String> actions,
    List<String> resources,
    List<Condition> conditions) {

  public Statement {
    principals = List.copyOf(principals);
    actions = List.copyOf(actions);
    resources = List.copyOf(resources);
    conditions = List.copyOf(conditions);
  }

  public enum Effect {
    ALLOW,
    DENY
  }

  /**
   * @param kind {@code Service} or {@code AWS}
   * @param value such as {@code events.amazonaws.com}
   */
  public record Principal(String kind, String value) {}

  /**
   * Holds when the key's value matches any of the values; a statement applies when all of its
   * conditions hold.
   *
   * @param operator such as {@code ArnEquals}
   * @param key such as {@code aws:SourceArn}
   */
  public record Condition(String operator, String key, List<String> values) {
    public Condition {
      values = List.copyOf(values);
    }
  }
}
