package dev.orderflow.localcloud.sqs;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** A message as it was when it was received. */
record ReceivedMessage(
    String id,
    String receipt,
    String body,
    Map<String, MessageAttributeValue> attributes,
    long created,
    int receives,
    long firstReceived,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable String trace,
    @Nullable String sequence,
    @Nullable String source) {

  /**
   * @throws dev.orderflow.localcloud.sqs.journal.JournalException if its body cannot be read
   */
  static ReceivedMessage of(QueuedMessage message) {
    return new ReceivedMessage(
        message.id,
        String.valueOf(message.receipt),
        message.body.text(),
        message.attributes,
        message.created,
        message.receives,
        message.firstReceived,
        message.group,
        message.deduplication,
        message.trace,
        message.sequence,
        message.source);
  }
}
