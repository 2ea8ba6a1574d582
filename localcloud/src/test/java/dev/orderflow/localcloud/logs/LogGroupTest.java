package dev.orderflow.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class LogGroupTest {

  private Instant now = Instant.EPOCH;
  private final LogGroup group =
      new LogGroup("/aws/lambda/validate-order", clock(), LogGroup.Limit.OF_A_FUNCTION);

  private Clock clock() {
    return new Clock() {
      @Override
      public Instant instant() {
        return now;
      }

      @Override
      public ZoneId getZone() {
        return ZoneOffset.UTC;
      }

      @Override
      public Clock withZone(ZoneId zone) {
        return this;
      }
    };
  }

  @Test
  void knowsSinceWhenNoLineIsMissing() {
    now = Instant.ofEpochMilli(5);
    for (int i = 0; i < 20_000; i++) {
      group.append("stream", "line " + i);
    }
    assertThat(group.since()).isZero();
    now = Instant.ofEpochMilli(9);
    group.append("stream", "one more");
    assertThat(group.since()).isEqualTo(5);
    for (int i = 0; i < 20_000; i++) {
      group.append("stream", "line " + i);
    }
    assertThat(group.since()).isEqualTo(9);
  }

  @Test
  void theOldestLinesGoWhenThereAreTooMany() {
    for (int i = 0; i < 20_005; i++) {
      group.append("stream", "line " + i);
    }

    assertThat(group.events()).hasSize(20_000);
    assertThat(group.events().getFirst().message()).isEqualTo("line 5");
    assertThat(group.events().getLast().message()).isEqualTo("line 20004");
  }

  @Test
  void theOldestLinesGoWhenTheyAreTooLong() {
    String mebibyte = "x".repeat(1 << 20);
    for (int i = 0; i < 50; i++) {
      group.append("stream", mebibyte);
    }

    assertThat(group.events()).allMatch(event -> event.message().length() == 256 << 10);
    assertThat(group.bytes()).isBetween(7L << 20, 8L << 20);
  }

  @Test
  void streamsAreBoundedToo() {
    for (int i = 0; i < 150; i++) {
      group.append("stream " + i, "line");
    }

    assertThat(group.streams()).hasSize(100).last().returns("stream 149", LogStream::name);
    assertThat(group.events()).hasSize(150);
  }
}
