package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.model.Message;

/** Two redrives of one queue beside each other, however long each delivery takes. */
class RedriveTest {

  private static final Destination THERE = new Destination.Function("f");

  private final MovedClock clock = new MovedClock(Instant.parse("2026-01-15T12:00:00Z"));
  private final HiddenQueue sqs = new HiddenQueue(clock);
  private final List<String> delivered = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();

  /** A place in a stream is read for minutes: longer than a letter is hidden by itself. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void aPlaceInAStreamIsReadOnce(long seed) {
    Random random = new Random(seed);
    int letters = 1 + random.nextInt(30);
    for (int i = 0; i < letters; i++) {
      sqs.add("place-" + i);
    }
    clock.move(Duration.ofSeconds(1));
    redrive(
        letter -> {
          delivered.add(letter);
          clock.move(Duration.ofSeconds(random.nextInt(random.nextBoolean() ? 60 : 13 * 60)));
          if (random.nextInt(3) == 0) {
            redrive(
                other -> {
                  delivered.add(other);
                  clock.move(Duration.ofSeconds(random.nextInt(2)));
                });
          }
        });
    assertThat(delivered).hasSize(letters).doesNotHaveDuplicates();
    assertThat(results).hasSize(letters).hasOnlyElementsOfType(Result.Moved.class);
    assertThat(sqs.bodies()).isEmpty();
  }

  /** What a letter leads to comes back among the letters, again and again. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void whatFailsAgainWaitsForTheNextRedrive(long seed) {
    Random random = new Random(seed);
    int letters = 1 + random.nextInt(30);
    for (int i = 0; i < letters; i++) {
      sqs.add("poison-" + i);
    }
    redrive(
        letter -> {
          delivered.add(letter);
          clock.move(Duration.ofMillis(1 + random.nextInt(20_000)));
          sqs.add(letter);
        });
    assertThat(delivered).hasSize(letters).doesNotHaveDuplicates();
    assertThat(sqs.bodies()).containsExactlyInAnyOrderElementsOf(delivered);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 9, 10, 11, 25})
  void looksThroughNoMoreThanItMay(int most) {
    for (int i = 0; i < 20; i++) {
      sqs.add("letter-" + i);
    }
    clock.move(Duration.ofSeconds(1));
    boolean done = redrive(clock.instant()).dryRun(most, _ -> true, _ -> false);
    assertThat(results).hasSize(Math.min(most, 20));
    assertThat(done).isEqualTo(most > 20);
    assertThat(sqs.bodies()).hasSize(20);
  }

  private void redrive(GivenUp step) {
    Delivery delivery =
        new Delivery(
            "redrive",
            sqs,
            () -> {
              throw new AssertionError("no function is invoked");
            },
            () -> {
              throw new AssertionError("nothing is published");
            },
            (range, _) -> step.bring(range.start()));
    redrive(clock.instant()).run(delivery, Long.MAX_VALUE, _ -> true, _ -> false);
  }

  private interface GivenUp {
    void bring(String place);
  }

  private Redrive redrive(Instant begun) {
    DeadLetterQueue queue = new DeadLetterQueue("a-dlq", "url", "arn", 0, 0, List.of());
    return new Redrive(
        sqs, queue, RedriveTest::route, (_, _, result) -> results.add(result), begun, clock);
  }

  private static Route route(Message letter) {
    Instant now = Instant.EPOCH;
    StreamRange range =
        new StreamRange("stream", "shard", letter.body(), letter.body(), 1, now, now);
    return new Route(new Destination.Changes(THERE.text(), range), letter.body());
  }
}
