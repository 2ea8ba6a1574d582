package dev.orderflow.checks.architecture.broken.localcloud.snake;

import dev.orderflow.checks.architecture.broken.localcloud.Neck;

/** One half of a circle, below the other. */
public final class Head {
  final Class<?> bitten = Neck.class;
}
