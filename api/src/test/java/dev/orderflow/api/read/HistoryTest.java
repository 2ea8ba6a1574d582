package dev.orderflow.api.read;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.lookup.StoredOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HistoryTest {

  private static final List<String> STATIONS =
      List.of("Published", "Validated", "Queued", "Received", "Processed");
  private static final List<String> FACTS =
      List.of("Stock Reserved", "Payment Captured", "Parcel Dispatched", "Parcel Delivered");
  private static final String SECOND = "2026-01-31T12:00:00";

  /** Clocks tell milliseconds, and EventBridge whole seconds: many steps have the same time. */
  @Test
  void stepsOfOneMomentStandAsAnOrderMeetsThem() {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    Random random = new Random(seed);
    for (int turn = 0; turn < 200; turn++) {
      Map<String, String> times = new LinkedHashMap<>();
      int millis = 0;
      for (String step : STATIONS) {
        times.put(step, time(millis, random));
        millis += random.nextInt(2);
      }
      for (String fact : FACTS) {
        times.put(fact, time(millis, random));
        millis += random.nextInt(2);
      }
      List<String> told =
          History.entries(stored(times, random)).stream()
              .map(it -> String.valueOf(it.get("type")))
              .toList();
      assertThat(told).as("seed %d, %s", seed, times).containsExactlyElementsOf(times.keySet());
    }
  }

  /** The same moment, with and without a fraction. */
  private static String time(int millis, Random random) {
    return millis == 0 && random.nextBoolean() ? SECOND + "Z" : SECOND + ".%03dZ".formatted(millis);
  }

  private static StoredOrder stored(Map<String, String> times, Random random) {
    Map<String, @Nullable Object> item = new HashMap<>();
    STATIONS.forEach(it -> item.put(it.toLowerCase(java.util.Locale.ROOT) + "At", times.get(it)));
    List<String> shuffled = new ArrayList<>(FACTS);
    Collections.shuffle(shuffled, random);
    Map<String, @Nullable Object> facts = new LinkedHashMap<>();
    shuffled.forEach(
        it ->
            facts.put(
                it,
                Map.of(
                    "time", String.valueOf(times.get(it)), "recordedAt", "r" + random.nextInt(9))));
    item.put("facts", facts);
    return new StoredOrder(item);
  }
}
