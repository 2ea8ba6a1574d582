package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.kit.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The outcome, for people and for programs. */
record ColdstartReport(boolean pinned, List<Result> results, List<Target> targets) {

  boolean met() {
    return targets.stream().allMatch(Target::met);
  }

  String json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("jdk", Runtime.version().toString());
    json.put("pinned", pinned);
    json.put("starts", results.getFirst().starts().size());
    json.put("variants", results.stream().map(Result::json).toList());
    json.put("targets", targets.stream().map(Target::json).toList());
    return Json.write(json);
  }

  String text() {
    StringBuilder text = new StringBuilder();
    text.append(
        String.format(
            "%d interleaved cold starts each, %s, JDK %s; medians in ms (fastest..slowest)%n%n",
            results.getFirst().starts().size(),
            pinned ? "on one core" : "NOT pinned to one core (no taskset)",
            Runtime.version().feature()));
    text.append(
        String.format(
            "%-28s %6s %6s %20s %16s %7s%n", "", "init", "first", "total", "warm", "jar MB"));
    results.forEach(result -> text.append(line(result)));
    text.append(String.format("%n%-28s %6s %6s%n", "targets", "is", "limit"));
    targets.forEach(target -> text.append(line(target)));
    return text.toString();
  }

  private static String line(Result result) {
    return String.format(
        Locale.ROOT,
        "%-28s %6.0f %6.0f %20s %16s %7.1f%n",
        result.variant().name(),
        result.init().median(),
        result.first().median(),
        spread(result.total(), "%.0f"),
        spread(result.warm(), "%.1f"),
        result.jarMegabytes());
  }

  private static String spread(Figures figures, String format) {
    String spread = format + " (" + format + ".." + format + ")";
    return String.format(
        Locale.ROOT, spread, figures.median(), figures.fastest(), figures.slowest());
  }

  private static String line(Target target) {
    return String.format(
        Locale.ROOT,
        "%-28s %6.2f %6.2f  %s%n",
        target.name(),
        target.value(),
        target.limit(),
        target.met() ? "pass" : "MISS");
  }
}
