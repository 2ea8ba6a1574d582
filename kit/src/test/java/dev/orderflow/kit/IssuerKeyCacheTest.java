package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.IssuerKeyCache.UnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** Keys outlive an issuer's bad hour, and no flood of made-up keys reaches the issuer. */
class IssuerKeyCacheTest {

  private static final Duration TICK = Duration.ofMillis(1);

  private final Map<String, String> published = new HashMap<>(Map.of("k-1", "key 1"));
  private final FakeClock clock = new FakeClock();
  private final IssuerKeyCache<String> keys = new IssuerKeyCache<>(this::answer, clock);
  private boolean down;
  private int asked;

  @Test
  void knownKeysGoOnForADayWhileTheIssuerIsDown() {
    assertThat(keys.find("k-1")).isEqualTo("key 1");
    down = true;
    clock.pass(IssuerKeyCache.USABLE.minus(TICK));
    assertThat(keys.find("k-1")).isEqualTo("key 1");
    assertThat(keys.find("k-2")).isNull();
    clock.pass(TICK);
    assertThatExceptionOfType(UnavailableException.class).isThrownBy(() -> keys.find("k-1"));
    down = false;
    clock.pass(IssuerKeyCache.WINDOW);
    assertThat(keys.find("k-1")).isEqualTo("key 1");
  }

  @Test
  void whoeverComesBeforeTheFirstAnswerIsNotKeptWaitingForLong() {
    down = true;
    assertThatExceptionOfType(UnavailableException.class)
        .isThrownBy(() -> keys.find("k-1"))
        .withCauseInstanceOf(IllegalStateException.class);
    down = false;
    assertThat(keys.find("k-1")).isEqualTo("key 1");
  }

  @Test
  void anAnswerWithoutAKeyTakesNoneAway() {
    assertThat(keys.find("k-1")).isNotNull();
    published.clear();
    clock.pass(IssuerKeyCache.FRESH);
    assertThat(keys.find("k-1")).isEqualTo("key 1");
  }

  @Test
  void aNewKeyIsFoundAtOnceAndAWithdrawnOneForgottenWithinTheHour() {
    assertThat(keys.find("k-1")).isNotNull();
    published.put("k-2", "key 2");
    assertThat(keys.find("k-2")).isEqualTo("key 2");
    published.remove("k-1");
    clock.pass(IssuerKeyCache.FRESH.minus(TICK));
    assertThat(keys.find("k-1")).isNotNull();
    clock.pass(TICK);
    assertThat(keys.find("k-1")).isNull();
  }

  @Test
  void madeUpKeysAreAskedForTwiceInTenSecondsAtMost() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Duration passed = Duration.ZERO;
    for (int i = 0; i < 5_000; i++) {
      down = random.nextInt(4) == 0;
      Duration step = Duration.ofMillis(random.nextInt(20));
      clock.pass(step);
      passed = passed.plus(step);
      try {
        assertThat(keys.find("made-up-" + i)).as("seed %d", seed).isNull();
      } catch (UnavailableException beforeTheFirstAnswer) {
        assertThat(keysWereFetched()).as("seed %d", seed).isFalse();
      }
    }
    long windows = passed.dividedBy(IssuerKeyCache.WINDOW) + 1;
    assertThat(asked).as("seed %d", seed).isPositive();
    assertThat((long) asked)
        .as("seed %d", seed)
        .isLessThanOrEqualTo(windows * IssuerKeyCache.FETCHES);
  }

  @Test
  void whoeverHasAKnownKeyDoesNotWaitForTheIssuer() throws Exception {
    CountDownLatch isAsked = new CountDownLatch(1);
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Set<Integer> answers = new HashSet<>();
    IssuerKeyCache<String> slow =
        new IssuerKeyCache<>(
            () -> {
              if (!answers.add(1)) {
                isAsked.countDown();
                await(mayAnswer);
              }
              return Map.of("k-1", "key 1");
            },
            clock);
    assertThat(slow.find("k-1")).isNotNull();
    clock.pass(IssuerKeyCache.FRESH);
    try (ExecutorService one = Executors.newSingleThreadExecutor()) {
      Future<?> refreshing = one.submit(() -> slow.find("k-1"));
      isAsked.await();
      assertThat(slow.find("k-1")).isEqualTo("key 1");
      assertThat(refreshing).isNotDone();
      mayAnswer.countDown();
      refreshing.get();
    }
  }

  private boolean keysWereFetched() {
    try {
      return keys.find("k-1") != null;
    } catch (UnavailableException e) {
      return false;
    }
  }

  private Map<String, String> answer() {
    asked++;
    if (down) {
      throw new IllegalStateException("no answer");
    }
    return published;
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class FakeClock extends Clock {

    private volatile Instant now = Instant.parse("2026-01-15T12:00:00Z");

    void pass(Duration time) {
      now = now.plus(time);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
