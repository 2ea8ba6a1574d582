package dev.orderflow.checks.architecture.broken.api;

import dev.orderflow.checks.architecture.broken.orders.Sleepy;

/** An API that calls the spine's code rather than speaking of orders. */
public final class Entangled {
  final Class<?> other = Sleepy.class;
}
