package dev.orderflow.localcloud.bus;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One entry of PutEvents; what the client left out is empty, and the bus is the default one. */
record Entry(
    String bus,
    String source,
    String detailType,
    String detail,
    @Nullable Instant time,
    List<String> resources) {

  static Entry of(
      @Nullable String bus,
      @Nullable String source,
      @Nullable String detailType,
      @Nullable String detail,
      @Nullable Instant time,
      List<String> resources) {
    return new Entry(
        Rules.busName(bus), given(source), given(detailType), given(detail), time, resources);
  }

  private static String given(@Nullable String text) {
    return text == null ? "" : text;
  }
}
