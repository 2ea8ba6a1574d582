package dev.orderflow.localcloud.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** How much a FIFO queue remembers, and for how long. */
class DeduplicationHistoryTest {

  private final DeduplicationHistory history = new DeduplicationHistory();

  @Test
  void sendersWaitRatherThanThatAnIdIsForgotten() {
    for (int i = 0; i < DeduplicationHistory.MOST; i++) {
      send("id-" + i, i < 10 ? 0 : 1);
    }
    assertThatExceptionOfType(SqsException.class)
        .isThrownBy(() -> history.requireRoom(1, 1))
        .matches(e -> e.awsErrorDetails().errorCode().equals("RequestThrottled"));
    assertThat(send("id-0", 1)).isEqualTo("id-0");

    long later = Duration.ofMinutes(5).toMillis();
    history.requireRoom(10, later);
    assertThatExceptionOfType(SqsException.class).isThrownBy(() -> history.requireRoom(11, later));
    assertThat(send("id-10", later)).isEqualTo("id-10");
  }

  @Test
  void anIdMeansAnotherMessageAfterFiveMinutes() {
    assertThat(send("a", 0)).isEqualTo("a");
    long later = Duration.ofMinutes(5).toMillis();
    history.requireRoom(1, later);
    assertThat(history.firstOf(message("a"), later, () -> new SentMessage("another", "2")).id())
        .isEqualTo("another");
  }

  /** Returns the id of the message that is meant: its own is its deduplication id. */
  private String send(String id, long now) {
    return history.firstOf(message(id), now, () -> new SentMessage(id, "1")).id();
  }

  private static NewMessage message(String id) {
    return new NewMessage("body", Map.of(), Duration.ZERO, "group", id, null, "1");
  }
}
