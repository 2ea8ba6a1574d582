package dev.orderflow.localcloud.bus;

import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.metrics.RuleMeter;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Each rule's meter, also of rules that are made later. */
final class RuleMeters {

  private record Name(String bus, String rule) {}

  private final Metrics metrics;
  private final Map<Name, RuleMeter> meters = new ConcurrentHashMap<>();

  RuleMeters(Metrics metrics) {
    this.metrics = metrics;
  }

  RuleMeter of(Rule rule) {
    Name name = new Name(rule.bus(), rule.name());
    RuleMeter known = meters.get(name);
    return known == null
        ? meters.computeIfAbsent(name, any -> new RuleMeter(metrics, any.bus(), any.rule()))
        : known;
  }
}
