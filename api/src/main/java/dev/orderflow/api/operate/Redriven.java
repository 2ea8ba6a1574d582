package dev.orderflow.api.operate;

import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Response;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Result;
import dev.orderflow.kit.Metrics;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.model.Message;

/** What became of the letters of a queue, or would become. */
final class Redriven {

  private final DeadLetterQueue queue;
  private final boolean dry;
  private final Set<String> missing;
  private final Metrics metrics;
  private final RedriveRun run;
  private final List<Map<String, @Nullable Object>> letters = new ArrayList<>();
  private @Nullable RuntimeException problem;
  private long moved;

  /**
   * @param wanted ids of messages, or null for all
   */
  Redriven(
      RedriveRun run,
      DeadLetterQueue queue,
      boolean dry,
      @Nullable Set<String> wanted,
      Metrics metrics) {
    this.run = run;
    this.queue = queue;
    this.dry = dry;
    this.missing = wanted == null ? Set.of() : new HashSet<>(wanted);
    this.metrics = metrics;
  }

  void add(Message letter, Destination to, Result result) {
    if (!missing.isEmpty()) {
      missing.remove(letter.messageId());
    }
    Fields fields = new Fields().put("messageId", letter.messageId()).put("to", to.text());
    switch (result) {
      case Result.Moved() -> {
        fields.put("outcome", dry ? "would be sent" : "sent");
        if (!dry) {
          moved++;
          metrics.count("LettersRedriven");
        }
      }
      case Result.Refused(var reason) -> {
        fields.put("outcome", "left").put("reason", reason);
        problem = ProblemType.UNDELIVERABLE.exception(reason);
      }
      case Result.Failed(var failure) -> {
        fields.put("outcome", "left").put("reason", code(failure));
        problem = failure;
      }
    }
    letters.add(fields.json());
  }

  boolean isComplete() {
    return missing.isEmpty();
  }

  /**
   * @param done whether none is left of those that were there when it began
   */
  Response response(boolean done) {
    for (String id : missing) {
      letters.add(new Fields().put("messageId", id).put("outcome", "not found").json());
    }
    long left = Math.max(0, queue.waiting() - moved);
    return Response.json(
        200,
        Map.of(
            "redriven",
            letters,
            "left",
            left,
            "redriveId",
            run.id(),
            "run",
            run.text(),
            "done",
            done));
  }

  /**
   * The answer where only one was wanted.
   *
   * @throws ProblemException if it is not there, or cannot go back
   * @throws SdkException if what it goes to does not answer
   */
  Response ofOne() {
    if (!missing.isEmpty()) {
      throw ProblemType.UNKNOWN.exception("No letter that can be had now has this id.");
    }
    if (problem != null) {
      throw problem;
    }
    return response(true);
  }

  private static String code(SdkException failure) {
    return failure instanceof AwsServiceException service && service.awsErrorDetails() != null
        ? service.awsErrorDetails().errorCode()
        : failure.getClass().getSimpleName();
  }
}
