package dev.orderflow.checks.bench.coldstart;

import java.time.Duration;

/**
 * One cold start.
 *
 * @param init from the start of the process until the function waits for its first call
 * @param first the first invocation
 * @param warm the median of later ones
 */
record Start(Duration init, Duration first, Duration warm) {

  Duration total() {
    return init.plus(first);
  }
}
