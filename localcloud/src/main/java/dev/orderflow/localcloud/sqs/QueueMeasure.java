package dev.orderflow.localcloud.sqs;

import java.time.Duration;

/**
 * A look at a queue.
 *
 * @param oldest how long the message has been there that was there first
 * @param sent how many messages were, since the engine started; as are the others
 */
public record QueueMeasure(
    long visible,
    long notVisible,
    long delayed,
    Duration oldest,
    long sent,
    long received,
    long deleted,
    long bytesSent,
    long emptyReceives) {

  public static final QueueMeasure NOTHING =
      new QueueMeasure(0, 0, 0, Duration.ZERO, 0, 0, 0, 0, 0);
}
