package dev.orderflow.checks.architecture.broken.deadletters;

import dev.orderflow.checks.architecture.broken.orders.Sleepy;

/** A letter that knows its function's code, rather than its name. */
public final class Hasty {
  final Class<?> function = Sleepy.class;
}
