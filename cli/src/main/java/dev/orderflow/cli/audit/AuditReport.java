package dev.orderflow.cli.audit;

import dev.orderflow.cli.audit.Equation.Term;
import dev.orderflow.cli.terminal.Style;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** An audit for people and for machines. */
public record AuditReport(Audit audit) {

  /** One line for each equation, and what to look at where it does not hold. */
  public void print(PrintStream out, Style style) {
    for (Equation equation : audit.equations()) {
      boolean holds = equation.gap() == 0 && equation.culprits().isEmpty();
      String line = line(equation);
      out.println(holds ? line : style.bad(line + "  gap " + equation.gap()));
      equation.culprits().forEach(it -> out.println("  " + Text.printable(it)));
    }
    out.println(audit.holds() ? style.good("everything adds up") : style.bad("it does not add up"));
  }

  /** The same as JSON. */
  public String json() {
    return VisibleText.json(
        Map.of(
            "ok", audit.holds(), "equations", audit.equations().stream().map(this::json).toList()));
  }

  private static String line(Equation equation) {
    return "%s: %s %s = %s"
        .formatted(
            equation.name(),
            Text.count(equation.whole().value()),
            equation.whole().name(),
            equation.parts().stream()
                .map(term -> Text.count(term.value()) + " " + term.name())
                .collect(Collectors.joining(" + ")));
  }

  private Map<String, Object> json(Equation equation) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("name", equation.name());
    json.put("whole", terms(List.of(equation.whole())));
    json.put("parts", terms(equation.parts()));
    json.put("gap", equation.gap());
    json.put("culprits", equation.culprits());
    return json;
  }

  private static Map<String, Long> terms(List<Term> terms) {
    Map<String, Long> values = new LinkedHashMap<>();
    terms.forEach(term -> values.put(term.name(), term.value()));
    return values;
  }
}
