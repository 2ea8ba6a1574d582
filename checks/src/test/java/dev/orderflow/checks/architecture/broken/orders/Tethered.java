package dev.orderflow.checks.architecture.broken.orders;

import dev.orderflow.checks.architecture.broken.localcloud.Biased;

/** A function that knows where it runs. */
public final class Tethered {
  final Biased cloud = new Biased();
}
