package dev.orderflow.api.read;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How time goes by between two looks at an order; tests let something happen meanwhile. */
@FunctionalInterface
interface Pause {

  Pause REAL = duration -> LockSupport.parkNanos(duration.toNanos());

  void of(Duration duration);
}
