package dev.orderflow.localcloud.lambda;

import dev.orderflow.localcloud.dynamodb.Change;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * Hands changes to a function until it has done them or they are given up. Source: Lambda developer
 * guide, "Retain discarded records for a DynamoDB event source" and "Configuring partial batch
 * response with DynamoDB".
 */
final class StreamDelivery {

  /** A change's time is told in minutes, so it may be almost a minute younger than it says. */
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

  private final StreamSettings settings;
  private final DeployedFunction function;
  private final StreamFailures failures;
  private final Clock clock;

  StreamDelivery(
      StreamSettings settings, DeployedFunction function, StreamFailures failures, Clock clock) {
    this.settings = settings;
    this.function = function;
    this.failures = failures;
    this.clock = clock;
  }

  /**
   * A part of a batch.
   *
   * @param failures attempts in vain, of which splitting a batch is none
   * @param threw whether the last of them ended without an answer
   */
  record Part(List<Change> changes, int failures, boolean threw) {

    Part from(int index) {
      return new Part(changes.subList(index, changes.size()), failures, threw);
    }

    Part to(int index) {
      return new Part(changes.subList(0, index), failures, threw);
    }

    Part failed(int failuresNow, boolean threwNow) {
      return new Part(changes, failuresNow, threwNow);
    }
  }

  /**
   * @param done how many changes, from the first on, the function has done
   */
  private record Answer(int done, boolean threw) {}

  /**
   * Returns when all are done or given up.
   *
   * @param progress is told, in order, up to which change that is the case
   * @throws InterruptedException if the local cloud stops before
   */
  void deliver(String shard, List<Change> changes, Consumer<Change> progress)
      throws InterruptedException {
    Deque<Part> parts = parts(changes);
    while (!parts.isEmpty()) {
      Part part = parts.pop();
      int expired = expired(part.changes());
      if (expired > 0) {
        failures.expired(shard, part.to(expired));
        progress.accept(part.changes().get(expired - 1));
        part = part.from(expired);
      }
      if (!part.changes().isEmpty()) {
        attempt(shard, part, parts, progress);
      }
    }
  }

  /** Batches; there is more than one only when several are read for several lanes. */
  private Deque<Part> parts(List<Change> changes) {
    int most = settings.source().batchSize();
    Deque<Part> parts = new ArrayDeque<>();
    for (int from = 0; from < changes.size(); from += most) {
      parts.add(new Part(changes.subList(from, Math.min(changes.size(), from + most)), 0, false));
    }
    return parts;
  }

  private void attempt(String shard, Part part, Deque<Part> parts, Consumer<Change> progress)
      throws InterruptedException {
    int size = part.changes().size();
    Answer answer = invoke(part.changes());
    int done = answer.done();
    if (done > 0) {
      progress.accept(part.changes().get(done - 1));
    }
    if (done == size) {
      return;
    }
    if (done == 0 && size > 1 && settings.source().bisect()) {
      parts.push(part.from(size / 2));
      parts.push(part.to(size / 2));
      return;
    }
    Part rest = part.from(done).failed(done > 0 ? 1 : part.failures() + 1, answer.threw());
    if (rest.failures() > settings.source().maximumRetries().orElse(Integer.MAX_VALUE)) {
      failures.exhausted(shard, rest);
      progress.accept(rest.changes().getLast());
    } else {
      Thread.sleep(pause(rest.failures()));
      parts.push(rest);
    }
  }

  private Answer invoke(List<Change> changes) throws InterruptedException {
    String records = changes.stream().map(Change::json).collect(Collectors.joining(","));
    // of its time only the minute is told: it is at least so old
    function
        .meter()
        .read(Duration.between(changes.getLast().created(), clock.instant()).minus(MINUTE));
    byte[] event = ("{\"Records\":[" + records + "]}").getBytes(StandardCharsets.UTF_8);
    Outcome outcome = function.deliver(UUID.randomUUID().toString(), event);
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    return outcome instanceof Outcome.Succeeded(var answer)
        ? new Answer(done(answer, changes), false)
        : new Answer(0, true);
  }

  private int done(byte[] answer, List<Change> changes) {
    if (!settings.source().reportBatchItemFailures()) {
      return changes.size();
    }
    Set<String> numbers = new HashSet<>();
    changes.forEach(change -> numbers.add(change.sequenceNumber()));
    Set<String> failed = BatchResponse.failed(answer, numbers);
    int done = 0;
    while (done < changes.size() && !failed.contains(changes.get(done).sequenceNumber())) {
      done++;
    }
    return done;
  }

  private int expired(List<Change> changes) {
    if (settings.source().maximumAge().isEmpty()) {
      return 0;
    }
    Instant oldest = clock.instant().minus(settings.source().maximumAge().get()).minus(MINUTE);
    int expired = 0;
    while (expired < changes.size() && changes.get(expired).created().isBefore(oldest)) {
      expired++;
    }
    return expired;
  }

  private static Duration pause(int failures) {
    Duration pause = FIRST_PAUSE.multipliedBy(1L << Math.min(failures - 1, 20));
    return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
  }
}
