package dev.orderflow.deadletters;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * The way back of one letter.
 *
 * @param body what is delivered there
 */
public record Route(Destination to, String body) {

  /**
   * @param wanted where people want it to go, or null for where it came from
   */
  public static Route of(Message letter, DeadLetterQueue queue, @Nullable Destination wanted) {
    return switch (Origin.of(letter, queue)) {
      case Origin.Unprocessed _ -> unprocessed(letter, queue, wanted);
      case Origin.Undelivered event ->
          new Route(wanted == null ? Destination.ofArn(event.targetArn()) : wanted, letter.body());
      case Origin.FailedInvocation(var function, _, _, var payload) ->
          new Route(wanted == null ? new Destination.Function(function) : wanted, payload);
      case Origin.GivenUp(var function, _, var range) -> givenUp(letter, function, range, wanted);
      case Origin.Unknown _ ->
          new Route(
              wanted == null ? new Destination.Nowhere("nothing says where it came from") : wanted,
              letter.body());
    };
  }

  /**
   * The way of a letter whose text people have mended. It goes where the letter itself failed,
   * whatever the text says; of a record of a failed invocation, what is mended may be the record or
   * what the function is to be invoked with. Payment tokens that were not shown are put back.
   */
  public static Route edited(Message letter, DeadLetterQueue queue, String mended) {
    Route route = of(letter, queue, null);
    String text;
    try {
      text = PaymentTokens.restored(mended, letter.body());
    } catch (UndeliverableException e) {
      return new Route(new Destination.Nowhere(e.reason()), mended);
    }
    boolean function = Origin.of(letter, queue) instanceof Origin.FailedInvocation;
    return function
            && Origin.of(letter.toBuilder().body(text).build(), queue)
                instanceof Origin.FailedInvocation(_, _, _, var payload)
        ? new Route(route.to(), payload)
        : new Route(route.to(), text);
  }

  private static Route unprocessed(
      Message letter, DeadLetterQueue queue, @Nullable Destination wanted) {
    if (wanted instanceof Destination.Function) {
      return new Route(
          new Destination.Nowhere("a message is no invocation: send it to a queue or a bus"),
          letter.body());
    }
    return new Route(wanted == null ? source(letter, queue) : wanted, letter.body());
  }

  private static Route givenUp(
      Message letter, String function, StreamRange range, @Nullable Destination wanted) {
    Destination to =
        switch (wanted) {
          case null -> new Destination.Changes(function, range);
          case Destination.Function(var other) -> new Destination.Changes(other, range);
          case Destination.Nowhere nowhere -> nowhere;
          case Destination.Queue _, Destination.Bus _, Destination.Changes _ ->
              new Destination.Nowhere("changes of a table go to a function");
        };
    return new Route(to, letter.body());
  }

  private static Destination source(Message letter, DeadLetterQueue queue) {
    String recorded =
        letter.attributes().get(MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN);
    if (recorded != null) {
      return new Destination.Queue(recorded);
    }
    return queue.sources().size() == 1
        ? new Destination.Queue(queue.sources().getFirst())
        : new Destination.Nowhere("it may come from several queues");
  }
}
