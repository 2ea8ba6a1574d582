package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DelayedMessagesTest {

  @Test
  void aDelayIsRoundedUpAndNoLongerThanSqsAllows() {
    assertThat(delay(Duration.ofMillis(-5))).isZero();
    assertThat(delay(Duration.ofMillis(1))).isEqualTo(1);
    assertThat(delay(Duration.ofSeconds(2))).isEqualTo(2);
    assertThat(delay(Duration.ofDays(2))).isEqualTo(900);
  }

  private static int delay(Duration left) {
    return DelayedMessages.delay(Instant.EPOCH.plus(left), Instant.EPOCH);
  }
}
