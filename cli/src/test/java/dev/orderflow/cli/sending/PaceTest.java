package dev.orderflow.cli.sending;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

final class PaceTest {

  private static final long SECOND = Duration.ofSeconds(1).toNanos();

  @Test
  void givesEvenTurns() {
    Pace pace = new Pace(4, 0);
    assertThat(pace.nextTurn(0)).isZero();
    assertThat(pace.nextTurn(0)).isEqualTo(SECOND / 4);
    assertThat(pace.nextTurn(SECOND / 4)).isEqualTo(SECOND / 4);
  }

  @Test
  void doesNotCatchUpWhatWasMissed() {
    Pace pace = new Pace(4, 0);
    pace.nextTurn(0);
    long muchLater = 100 * SECOND;
    assertThat(pace.nextTurn(muchLater)).isZero();
    assertThat(pace.nextTurn(muchLater)).isZero();
    assertThat(pace.nextTurn(muchLater)).isEqualTo(SECOND / 4);
  }

  @Test
  void isNoLimitWhereNoneIsSet() {
    Pace pace = new Pace(0, 0);
    assertThat(pace.nextTurn(0)).isZero();
    assertThat(pace.nextTurn(0)).isZero();
  }

  @Test
  void backsOffByARandomPartOfADoublingWait() {
    Backoff backoff = new Backoff(5, Duration.ofMillis(50), Duration.ofMillis(150), () -> 0.5);
    assertThat(backoff.after(1)).isEqualTo(Duration.ofMillis(25));
    assertThat(backoff.after(2)).isEqualTo(Duration.ofMillis(50));
    assertThat(backoff.after(9)).isEqualTo(Duration.ofMillis(75));
    assertThat(backoff.after(1000)).isEqualTo(Duration.ofMillis(75));
  }
}
