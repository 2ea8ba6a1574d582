package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.account.Account;
import java.util.List;

/**
 * @param pattern the event pattern, as JSON
 * @param targets at most five, as on AWS
 */
public record Rule(String bus, String name, String pattern, boolean enabled, List<Target> targets) {

  public Rule {
    targets = List.copyOf(targets);
  }

  public String arn() {
    String path = bus.equals("default") ? name : bus + "/" + name;
    return Account.arn("events", "rule/" + path);
  }

  Rule withTargets(List<Target> changed) {
    return new Rule(bus, name, pattern, enabled, changed);
  }
}
