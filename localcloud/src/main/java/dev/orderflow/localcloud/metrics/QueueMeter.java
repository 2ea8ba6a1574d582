package dev.orderflow.localcloud.metrics;

import dev.orderflow.localcloud.sqs.QueueMeasure;

/** Metrics of one queue, in {@code AWS/SQS}, from a look at it once a second. */
final class QueueMeter {

  private final Series visible;
  private final Series notVisible;
  private final Series delayed;
  private final Series age;
  private final Series sent;
  private final Series received;
  private final Series deleted;
  private final Series sentSize;
  private final Series emptyReceives;
  private QueueMeasure before = QueueMeasure.NOTHING;

  QueueMeter(Metrics metrics, String queue) {
    this.visible = gauge(metrics, queue, "ApproximateNumberOfMessagesVisible");
    this.notVisible = gauge(metrics, queue, "ApproximateNumberOfMessagesNotVisible");
    this.delayed = gauge(metrics, queue, "ApproximateNumberOfMessagesDelayed");
    this.age = gauge(metrics, queue, "ApproximateAgeOfOldestMessage");
    this.sent = events(metrics, queue, "NumberOfMessagesSent");
    this.received = events(metrics, queue, "NumberOfMessagesReceived");
    this.deleted = events(metrics, queue, "NumberOfMessagesDeleted");
    this.sentSize = events(metrics, queue, "SentMessageSize");
    this.emptyReceives = events(metrics, queue, "NumberOfEmptyReceives");
  }

  private static Series gauge(Metrics metrics, String queue, String name) {
    return metrics.series(MetricId.of("AWS/SQS", name, "QueueName", queue), Series.Kind.GAUGE);
  }

  private static Series events(Metrics metrics, String queue, String name) {
    return metrics.series(MetricId.of("AWS/SQS", name, "QueueName", queue), Series.Kind.EVENTS);
  }

  void sample(QueueMeasure now) {
    visible.record(now.visible());
    notVisible.record(now.notVisible());
    delayed.record(now.delayed());
    age.record(now.oldest().toSeconds());
    sent.record(now.sent() - before.sent());
    received.record(now.received() - before.received());
    deleted.record(now.deleted() - before.deleted());
    sentSize.record(now.sent() - before.sent(), now.bytesSent() - before.bytesSent());
    emptyReceives.record(now.emptyReceives() - before.emptyReceives());
    before = now;
  }
}
