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
      case Origin.Unknown _ ->
          new Route(
              wanted == null ? new Destination.Nowhere("nothing says where it came from") : wanted,
              letter.body());
    };
  }

  /**
   * The way of a letter whose text people have mended. It goes where the letter itself failed,
   * whatever the text says; of a record of a failed invocation, what is mended may be the record or
   * what the function is to be invoked with.
   */
  public static Route edited(Message letter, DeadLetterQueue queue, String text) {
    Route route = of(letter, queue, null);
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
