package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** What has happened in a queue. */
final class QueueCounts {

  private final AtomicLong sent = new AtomicLong();
  private final AtomicLong received = new AtomicLong();
  private final AtomicLong deleted = new AtomicLong();
  private final AtomicLong bytesSent = new AtomicLong();
  private final AtomicLong emptyReceives = new AtomicLong();

  void sent(int messages) {
    sent.addAndGet(messages);
  }

  void received(int messages) {
    received.addAndGet(messages);
  }

  void deleted(int messages) {
    deleted.addAndGet(messages);
  }

  void bytesSent(long bytes) {
    bytesSent.addAndGet(bytes);
  }

  void emptyReceive() {
    emptyReceives.incrementAndGet();
  }

  QueueMeasure ofEmptyQueue() {
    return with(0, 0, 0, Duration.ZERO);
  }

  QueueMeasure with(long visible, long notVisible, long delayed, Duration oldest) {
    return new QueueMeasure(
        visible,
        notVisible,
        delayed,
        oldest,
        sent.get(),
        received.get(),
        deleted.get(),
        bytesSent.get(),
        emptyReceives.get());
  }
}
