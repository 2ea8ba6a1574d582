package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a redrive did, or would do. */
final class Outcome {

  private record Left(String messageId, String reason) {}

  private final String queue;
  private final boolean dryRun;
  private final Map<String, Long> moved = new TreeMap<>();
  private final List<Left> left = new ArrayList<>();

  Outcome(String queue, boolean dryRun) {
    this.queue = queue;
    this.dryRun = dryRun;
  }

  void moved(String to, long letters) {
    if (letters > 0) {
      moved.merge(to, letters, Long::sum);
    }
  }

  void left(String messageId, String reason) {
    left.add(new Left(messageId, reason));
  }

  int exitCode() {
    return left.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    moved.forEach(
        (to, letters) ->
            lines.add(
                (dryRun ? "would move " : "moved ")
                    + Text.count(letters, "letter")
                    + " from "
                    + queue
                    + " to "
                    + Text.printable(to)));
    left.forEach(l -> lines.add("left " + l.messageId() + ": " + Text.printable(l.reason())));
    return lines.isEmpty() ? List.of("no letters in " + queue) : lines;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("queue", queue);
    json.put("dryRun", dryRun);
    json.put("moved", moved.values().stream().mapToLong(Long::longValue).sum());
    json.put("to", moved);
    json.put(
        "left",
        left.stream().map(l -> Map.of("messageId", l.messageId(), "reason", l.reason())).toList());
    return json;
  }
}
