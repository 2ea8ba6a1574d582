package dev.orderflow.localcloud.logs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LogGroupTest {

  private Instant now = Instant.EPOCH;
  private final LogGroup group =
      new LogGroup("/aws/lambda/validate-order", clock(), new AtomicLong());

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

    assertThat(events(group)).hasSize(20_000);
    assertThat(events(group).getFirst().message()).isEqualTo("line 5");
    assertThat(events(group).getLast().message()).isEqualTo("line 20004");
  }

  @Test
  void theOldestLinesGoWhenTheyAreTooLong() {
    String mebibyte = "x".repeat(1 << 20);
    for (int i = 0; i < 50; i++) {
      group.append("stream", mebibyte);
    }

    assertThat(events(group)).allMatch(event -> event.message().length() == 256 << 10);
    assertThat(group.bytes()).isBetween(7L << 20, 8L << 20);
  }

  @Test
  void streamsAreBoundedToo() {
    for (int i = 0; i < 150; i++) {
      group.append("stream " + i, "line");
    }

    assertThat(group.streams()).hasSize(100).last().returns("stream 149", LogStream::name);
    assertThat(events(group)).hasSize(150);
  }

  /** However many log how much, and those that log little keep what they have. */
  @Test
  void allGroupsTogetherHaveABound() {
    AtomicLong held = new AtomicLong();
    Clock clock = Clock.fixed(Instant.EPOCH, ZoneOffset.UTC);
    LogGroup quiet = new LogGroup("/quiet", clock, held);
    quiet.append("stream", "hello");
    String line = "x".repeat(10_000);
    for (int i = 0; i < 20; i++) {
      LogGroup loud = new LogGroup("/loud/" + i, clock, held);
      for (int j = 0; j < 300; j++) {
        loud.append("stream", line);
      }
      assertThat(events(loud)).isNotEmpty();
    }

    assertThat(held.get()).isLessThan(LogGroup.MOST_OF_ALL + 20 * (200 << 10));
    assertThat(events(quiet)).extracting(LogEvent::message).containsExactly("hello");
  }

  static List<LogEvent> events(LogGroup group) {
    List<LogEvent> events = new ArrayList<>();
    group.read(0, events::add);
    return events;
  }
}
