package dev.orderflow.checks.bench.pipeline;

import java.time.Duration;

/**
 * Processor time of a process. On a busy machine rates are noise, and this still tells what an
 * order costs.
 */
final class Cpu {

  private Cpu() {}

  /** All that a process has used so far, JIT compiler and garbage collector included. */
  static Duration of(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  static Duration ownSoFar() {
    return of(ProcessHandle.current());
  }

  static long microsPerOrder(Duration from, Duration to, int orders) {
    return to.minus(from).toNanos() / 1000 / orders;
  }
}
