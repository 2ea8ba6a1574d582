package dev.orderflow.localcloud.template;

import java.time.Duration;
import java.util.Optional;

/**
 * An SQS queue.
 *
 * @param receiveWait how long a receive that does not say otherwise waits for a message
 * @param encrypted at rest; without effect here
 * @param redriveAllow who may use this queue as its dead-letter queue; everyone when absent
 */
public record Queue(
    String logicalId,
    String name,
    Duration visibilityTimeout,
    Duration retention,
    Duration delay,
    Duration receiveWait,
    boolean encrypted,
    boolean fifo,
    boolean contentBasedDeduplication,
    Optional<Redrive> redrive,
    Optional<RedriveAllow> redriveAllow)
    implements Resource {

  public String arn() {
    return Arns.queue(name);
  }
}
