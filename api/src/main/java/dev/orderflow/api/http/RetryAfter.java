package dev.orderflow.api.http;

import java.time.Duration;

/** When a client may try again, as the header {@code Retry-After} says it. */
public final class RetryAfter {

  private RetryAfter() {}

  /** In whole seconds, and at least one. */
  public static String in(Duration wait) {
    return Long.toString(Math.max(1, Math.ceilDiv(wait.toMillis(), 1000L)));
  }
}
