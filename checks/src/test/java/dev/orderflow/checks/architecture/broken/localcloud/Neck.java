package dev.orderflow.checks.architecture.broken.localcloud;

import dev.orderflow.checks.architecture.broken.localcloud.snake.Head;

/** One half of a circle, above the other. */
public final class Neck {
  final Class<?> bitten = Head.class;
}
