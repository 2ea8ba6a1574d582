package dev.orderflow.checks.architecture.broken.orders;

import java.time.Instant;

/** A function whose time no test can set. */
public final class Clockwork {
  Instant now() {
    return Instant.now();
  }
}
