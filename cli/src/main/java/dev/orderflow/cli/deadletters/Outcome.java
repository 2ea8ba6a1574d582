package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Trouble;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a redrive did, or would do. */
final class Outcome {

  private record Left(String messageId, String reason) {}

  private final String queue;
  private final boolean dryRun;
  private final String hint;
  private final Map<String, Long> moved = new TreeMap<>();
  private final List<Left> left = new ArrayList<>();

  /**
   * @param wanted where people want letters to go, or null for where they came from
   */
  Outcome(String queue, boolean dryRun, @Nullable Destination wanted) {
    this.queue = queue;
    this.dryRun = dryRun;
    this.hint = wanted == null ? ": say --to" : "";
  }

  void moved(String to, long letters) {
    if (letters > 0) {
      moved.merge(to, letters, Long::sum);
    }
  }

  /** What became of one letter. */
  void add(Message letter, Destination to, Result result) {
    switch (result) {
      case Result.Moved() -> moved(to.text(), 1);
      case Result.Refused(var reason) ->
          left.add(
              new Left(
                  letter.messageId(), to instanceof Destination.Nowhere ? reason + hint : reason));
      case Result.Failed(var failure) -> {
        if (Trouble.isNoConnection(failure)) {
          throw failure;
        }
        left.add(
            new Left(letter.messageId(), Trouble.code(failure) + ": " + Trouble.message(failure)));
      }
    }
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
