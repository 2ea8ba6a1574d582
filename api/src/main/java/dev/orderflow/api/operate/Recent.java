package dev.orderflow.api.operate;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * An answer that is good enough for a few seconds, however many ask: each call costs on AWS, and a
 * page that is looked at asks again and again.
 */
final class Recent<T> {

  private final Clock clock;
  private final Duration kept;
  private final Supplier<T> source;
  private @Nullable T value;
  private Instant until = Instant.MIN;

  Recent(Clock clock, Duration kept, Supplier<T> source) {
    this.clock = clock;
    this.kept = kept;
    this.source = source;
  }

  synchronized T get() {
    Instant now = clock.instant();
    T known = value;
    if (known == null || !now.isBefore(until)) {
      known = source.get();
      value = known;
      until = now.plus(kept);
    }
    return known;
  }
}
