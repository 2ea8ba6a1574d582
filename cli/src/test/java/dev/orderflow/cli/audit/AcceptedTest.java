package dev.orderflow.cli.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;

/** The bus's record has one event for each line, whatever a producer calls its orders. */
class AcceptedTest {

  private static final String ID = "10000000-0000-4000-8000-000000000001";
  private static final String OTHER = "10000000-0000-4000-8000-000000000002";

  @Test
  void anEventHasItsOrderOrNone() {
    assertThat(Accepted.events(Stream.of(ID + " ORD-1", OTHER + " ")))
        .isEqualTo(Map.of(ID, "ORD-1", OTHER, ""));
    assertThat(Accepted.events(Stream.of(ID))).isEqualTo(Map.of(ID, ""));
  }

  @Test
  void whatTheBusDidNotWriteIsAnEventThatIsMissing() {
    for (String record : List.of("", " ", "ORD-1", ID.substring(1) + " ORD-1", " " + ID)) {
      assertThat(Accepted.events(Stream.of(record))).isEqualTo(Map.of(record, ""));
    }
  }

  @Test
  void theRecordIsWholeSinceItBeganOrAsLongAsItIsKept() {
    Instant now = Instant.parse("2026-03-01T00:00:00Z");
    Instant created = now.minus(Duration.ofDays(40));
    LogGroup group = LogGroup.builder().creationTime(created.toEpochMilli()).build();
    assertThat(Accepted.since(group, now)).isEqualTo(created);
    LogGroup trimmed = group.toBuilder().retentionInDays(30).build();
    assertThat(Accepted.since(trimmed, now)).isEqualTo(now.minus(Duration.ofDays(30)));
    LogGroup young = group.toBuilder().retentionInDays(60).build();
    assertThat(Accepted.since(young, now)).isEqualTo(created);
  }

  @Test
  void noOrderIdMakesASecondEvent() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> pieces =
        List.of("\r\n", "\n", "\r", "\u0085", "\u2028", "\u2029", " ", "\"", "\\n", OTHER, "ORD-1");
    for (int i = 0; i < 500; i++) {
      Map<String, String> written = new HashMap<>();
      for (int n = random.nextInt(4); n >= 0; n--) {
        StringBuilder orderId = new StringBuilder();
        for (int part = random.nextInt(6); part > 0; part--) {
          orderId.append(pieces.get(random.nextInt(pieces.size())));
        }
        written.put(new UUID(random.nextLong(), random.nextLong()).toString(), orderId.toString());
      }
      assertThat(
              Accepted.events(
                  written.entrySet().stream().map(it -> it.getKey() + " " + it.getValue())))
          .as("seed %d", seed)
          .isEqualTo(written);
    }
  }
}
