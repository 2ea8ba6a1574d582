package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RefundCheckTest {

  private static final RefundCheck CHECK = new RefundCheck("O-1", 3, Events.NOW, "cause", "origin");

  @Test
  void aCheckIsReadAsItWasWritten() {
    var message = JsonObjects.object("check", Json.parse(CHECK.json()));
    assertThat(RefundCheck.isOne(message)).isTrue();
    assertThat(RefundCheck.of(message)).isEqualTo(CHECK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"refundCheck\":\"many\",\"orderId\":\"1\",\"due\":\"2026-01-15T12:00:00Z\",\"causationId\":\"1\",\"correlationId\":\"1\"}",
        "{\"refundCheck\":\"1\",\"orderId\":\"1\",\"due\":\"soon\",\"causationId\":\"1\",\"correlationId\":\"1\"}"
      })
  void whatIsNoneIsPoison(String message) {
    assertThatThrownBy(() -> RefundCheck.of(JsonObjects.object("check", Json.parse(message))))
        .isInstanceOf(PoisonException.class);
  }

  @Test
  void asksEverMoreSeldomAndAtLeastFourTimesADay() {
    List<Long> waits = new ArrayList<>();
    Instant now = Events.NOW;
    RefundCheck check = CHECK;
    for (int number = 1; number <= 9; number++) {
      check = check.next(number, now);
      waits.add(Duration.between(now, check.due()).toSeconds());
      now = check.due();
    }
    assertThat(waits).containsExactly(5L, 20L, 80L, 320L, 1280L, 5120L, 20480L, 21600L, 21600L);
  }
}
