package dev.orderflow.checks.architecture.broken.contracts;

import dev.orderflow.checks.architecture.broken.kit.Heavy;

/** A message that knows its machinery. */
public final class Chatty {
  final Heavy carrier = new Heavy();
}
