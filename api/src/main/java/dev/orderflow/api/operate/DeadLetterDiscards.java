package dev.orderflow.api.operate;

import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.contracts.ReasonRule;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.DiscardedLetters;
import dev.orderflow.deadletters.UndeliverableException;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Metrics;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Takes dead letters out for good, and shows which were. */
record DeadLetterDiscards(
    Environment environment,
    DeadLetters deadLetters,
    Redrives redrives,
    DiscardedLetters discarded) {

  private static final int MOST_BYTES = 4 * 1024;

  static DeadLetterDiscards in(
      Environment environment, DeadLetters deadLetters, Redrives redrives) {
    String table = environment.variable("DISCARDED_LETTERS_TABLE");
    return new DeadLetterDiscards(
        environment, deadLetters, redrives, new DiscardedLetters(environment::dynamoDb, table));
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such letter, the reason is none,
   *     or too much is being done already
   */
  Response discard(Request request, Metrics metrics) {
    String reason =
        reason(
            JsonBody.object(request, MOST_BYTES, "A reason is shorter.", Set.of("reason"))
                .get("reason"));
    return redrives.bounded(request, () -> discarded(request, reason, metrics));
  }

  private Response discarded(Request request, String reason, Metrics metrics) {
    DeadLetterQueue queue = deadLetters.named(Fields.path(request, "queue"));
    String id = Fields.path(request, "messageId");
    String actor = request.caller().customerId();
    Instant now = environment.clock().instant();
    try {
      if (!discarded.discard(environment.sqs(), queue, id, actor, reason, now)) {
        throw ProblemType.UNKNOWN.exception("No letter that can be had now has this id.");
      }
    } catch (UndeliverableException e) {
      throw ProblemType.TOO_LARGE.exception(String.valueOf(e.getMessage()));
    }
    metrics.count("LettersDiscarded");
    return Response.json(200, new Fields().put("messageId", id).put("outcome", "discarded").json());
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such queue, or no such page
   */
  Response list(Request request) {
    DeadLetterQueue queue = deadLetters.named(Fields.path(request, "queue"));
    DiscardedLetters.Page page = discarded.of(queue.name(), Place.of(request));
    return Response.json(
        200,
        new Fields()
            .put("queue", queue.name())
            .put("letters", page.letters())
            .put("next", page.next() == null ? null : Place.after(page.next()))
            .json());
  }

  private static String reason(@Nullable Object value) {
    if (!(value instanceof String text)) {
      throw Fields.wrong("reason must be a text: why the letter goes.");
    }
    String broken = ReasonRule.brokenBy(text);
    if (broken != null) {
      throw Fields.wrong("reason " + broken + ".");
    }
    return text;
  }
}
