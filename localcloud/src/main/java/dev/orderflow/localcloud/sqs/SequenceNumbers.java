package dev.orderflow.localcloud.sqs;

import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;

/** Numbers of FIFO queues' messages: 20 digits that grow, also from one process to the next. */
final class SequenceNumbers {

  private static final int NUMBERS_A_MILLISECOND = 1 << 20;

  private final InstantSource clock;
  private final AtomicLong last = new AtomicLong();

  SequenceNumbers(InstantSource clock) {
    this.clock = clock;
  }

  String next() {
    long now = clock.millis() * NUMBERS_A_MILLISECOND;
    long number = last.updateAndGet(before -> Math.max(before + 1, now));
    return Long.toUnsignedString(number | Long.MIN_VALUE);
  }
}
