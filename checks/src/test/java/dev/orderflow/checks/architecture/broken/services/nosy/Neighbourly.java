package dev.orderflow.checks.architecture.broken.services.nosy;

import dev.orderflow.checks.architecture.broken.services.reckless.Reckless;

/** A service that calls another one. */
public final class Neighbourly {
  final Reckless neighbour = new Reckless();
}
