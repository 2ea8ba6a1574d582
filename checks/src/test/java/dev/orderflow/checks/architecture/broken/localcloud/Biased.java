package dev.orderflow.checks.architecture.broken.localcloud;

import dev.orderflow.checks.architecture.broken.orders.Sleepy;

/** A cloud with a favourite tenant. */
public final class Biased {
  final Class<?> favourite = Sleepy.class;
}
