package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.CallErrors;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** What a redrive did, or would do. */
final class Outcome {

  private record Left(String messageId, String reason) {}

  private static final String NO_REASON = "no error recorded";

  private final DeadLetterQueue queue;
  private final boolean dryRun;
  private final String hint;
  private final String redriveId;
  private final Map<String, Long> moved = new TreeMap<>();
  private final Set<String> queues = new TreeSet<>();
  private final List<Left> left = new ArrayList<>();
  private final List<Left> failedAgain = new ArrayList<>();
  private long atWork;
  private long unseen;

  /**
   * @param wanted where people want letters to go, or null for where they came from
   */
  Outcome(DeadLetterQueue queue, boolean dryRun, @Nullable Destination wanted, String redriveId) {
    this.queue = queue;
    this.dryRun = dryRun;
    this.hint = wanted == null ? ": say --to" : "";
    this.redriveId = redriveId;
  }

  String redriveId() {
    return redriveId;
  }

  /** Names of those that letters were sent to. */
  Set<String> queues() {
    return queues;
  }

  /** It was stopped with so many letters still there. */
  void stopped(long waiting) {
    unseen = waiting;
  }

  /** So many messages were still in those queues when it looked last, whosever they are. */
  void atWork(long messages) {
    atWork = messages;
  }

  void failedAgain(String messageId, @Nullable String reason) {
    failedAgain.add(new Left(messageId, reason == null ? NO_REASON : reason));
  }

  void moved(String to, long letters) {
    if (letters > 0) {
      moved.merge(to, letters, Long::sum);
    }
  }

  /** What became of one letter. */
  void add(Message letter, Destination to, Result result) {
    switch (result) {
      case Result.Moved() -> {
        moved(to.text(), 1);
        if (to instanceof Destination.Queue(var name)) {
          queues.add(name.substring(name.lastIndexOf(':') + 1));
        }
      }
      case Result.Refused(var reason) ->
          left.add(
              new Left(
                  letter.messageId(), to instanceof Destination.Nowhere ? reason + hint : reason));
      case Result.Failed(var failure) -> {
        if (CallErrors.isNoConnection(failure)) {
          throw failure;
        }
        left.add(
            new Left(
                letter.messageId(), CallErrors.code(failure) + ": " + CallErrors.message(failure)));
      }
    }
  }

  int exitCode() {
    if (unseen > 0) {
      return ExitCodes.INTERRUPTED;
    }
    return left.isEmpty() && failedAgain.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    moved.forEach(
        (to, letters) ->
            lines.add(
                (dryRun ? "would move " : "moved ")
                    + Text.count(letters, "letter")
                    + " from "
                    + queue.name()
                    + " to "
                    + Text.printable(to)));
    left.forEach(l -> lines.add("left " + l.messageId() + ": " + Text.printable(l.reason())));
    failedAgain.forEach(
        l -> lines.add("failed again " + l.messageId() + ": " + Text.printable(l.reason())));
    if (atWork > 0) {
      lines.add(
          "still at work on "
              + Text.count(atWork, "message")
              + " of "
              + String.join(", ", queues)
              + ": look again with dlq show "
              + queue.name());
    }
    if (unseen > 0) {
      lines.add("stopped: " + Text.count(unseen, "letter") + " still in " + queue.name());
    }
    return lines.isEmpty() ? List.of("no letters in " + queue.name()) : lines;
  }

  Map<String, @Nullable Object> json() {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("queue", queue.name());
    json.put("redriveId", redriveId);
    json.put("dryRun", dryRun);
    json.put("moved", moved.values().stream().mapToLong(Long::longValue).sum());
    json.put("to", moved);
    json.put("left", json(left));
    json.put("failedAgain", json(failedAgain));
    json.put("atWork", atWork);
    json.put("stoppedWith", unseen);
    return json;
  }

  private static List<Map<String, String>> json(List<Left> letters) {
    return letters.stream()
        .map(l -> Map.of("messageId", l.messageId(), "reason", l.reason()))
        .toList();
  }
}
