package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Queues;
import dev.orderflow.deadletters.UnknownQueueException;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What people name, or one line that says why there is none. */
final class Named {

  private Named() {}

  static DeadLetterQueue queue(SqsClient sqs, String name) {
    try {
      return new Queues(sqs).named(name);
    } catch (UnknownQueueException e) {
      throw CommandException.unusable(Text.printable(e.line()) + ": see dlq list");
    }
  }

  static Destination destination(String to) {
    try {
      return Destination.parse(to);
    } catch (IllegalArgumentException e) {
      throw CommandException.unusable("--to " + e.getMessage());
    }
  }
}
