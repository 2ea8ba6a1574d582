package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.elasticmq.DeadLettersQueueData;
import org.elasticmq.DeduplicationId;
import org.elasticmq.DeliveryReceipt;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.NeverReceived$;
import org.elasticmq.OnDateTimeReceived;
import org.elasticmq.QueueData;
import org.elasticmq.Received;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.InternalMessage;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/** ElasticMQ's queues and messages as the journal keeps them, and back. */
final class Stored {

  private Stored() {}

  /**
   * @param known what the engine has no settings for
   */
  static StoredQueue queue(QueueData data, StoredQueue known) {
    DeadLettersQueueData deadLetters = orNull(data.deadLettersQueue());
    return new StoredQueue(
        data.name(),
        Duration.ofMillis(data.defaultVisibilityTimeout().millis()),
        known.retention(),
        data.delay(),
        data.receiveMessageWait(),
        millis(data.created()),
        millis(data.lastModified()),
        deadLetters == null ? null : deadLetters.name(),
        deadLetters == null ? 0 : deadLetters.maxReceiveCount(),
        data.isFifo(),
        data.hasContentBasedDeduplication(),
        CollectionConverters.asJava(data.tags()),
        known.maximumMessageSize());
  }

  static QueueData queue(StoredQueue queue) {
    String deadLetters = queue.deadLetterQueue();
    return new QueueData(
        queue.name(),
        new MillisVisibilityTimeout(queue.visibilityTimeout().toMillis()),
        queue.delay(),
        queue.receiveWait(),
        time(queue.created()),
        time(queue.modified()),
        option(
            deadLetters == null
                ? null
                : new DeadLettersQueueData(deadLetters, queue.maxReceiveCount())),
        queue.fifo(),
        queue.contentBasedDeduplication(),
        Option.empty(),
        Option.empty(),
        scala.collection.immutable.Map$.MODULE$.from(CollectionConverters.asScala(queue.tags())));
  }

  static StoredMessage message(String queue, MessageData message) {
    DeliveryReceipt receipt = orNull(message.deliveryReceipt());
    DeduplicationId deduplication = orNull(message.messageDeduplicationId());
    TracingId trace = orNull(message.tracingId());
    return new StoredMessage(
        queue,
        message.id().id(),
        message.content().value(),
        Attributes.stored(message.messageAttributes()),
        millis(message.created()),
        message.nextDelivery().millis(),
        message.statistics().approximateReceiveCount(),
        firstReceived(message.statistics().approximateFirstReceive()),
        receipt == null ? null : receipt.receipt(),
        orNull(message.messageGroupId()),
        deduplication == null ? null : deduplication.id(),
        trace == null ? null : trace.id(),
        orNull(message.sequenceNumber()),
        orNull(message.deadLetterSourceQueueName()));
  }

  /**
   * A message that was being worked on is visible at once: whoever worked on it has died with the
   * process. Its receipt stays valid.
   */
  static InternalMessage message(StoredMessage message, boolean fifo, BodiesOnDisk disk) {
    String body = message.body();
    String receipt = message.receipt();
    String deduplication = message.deduplication();
    String trace = message.trace();
    return new InternalMessage(
        message.id(),
        ScalaTypes.buffer(receipt),
        message.inFlight() || message.visibleAt() == 0 ? message.created() : message.visibleAt(),
        body == null ? LargeBody.onDisk(message.id(), disk) : new MessageContent(body),
        Attributes.scala(message.attributes()),
        time(message.created()),
        0,
        message.firstReceived() == 0
            ? NeverReceived$.MODULE$
            : new OnDateTimeReceived(time(message.firstReceived())),
        message.receiveCount(),
        fifo,
        option(message.group()),
        option(deduplication == null ? null : new DeduplicationId(deduplication)),
        option(trace == null ? null : new TracingId(trace)),
        option(message.sequence()),
        option(message.deadLetterSource()));
  }

  /** 0 if it never was. */
  static long firstReceived(Received received) {
    return received instanceof OnDateTimeReceived at ? millis(at.when()) : 0;
  }

  static long millis(OffsetDateTime time) {
    return time.toInstant().toEpochMilli();
  }

  private static OffsetDateTime time(long millis) {
    return Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC);
  }
}
