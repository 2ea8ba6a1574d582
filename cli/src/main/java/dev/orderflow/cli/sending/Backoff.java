package dev.orderflow.cli.sending;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before trying again: a random part of a wait that doubles each time, up to a
 * longest ("full jitter", so that clients that failed together do not return together).
 *
 * @param attempts the most tries in all
 * @param random gives numbers from 0 to 1
 */
record Backoff(int attempts, Duration first, Duration longest, DoubleSupplier random) {

  static Backoff usual() {
    return new Backoff(8, Duration.ofMillis(50), Duration.ofSeconds(3), Math::random);
  }

  /**
   * @param attempt the one that failed, from 1
   */
  Duration after(int attempt) {
    long doubled = first.toMillis() << Math.min(attempt - 1, 20);
    return Duration.ofMillis((long) (Math.min(doubled, longest.toMillis()) * random.getAsDouble()));
  }
}
