package dev.orderflow.checks.architecture.broken.localcloud.tail;

import dev.orderflow.checks.architecture.broken.localcloud.snake.Head;

/** The other half of a circle. */
public final class Tail {
  final Class<?> biter = Head.class;
}
