package dev.orderflow.api.operate;

import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Letters;
import dev.orderflow.deadletters.QueueDepth;
import dev.orderflow.deadletters.Queues;
import dev.orderflow.deadletters.UnknownQueueException;
import dev.orderflow.kit.Environment;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The queues of dead letters, and a look into them. */
final class DeadLetters {

  private static final String SUFFIX = "-dlq";
  private static final int MOST_SHOWN = 50;

  /** An answer must fit what a function may answer, however much of it must be escaped. */
  private static final int MOST_CHARACTERS = 512 * 1024;

  private static final Duration KEPT = Duration.ofSeconds(5);

  /** Each look hides the letters from others for a moment: whoever follows an order asks often. */
  private static final Duration LOOKED_AT = Duration.ofMinutes(1);

  private final Supplier<SqsClient> sqs;

  /** This system's; the account may have others. */
  private final Set<String> names;

  private final Recent<List<QueueDepth>> depths;
  private final Recent<List<Letter>> all;

  DeadLetters(Environment environment) {
    this.sqs = environment::sqs;
    this.names = names(environment.variable("QUEUES"));
    this.depths = new Recent<>(environment.clock(), KEPT, () -> queues().depths());
    this.all = new Recent<>(environment.clock(), LOOKED_AT, this::everyLetter);
  }

  /**
   * @param list with commas between; of an ARN its last part counts
   */
  private static Set<String> names(String list) {
    return Arrays.stream(list.split(","))
        .map(it -> it.substring(it.lastIndexOf(':') + 1).strip())
        .filter(it -> !it.isEmpty())
        .collect(Collectors.toUnmodifiableSet());
  }

  /** How full each queue was a few seconds ago at most. */
  List<QueueDepth> depths() {
    return depths.get();
  }

  Response list() {
    return Response.json(
        200,
        Map.of(
            "queues", queues().deadLetterQueues().stream().map(DeadLetters::described).toList()));
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such queue
   */
  Response show(Request request) {
    DeadLetterQueue queue = named(Fields.path(request, "queue"));
    return Response.json(
        200,
        new Fields()
            .put("queue", queue.name())
            .put("letters", letters(queue).stream().map(Letter::json).toList())
            .json());
  }

  /** Those that name an order, as they were a minute ago at most. */
  Stream<Letter> naming(String orderId) {
    return all.get().stream().filter(it -> it.orderIds().contains(orderId));
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such queue
   */
  DeadLetterQueue named(String name) {
    try {
      if (name.endsWith(SUFFIX) && isOurs(name)) {
        return queues().named(name);
      }
    } catch (UnknownQueueException e) {
      throw unknown();
    }
    throw unknown();
  }

  boolean isOurs(String queue) {
    return names.contains(queue);
  }

  private static RuntimeException unknown() {
    return ProblemType.UNKNOWN.exception("No queue of dead letters has this name.");
  }

  private Queues queues() {
    return new Queues(sqs.get(), this::isOurs);
  }

  private List<Letter> everyLetter() {
    return queues().deadLetterQueues().stream()
        .filter(queue -> queue.waiting() > 0)
        .flatMap(queue -> letters(queue).stream())
        .toList();
  }

  /** Received, hidden from others for that moment, and given back. */
  private List<Letter> letters(DeadLetterQueue queue) {
    List<Letter> seen = new ArrayList<>();
    long most = Math.min(MOST_SHOWN, queue.waiting());
    long characters = 0;
    try (Letters letters = new Letters(sqs.get(), queue.url())) {
      while (seen.size() < most && characters < MOST_CHARACTERS) {
        List<Message> next = letters.next(most - seen.size());
        if (next.isEmpty()) {
          break;
        }
        next.forEach(it -> seen.add(Letter.of(it, queue)));
        characters = seen.stream().mapToLong(it -> it.body().length()).sum();
      }
    }
    return seen;
  }

  private static Map<String, @Nullable Object> described(DeadLetterQueue queue) {
    return new Fields()
        .put("queue", queue.name())
        .put("letters", queue.waiting())
        .put("inFlight", queue.inFlight())
        .put(
            "comesFrom",
            queue.sources().isEmpty()
                ? "a rule's target or a failed invocation"
                : String.join(", ", queue.sourceNames()))
        .json();
  }
}
