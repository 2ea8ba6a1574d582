package dev.orderflow.checks.architecture.broken.cli;

import dev.orderflow.checks.architecture.broken.orders.Sleepy;

/** A command that calls a function past the cloud. */
public final class ShortCut {
  final Class<?> function = Sleepy.class;
}
