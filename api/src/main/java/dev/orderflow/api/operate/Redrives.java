package dev.orderflow.api.operate;

import dev.orderflow.api.http.CallerLeases;
import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.deadletters.DeadLetterQueue;
import dev.orderflow.deadletters.Delivery;
import dev.orderflow.deadletters.Destination;
import dev.orderflow.deadletters.Redrive;
import dev.orderflow.deadletters.Route;
import dev.orderflow.deadletters.UndeliverableException;
import dev.orderflow.kit.BoundedLeases;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;

/** Brings dead letters back to where they failed: as they are, or mended. */
record Redrives(Environment environment, DeadLetters deadLetters, CallerLeases leases) {

  /** Of one operator, since each holds letters and an execution. */
  private static final int MOST_AT_ONCE = 3;

  /** Longer than the function may take. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  /** Each is sent and deleted in milliseconds: many times as many fit the function's timeout. */
  private static final String OUT_OF_REACH =
      "these are changes of a table: ./orderflow dlq redrive brings them back";

  /** Of letters that are named: one that fails again has another name. */
  private static final Instant ANY_TIME = Instant.MAX;

  private static final String NOT_OURS = "its queue is none of this system's";

  private static final int MOST_MOVED = 100;

  private static final int MOST_LOOKED_THROUGH = 1_000;
  private static final int LONGEST_ID = 100;

  /** What a queue takes. */
  private static final int MOST_BYTES = 256 * 1024;

  /** The same as JSON, escapes and all. */
  private static final int MOST_JSON = 2 * 1024 * 1024;

  private static final String TOO_LARGE = "A letter has at most 256 KiB.";

  static Redrives in(Environment environment, DeadLetters deadLetters) {
    BoundedLeases leases =
        new BoundedLeases(
            environment::dynamoDb,
            environment.variable("RATE_LIMITS_TABLE"),
            "customerId",
            MOST_AT_ONCE);
    return new Redrives(
        environment,
        deadLetters,
        new CallerLeases(
            leases,
            ProblemType.TOO_MANY_REQUESTS,
            "One operator has at most " + MOST_AT_ONCE + " redrives at once."));
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if there is no such queue, the request says
   *     nothing that can be done, or too much is being done already
   */
  Response redrive(Request request, Metrics metrics) {
    return bounded(request, () -> redriven(request, metrics));
  }

  /** What holds letters and an execution: of one operator only so much at once. */
  Response bounded(Request request, Supplier<Response> work) {
    String holder = "redrives of " + request.caller().customerId();
    return leases.during(holder, request, environment.clock().instant(), LONGEST, work);
  }

  private Response redriven(Request request, Metrics metrics) {
    Map<?, ?> body =
        JsonBody.object(request, MOST_JSON, TOO_LARGE, Set.of("messageIds", "dryRun", "run"));
    Set<String> ids = ids(body.get("messageIds"));
    boolean dry = flag(body.get("dryRun"));
    RedriveRun run = RedriveRun.of(body.get("run"), request, environment.clock().instant());
    DeadLetterQueue queue = deadLetters.named(Fields.path(request, "queue"));
    Redriven redriven = new Redriven(run, queue, dry, ids, metrics);
    Redrive redrive =
        redrive(
            ids == null ? run.begun() : ANY_TIME,
            queue,
            letter -> withinReach(Route.of(letter, queue, null)),
            redriven);
    boolean done =
        ids == null
            ? run(run, redrive, dry, MOST_MOVED, _ -> true, _ -> false)
            : run(
                run,
                redrive,
                dry,
                MOST_LOOKED_THROUGH,
                letter -> ids.contains(letter.messageId()),
                _ -> redriven.isComplete());
    return redriven.response(done || ids != null && redriven.isComplete());
  }

  private Redrive redrive(
      Instant begun, DeadLetterQueue queue, Function<Message, Route> routes, Redriven redriven) {
    return new Redrive(environment.sqs(), queue, routes, redriven::add, begun, environment.clock());
  }

  /**
   * Sends a letter whose text people have mended, then deletes the old one.
   *
   * @throws dev.orderflow.api.http.ProblemException if there is no such letter, it cannot go back,
   *     or too much is being done already
   */
  Response edit(Request request, Metrics metrics) {
    return bounded(request, () -> edited(request, metrics));
  }

  private Response edited(Request request, Metrics metrics) {
    String text = text(JsonBody.object(request, MOST_JSON, TOO_LARGE, Set.of("body")).get("body"));
    String id = Fields.path(request, "messageId");
    DeadLetterQueue queue = deadLetters.named(Fields.path(request, "queue"));
    RedriveRun run = RedriveRun.begin(request, environment.clock().instant());
    Redriven redriven = new Redriven(run, queue, false, Set.of(id), metrics);
    Redrive redrive =
        redrive(
            ANY_TIME, queue, letter -> withinReach(Route.edited(letter, queue, text)), redriven);
    Predicate<Message> wanted = letter -> id.equals(letter.messageId());
    run(run, redrive, false, MOST_LOOKED_THROUGH, wanted, wanted);
    return redriven.ofOne();
  }

  private boolean run(
      RedriveRun run,
      Redrive redrive,
      boolean dry,
      long most,
      Predicate<Message> wanted,
      Predicate<Message> enough) {
    return dry
        ? redrive.dryRun(most, wanted, enough)
        : redrive.run(
            new Delivery(
                run.id(),
                environment.sqs(),
                environment::lambda,
                environment::eventBridge,
                (_, _) -> {
                  throw new UndeliverableException(OUT_OF_REACH);
                }),
            most,
            wanted,
            enough);
  }

  /**
   * Streams are read for minutes and tables from end to end, which no request waits for; and what a
   * letter says of where it came from may be anything.
   */
  private Route withinReach(Route route) {
    return switch (route.to()) {
      case Destination.Changes _ -> new Route(new Destination.Nowhere(OUT_OF_REACH), route.body());
      case Destination.Queue(var queue)
          when !deadLetters.isOurs(queue.substring(queue.lastIndexOf(':') + 1)) ->
          new Route(new Destination.Nowhere(NOT_OURS), route.body());
      case Destination.Queue _, Destination.Function _, Destination.Bus _, Destination.Nowhere _ ->
          route;
    };
  }

  private static @Nullable Set<String> ids(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    if (value instanceof List<?> list && !list.isEmpty() && list.size() <= MOST_MOVED) {
      Set<String> ids = new LinkedHashSet<>();
      for (Object id : list) {
        if (!(id instanceof String text) || text.isEmpty() || text.length() > LONGEST_ID) {
          throw Fields.wrong("messageIds must be texts.");
        }
        ids.add(text);
      }
      return ids;
    }
    throw Fields.wrong("messageIds must be a list of 1 to " + MOST_MOVED + ", or absent for all.");
  }

  private static boolean flag(@Nullable Object value) {
    return switch (value) {
      case null -> false;
      case Boolean flag -> flag;
      default -> throw Fields.wrong("dryRun must be true or false.");
    };
  }

  private static String text(@Nullable Object value) {
    if (!(value instanceof String text) || text.isEmpty()) {
      throw Fields.wrong("body must be a text that is not empty.");
    }
    if (text.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
      throw ProblemType.TOO_LARGE.exception(TOO_LARGE);
    }
    return text;
  }
}
