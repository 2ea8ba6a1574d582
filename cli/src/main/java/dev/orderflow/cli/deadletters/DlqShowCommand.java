package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.LetterFailure;
import dev.orderflow.deadletters.Letters;
import dev.orderflow.deadletters.Origin;
import dev.orderflow.deadletters.PaymentTokens;
import dev.orderflow.kit.VisibleText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** Shows dead letters without taking them. */
@Command(
    name = "show",
    header = "Show dead letters and why they are there, without taking them.",
    description = {
      "",
      "They are received, hidden from others for that moment, and given back. Attempts are those"
          + " of",
      "the work, which looking does not raise. --json has the whole bodies. Payment tokens are"
          + " shown",
      "as ***.",
      ""
    })
final class DlqShowCommand implements Callable<Integer> {

  private static final int MOST = 1000;
  private static final int SHOWN_OF_BODY = 300;

  @Mixin private StandardOptions standard = new StandardOptions();
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "QUEUE", description = "The queue's name.")
  private String name = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "10",
      description = "The most to show, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  private final Shell shell;

  DlqShowCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    try (Connection connection = target.connect(shell)) {
      SqsClient sqs = connection.sqs();
      DeadLetterQueue queue = Named.queue(connection, name);
      List<Message> letters = peek(sqs, queue);
      if (standard.json()) {
        shell.out().println(VisibleText.json(json(queue, letters)));
      } else {
        print(queue, letters);
      }
      return ExitCodes.OK;
    }
  }

  private List<Message> peek(SqsClient sqs, DeadLetterQueue queue) {
    List<Message> seen = new ArrayList<>();
    try (Letters letters = new Letters(sqs, queue.url())) {
      List<Message> next = letters.next(limit);
      while (!next.isEmpty()) {
        seen.addAll(next);
        next = seen.size() < limit ? letters.next(limit - seen.size()) : List.of();
      }
    }
    return seen;
  }

  private void print(DeadLetterQueue queue, List<Message> letters) {
    if (letters.isEmpty()) {
      shell.out().println("no letters in " + queue.name());
    }
    for (Message letter : letters) {
      shell.out().println(shell.style().heading(letter.messageId()) + "  sent " + sent(letter));
      shell
          .out()
          .println("  " + shell.style().bad(Text.printable(Origin.of(letter, queue).cause())));
      shell.out().println("  " + Text.shortened(Text.printable(body(letter)), SHOWN_OF_BODY));
    }
  }

  private static Map<String, Object> json(DeadLetterQueue queue, List<Message> letters) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("queue", queue.name());
    json.put("letters", letters.stream().map(letter -> json(queue, letter)).toList());
    return json;
  }

  private static Map<String, @Nullable Object> json(DeadLetterQueue queue, Message letter) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("messageId", letter.messageId());
    json.put("sentAt", sent(letter));
    LetterFailure failure = LetterFailure.of(letter, queue);
    json.put("cause", Origin.of(letter, queue).cause());
    json.put("reason", failure.reason());
    json.put("attempts", failure.attempts());
    json.put("failedMessageId", failure.failedMessageId());
    json.put("redriveId", failure.redriveId());
    Map<String, Object> attributes = new LinkedHashMap<>();
    letter.messageAttributes().forEach((name, value) -> attributes.put(name, text(value)));
    json.put("attributes", attributes);
    json.put("body", body(letter));
    return json;
  }

  private static String body(Message letter) {
    return PaymentTokens.redacted(letter.body());
  }

  private static String text(MessageAttributeValue value) {
    return value.stringValue() == null ? value.binaryValue().toString() : value.stringValue();
  }

  private static String sent(Message letter) {
    String millis =
        letter.attributes().getOrDefault(MessageSystemAttributeName.SENT_TIMESTAMP, "0");
    return Instant.ofEpochMilli(Long.parseLong(millis)).toString();
  }
}
