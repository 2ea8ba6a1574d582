package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetriesTest {

  @ParameterizedTest
  @CsvSource({"1,5", "2,20", "3,80", "4,320", "5,900", "1000,900"})
  void aPassingFaultIsRetriedEverMoreSeldom(int receiveCount, int seconds) {
    assertThat(Retries.delay(receiveCount, new IllegalStateException("throttled")))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  @Test
  void whatNoRetryCanMendDoesNotWait() {
    var poison = new PoisonException("orderId is missing");
    assertThat(Retries.delay(1, poison)).isZero();
    assertThat(Retries.delay(4, notJson())).isZero();
  }

  @ParameterizedTest
  @CsvSource({"PT90.5S,91", "PT0.001S,1", "PT13H,43200"})
  void whatIsOfUseOnlyLaterWaitsForAsLong(Duration delay, int seconds) {
    assertThat(Retries.delay(3, new PostponedException("not yet", delay)))
        .isEqualTo(Duration.ofSeconds(seconds));
  }

  private static RuntimeException notJson() {
    try {
      throw new AssertionError(Json.parse("no"));
    } catch (JsonException e) {
      return e;
    }
  }
}
