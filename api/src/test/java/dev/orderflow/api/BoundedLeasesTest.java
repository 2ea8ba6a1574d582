package dev.orderflow.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.BoundedLeases;
import dev.orderflow.kit.BoundedLeases.Lease;
import dev.orderflow.kit.BoundedLeases.Outcome;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real table: the bound is that table's condition. */
class BoundedLeasesTest {

  private static final Instant START = Api.START;

  private final Api api = new Api();
  private final BoundedLeases leases =
      new BoundedLeases(api::dynamoDb, "RATE_LIMITS_TABLE", "customerId", 5);

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void ofManyAtOnceAsManyAreTakenAsThereAre() throws Exception {
    CountDownLatch begin = new CountDownLatch(1);
    List<Callable<Outcome>> takers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String id = "id-" + i;
      takers.add(
          () -> {
            begin.await();
            return leases.take("one", id, START, START.plusSeconds(20));
          });
    }
    List<Future<Outcome>> outcomes;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      outcomes = takers.stream().map(threads::submit).toList();
      begin.countDown();
    }
    assertThat(outcomes)
        .extracting(Future::resultNow)
        .filteredOn(Outcome.Taken.class::isInstance)
        .hasSize(5);
    assertThat(take("another", "x", START)).isNotNull();
  }

  /** Against a list of what is held: whatever happens, in whatever order. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void nobodyHasMoreThanTheBoundAndNobodyIsRefusedBelowIt(long seed) {
    Random random = new Random(seed);
    record Held(Lease lease, Instant until) {}
    List<Held> held = new ArrayList<>();
    List<Lease> ended = new ArrayList<>();
    Instant now = START;
    for (int step = 0; step < 300; step++) {
      String what = "seed " + seed + ", step " + step;
      switch (random.nextInt(4)) {
        case 0, 1 -> {
          Instant until = now.plusSeconds(1 + random.nextInt(20));
          Outcome outcome = leases.take("one", "id-" + step, now, until);
          assertThat(outcome instanceof Outcome.Taken).as(what).isEqualTo(held.size() < 5);
          if (outcome instanceof Outcome.Taken(var lease)) {
            held.add(new Held(lease, until));
          } else if (outcome instanceof Outcome.Full(var freeAt)) {
            assertThat(freeAt)
                .as(what)
                .isEqualTo(held.stream().map(Held::until).min(Instant::compareTo).orElseThrow());
          }
        }
        case 2 -> {
          if (!held.isEmpty() && random.nextBoolean()) {
            leases.release(held.remove(random.nextInt(held.size())).lease());
          } else if (!ended.isEmpty()) {
            // Late, when the slot may be another's.
            leases.release(ended.get(random.nextInt(ended.size())));
          }
        }
        default -> {
          now = now.plusMillis(random.nextInt(5_000));
          Instant then = now;
          held.stream()
              .filter(it -> it.until().isBefore(then))
              .forEach(it -> ended.add(it.lease()));
          held.removeIf(it -> it.until().isBefore(then));
        }
      }
    }
  }

  @Test
  void anAttemptWhoseAnswerWasLostIsTheSameLease() {
    Lease first = take("one", "id", START);
    assertThat(take("one", "id", START)).isEqualTo(first);
    for (int i = 0; i < 4; i++) {
      assertThat(take("one", "id-" + i, START)).isNotNull();
    }
    assertThat(take("one", "id-5", START)).isNull();
  }

  private @Nullable Lease take(String holder, String id, Instant now) {
    return switch (leases.take(holder, id, now, now.plusSeconds(20))) {
      case Outcome.Taken(var lease) -> lease;
      case Outcome.Full _ -> null;
    };
  }
}
