package dev.orderflow.cli.simulating;

import dev.orderflow.cli.audit.AuditReport;
import dev.orderflow.cli.simulating.Outcome.Ended;
import dev.orderflow.cli.terminal.Style;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.VisibleText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What a simulation found, for people and for machines. */
record SimulationReport(long seed, Duration taken, Outcome outcome) {

  private static final int MOST_SHOWN = 20;

  void print(PrintStream out, Style style) {
    Table table = Table.of("SCENARIO", ">ORDERS", "ENDED AS");
    for (Scenario scenario : Scenario.values()) {
      Map<End, Long> ends = ends(scenario);
      long count = ends.values().stream().mapToLong(Long::longValue).sum();
      table.row(scenario.name(), Text.count(count), text(ends));
    }
    table.print(out, style);
    out.println();
    new AuditReport(outcome.audit()).print(out, style);
    out.println();
    outcome.violations().stream().limit(MOST_SHOWN).forEach(it -> out.println(line(it)));
    String verdict =
        "%s in %s with seed %d: %s"
            .formatted(
                Text.count(outcome.orders().size(), "order"),
                Text.duration(taken),
                seed,
                outcome.isSound() ? "no violation" : violations());
    out.println(outcome.isSound() ? style.good(verdict) : style.bad(verdict));
  }

  private String violations() {
    return Text.count(outcome.violations().size(), "violation")
        + (outcome.audit().holds() ? "" : ", and it does not add up");
  }

  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("seed", seed);
    json.put("seconds", taken.toMillis() / 1000);
    Map<String, Object> scenarios = new LinkedHashMap<>();
    for (Scenario scenario : Scenario.values()) {
      Map<String, Long> ends = new LinkedHashMap<>();
      ends(scenario).forEach((end, count) -> ends.put(end.name(), count));
      scenarios.put(scenario.name(), ends);
    }
    json.put("scenarios", scenarios);
    json.put("violations", outcome.violations().stream().map(SimulationReport::line).toList());
    json.put("audit", Json.parse(new AuditReport(outcome.audit()).json()));
    json.put("ok", outcome.isSound());
    return VisibleText.json(json);
  }

  private Map<End, Long> ends(Scenario scenario) {
    return outcome.orders().stream()
        .filter(it -> it.order().scenario() == scenario)
        .collect(Collectors.groupingBy(Ended::end, TreeMap::new, Collectors.counting()));
  }

  private static String text(Map<End, Long> ends) {
    return ends.entrySet().stream()
        .map(it -> Text.count(it.getValue()) + " " + it.getKey())
        .collect(Collectors.joining(", "));
  }

  private static String line(Ended ended) {
    return "order %s of %s ended as %s"
        .formatted(ended.order().orderId(), ended.order().scenario(), ended.end());
  }
}
