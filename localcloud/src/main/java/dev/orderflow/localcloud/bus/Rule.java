package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.account.Account;
import java.util.List;

/**
 * @param pattern the event pattern, as JSON
 * @param targets at most five, as on AWS
 * @param description empty if there is none
 */
public record Rule(
    String bus,
    String name,
    String pattern,
    boolean enabled,
    List<Target> targets,
    String description) {

  public Rule {
    targets = List.copyOf(targets);
  }

  public Rule(String bus, String name, String pattern, boolean enabled, List<Target> targets) {
    this(bus, name, pattern, enabled, targets, "");
  }

  public String arn() {
    String path = bus.equals("default") ? name : bus + "/" + name;
    return Account.arn("events", "rule/" + path);
  }

  Rule withTargets(List<Target> changed) {
    return new Rule(bus, name, pattern, enabled, changed, description);
  }

  Rule enabled(boolean changed) {
    return new Rule(bus, name, pattern, changed, targets, description);
  }
}
