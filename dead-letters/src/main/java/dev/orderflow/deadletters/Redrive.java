package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * Takes letters one by one, delivers each, and only then deletes it: killed anywhere, a letter may
 * arrive twice, but none is lost. Only letters that were sent before it began are taken: one that
 * fails again is another by then, and goes round neither in this redrive nor in one beside it.
 */
public final class Redrive {

  /** Is told of each letter what became of it. */
  @FunctionalInterface
  public interface Report {
    void of(Message letter, Destination to, Result result);
  }

  /** How many receives in a row may bring nothing that is its to send: each waits for a second. */
  private static final int MOST_IN_VAIN = 10;

  /** How many empty ones, while letters that it was late for may show up again: seconds, too. */
  private static final int MOST_EMPTY = 4;

  /** A stream is read for minutes, and nobody else is to begin the same meanwhile. */
  private static final Duration LONGEST_READING = Duration.ofMinutes(15);

  private final SqsClient sqs;
  private final DeadLetterQueue queue;
  private final Function<Message, Route> routes;
  private final Report report;
  private final Instant begun;
  private final InstantSource clock;

  /**
   * @param routes each letter's way back
   * @param begun letters that were sent later stay
   */
  public Redrive(
      SqsClient sqs,
      DeadLetterQueue queue,
      Function<Message, Route> routes,
      Report report,
      Instant begun,
      InstantSource clock) {
    this.sqs = sqs;
    this.queue = queue;
    this.routes = routes;
    this.report = report;
    this.begun = begun;
    this.clock = clock;
  }

  /**
   * Moves the letters that are wanted.
   *
   * @param most letters to look through
   * @param enough asked after each letter, whether to stop
   * @return whether no letter is left that it should have looked at
   */
  public boolean run(
      Delivery delivery, long most, Predicate<Message> wanted, Predicate<Message> enough) {
    try (Letters letters = new Letters(sqs, queue.url(), clock)) {
      return forEach(letters, most, wanted, enough, letter -> move(letter, letters, delivery));
    }
  }

  /** Says what {@link #run} would do, and moves nothing. */
  public boolean dryRun(long most, Predicate<Message> wanted, Predicate<Message> enough) {
    try (Letters letters = new Letters(sqs, queue.url(), clock)) {
      return forEach(letters, most, wanted, enough, this::plan);
    }
  }

  private interface Step {
    void take(Message letter);
  }

  private boolean forEach(
      Letters letters, long most, Predicate<Message> wanted, Predicate<Message> enough, Step step) {
    Set<String> looked = new HashSet<>();
    Set<String> late = new HashSet<>();
    long left = most;
    int inVain = 0;
    int empty = 0;
    while (left > 0 && inVain < MOST_IN_VAIN) {
      List<Message> next = letters.next(left);
      empty = next.isEmpty() ? empty + 1 : 0;
      if (next.isEmpty() && (late.isEmpty() || empty > MOST_EMPTY)) {
        return true;
      }
      inVain++;
      for (Message letter : next) {
        if (isNewer(letter) || looked.contains(letter.messageId())) {
          continue;
        }
        if (!letters.keep(letter)) {
          late.add(letter.messageId());
          continue;
        }
        looked.add(letter.messageId());
        late.remove(letter.messageId());
        inVain = 0;
        left--;
        if (wanted.test(letter)) {
          step.take(letter);
        }
        if (enough.test(letter)) {
          return false;
        }
      }
    }
    return inVain == MOST_IN_VAIN;
  }

  private boolean isNewer(Message letter) {
    String sent = letter.attributes().get(MessageSystemAttributeName.SENT_TIMESTAMP);
    return sent != null && Instant.ofEpochMilli(Long.parseLong(sent)).isAfter(begun);
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
      if (route.to() instanceof Destination.Changes) {
        letters.hold(letter, LONGEST_READING);
      }
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
