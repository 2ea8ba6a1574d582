package dev.orderflow.deadletters;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * Takes letters one by one, delivers each, and only then deletes it: killed anywhere, a letter may
 * arrive twice, but none is lost. No more are taken than lay there at the start, so that a letter
 * that fails again does not go round and round.
 */
public final class Redrive {

  /** Is told of each letter what became of it. */
  @FunctionalInterface
  public interface Report {
    void of(Message letter, Destination to, Result result);
  }

  private final SqsClient sqs;
  private final DeadLetterQueue queue;
  private final Function<Message, Route> routes;
  private final Report report;

  /**
   * @param routes each letter's way back
   */
  public Redrive(
      SqsClient sqs, DeadLetterQueue queue, Function<Message, Route> routes, Report report) {
    this.sqs = sqs;
    this.queue = queue;
    this.routes = routes;
    this.report = report;
  }

  /**
   * Moves the letters that are wanted.
   *
   * @param most letters to look through
   * @param enough asked after each letter, whether to stop
   */
  public void run(
      Delivery delivery, long most, Predicate<Message> wanted, Predicate<Message> enough) {
    try (Letters letters = new Letters(sqs, queue.url())) {
      forEach(letters, most, wanted, enough, letter -> move(letter, letters, delivery));
    }
  }

  /** Moves all. */
  public void run(Delivery delivery) {
    run(delivery, queue.waiting(), _ -> true, _ -> false);
  }

  /** Says what {@link #run} would do, and moves nothing. */
  public void dryRun(long most, Predicate<Message> wanted, Predicate<Message> enough) {
    try (Letters letters = new Letters(sqs, queue.url())) {
      forEach(letters, most, wanted, enough, this::plan);
    }
  }

  /** Says what would become of all. */
  public void dryRun() {
    dryRun(queue.waiting(), _ -> true, _ -> false);
  }

  private interface Step {
    void take(Message letter);
  }

  private static void forEach(
      Letters letters, long most, Predicate<Message> wanted, Predicate<Message> enough, Step step) {
    long left = most;
    while (left > 0) {
      List<Message> next = letters.next(left);
      if (next.isEmpty()) {
        return;
      }
      for (Message letter : next) {
        if (wanted.test(letter)) {
          step.take(letter);
        }
        if (enough.test(letter)) {
          return;
        }
      }
      left -= next.size();
    }
  }

  private void plan(Message letter) {
    Destination to = routes.apply(letter).to();
    report.of(letter, to, planned(to));
  }

  private static Result planned(Destination to) {
    return switch (to) {
      case Destination.Nowhere(var reason) -> new Result.Refused(reason);
      case Destination.Queue _ -> new Result.Moved();
      case Destination.Function _ -> new Result.Moved();
      case Destination.Changes _ -> new Result.Moved();
      case Destination.Bus _ -> new Result.Moved();
    };
  }

  private void move(Message letter, Letters letters, Delivery delivery) {
    Route route = routes.apply(letter);
    @Nullable Result fault = null;
    try {
      delivery.deliver(letter, route);
      letters.delete(letter);
    } catch (UndeliverableException refused) {
      fault = new Result.Refused(refused.reason());
    } catch (UnknownQueueException gone) {
      fault = new Result.Refused(gone.line());
    } catch (SdkException failed) {
      // where only the deletion failed, it has arrived and will once more, which is as promised
      fault = new Result.Failed(failed);
    }
    report.of(letter, route.to(), fault == null ? new Result.Moved() : fault);
  }
}
