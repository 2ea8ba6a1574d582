package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DomainEventTest {

  private static final long SEED = Long.getLong("orderflow.seed", 20_260_115L);
  private static final Instant TIME = Instant.parse("2026-01-15T12:00:00Z");

  @Test
  void readsTheVersionThatItKnows() {
    assertThat(read("1").type()).isEqualTo("Stock Released");
  }

  @Test
  void aVersionThatIsNotKnownIsPoison() {
    Random random = new Random(SEED);
    for (int i = 0; i < 1_000; i++) {
      long version = i == 0 ? 2 : random.nextLong() >> random.nextInt(Long.SIZE);
      if (version != 1) {
        assertThatThrownBy(() -> read(String.valueOf(version)))
            .as("orderflow.seed=" + SEED)
            .isInstanceOf(PoisonException.class)
            .hasMessage("version " + version + " is not known, only 1");
      }
    }
  }

  /** The schema asks for it, so that its absence is a producer's fault and no old version. */
  @ParameterizedTest
  @ValueSource(
      strings = {"\"1\"", "1.5", "1e99", "99999999999999999999", "true", "null", "[1]", "{}"})
  void aVersionThatIsNoneIsNoEvent(String version) {
    assertThatThrownBy(() -> read(version))
        .isInstanceOf(JsonException.class)
        .hasMessage("version is not a whole number");
  }

  private static DomainEvent read(String version) {
    Map<String, @Nullable Object> detail = new HashMap<>();
    detail.put("id", "e-1");
    detail.put("type", "Stock Released");
    detail.put("version", Json.parse(version));
    detail.put("time", TIME.toString());
    detail.put("correlationId", "c-1");
    detail.put("data", Map.of("orderId", "ORD-1"));
    Map<String, Object> event =
        Map.of(
            "id", "b-1",
            "time", TIME.toString(),
            "source", "ecommerce.inventory",
            "detail-type", "Stock Released",
            "detail", detail);
    return DomainEvent.of(
        new SqsBatch.Message("m-1", "r-1", Json.write(event), 1, TIME, TIME, Map.of()));
  }
}
