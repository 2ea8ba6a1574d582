package dev.orderflow.checks.architecture.broken.localcloud.snake;

import dev.orderflow.checks.architecture.broken.localcloud.tail.Tail;

/** One half of a circle. */
public final class Head {
  final Class<?> bitten = Tail.class;
}
