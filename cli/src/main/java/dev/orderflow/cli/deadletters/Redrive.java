package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Trouble;
import dev.orderflow.cli.terminal.CommandException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes letters one by one, delivers each, and only then deletes it: killed anywhere, a letter may
 * arrive twice, but none is lost. No more are taken than lay there at the start, so that a letter
 * that fails again does not go round and round.
 */
final class Redrive {

  private final SqsClient sqs;
  private final DeadLetterQueue queue;
  private final @Nullable Destination wanted;
  private final Outcome outcome;

  Redrive(SqsClient sqs, DeadLetterQueue queue, @Nullable Destination wanted, Outcome outcome) {
    this.sqs = sqs;
    this.queue = queue;
    this.wanted = wanted;
    this.outcome = outcome;
  }

  void run(Delivery delivery) {
    try (Letters letters = new Letters(sqs, queue.url())) {
      forEach(letters, letter -> move(letter, letters, delivery));
    }
  }

  void dryRun() {
    try (Letters letters = new Letters(sqs, queue.url())) {
      forEach(letters, this::plan);
    }
  }

  private interface Step {
    void take(Message letter);
  }

  private void forEach(Letters letters, Step step) {
    long left = queue.waiting();
    while (left > 0) {
      List<Message> next = letters.next(left);
      if (next.isEmpty()) {
        return;
      }
      next.forEach(step::take);
      left -= next.size();
    }
  }

  private void plan(Message letter) {
    Route route = Route.of(letter, queue, wanted);
    switch (route.to()) {
      case Destination.Nowhere(var reason) -> outcome.left(letter.messageId(), reason);
      case Destination.Queue to -> outcome.moved(to.text(), 1);
      case Destination.Function to -> outcome.moved(to.text(), 1);
      case Destination.Changes to -> outcome.moved(to.text(), 1);
      case Destination.Bus to -> outcome.moved(to.text(), 1);
    }
  }

  private void move(Message letter, Letters letters, Delivery delivery) {
    Route route = Route.of(letter, queue, wanted);
    try {
      delivery.deliver(letter, route);
    } catch (CommandException refused) {
      outcome.left(letter.messageId(), refused.line());
      return;
    } catch (SdkException failed) {
      if (Trouble.isNoConnection(failed)) {
        throw failed;
      }
      outcome.left(letter.messageId(), Trouble.code(failed) + ": " + Trouble.message(failed));
      return;
    }
    letters.delete(letter);
    outcome.moved(route.to().text(), 1);
  }
}
