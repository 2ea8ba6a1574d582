package dev.orderflow.checks.architecture.broken.services.nosy;

import dev.orderflow.checks.architecture.broken.orders.Loud;

/** A service that knows orders' code. */
public final class Clinging {
  final Loud orders = new Loud();
}
