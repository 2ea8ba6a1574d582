package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DurationsTest {

  @Test
  void stepsStandByTimeEachWithTheTimeSinceTheOneBefore() {
    List<Map<String, @Nullable Object>> steps =
        Durations.between(
            List.of(
                step("Stock Reserved", "2026-01-31T12:00:00.250Z"),
                step("Published", "2026-01-31T12:00:00Z"),
                step("Processed", "2026-01-31T12:00:00.100Z")));
    assertThat(steps)
        .extracting(it -> it.get("type"))
        .containsExactly("Published", "Processed", "Stock Reserved");
    assertThat(steps).extracting(it -> it.get("durationMs")).containsExactly(null, 100L, 150L);
  }

  @Test
  void stationsOfOneMomentStandAsAnOrderMeetsThem() {
    String moment = "2026-01-31T12:00:00.000Z";
    assertThat(
            Durations.between(
                List.of(
                    step("Processed", moment),
                    step("Queued", moment),
                    step("Published", moment),
                    step("Stock Reserved", moment),
                    step("Validated", moment),
                    step("Received", moment))))
        .extracting(it -> it.get("type"))
        .containsExactly(
            "Published", "Validated", "Queued", "Received", "Processed", "Stock Reserved");
  }

  private static Map<String, @Nullable Object> step(String type, String time) {
    Map<String, @Nullable Object> step = new HashMap<>();
    step.put("type", type);
    step.put("time", time);
    return step;
  }
}
