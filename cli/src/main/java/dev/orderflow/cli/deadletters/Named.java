package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Queues;
import dev.orderflow.deadletters.UnknownQueueException;
import dev.orderflow.localcloud.template.Templates;
import java.util.Set;

/** What people name, or one line that says why there is none. */
final class Named {

  private Named() {}

  /** In an account of AWS's those that the project's templates name; others have theirs there. */
  static Queues queues(Connection connection) {
    if (connection.localUrl().isPresent()) {
      return new Queues(connection.sqs());
    }
    Set<String> ours = Templates.queueNames(ProjectLayout.here().templates());
    return new Queues(connection.sqs(), ours::contains);
  }

  static DeadLetterQueue queue(Connection connection, String name) {
    try {
      return queues(connection).named(name);
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
