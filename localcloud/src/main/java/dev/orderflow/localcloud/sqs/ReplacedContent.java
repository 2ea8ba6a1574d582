package dev.orderflow.localcloud.sqs;

import java.util.ArrayList;
import java.util.List;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.NewMessageData;

/** Messages with another content than the engine gave them. */
final class ReplacedContent {

  private ReplacedContent() {}

  static NewMessageData replaced(NewMessageData message, MessageContent content) {
    return new NewMessageData(
        message.id(),
        content,
        message.messageAttributes(),
        message.nextDelivery(),
        message.messageGroupId(),
        message.messageDeduplicationId(),
        message.orderIndex(),
        message.tracingId(),
        message.sequenceNumber(),
        message.deadLetterSourceQueueName());
  }

  /**
   * The same list, or one with those in memory that were on disk: by the time somebody reads them
   * they may be deleted.
   */
  static List<MessageData> loaded(List<MessageData> messages) {
    List<MessageData> loaded = null;
    for (int i = 0; i < messages.size(); i++) {
      if (messages.get(i).content() instanceof LargeBody body && body.isOnDisk()) {
        loaded = loaded == null ? new ArrayList<>(messages) : loaded;
        loaded.set(i, replaced(messages.get(i), new MessageContent(body.value())));
      }
    }
    return loaded == null ? messages : loaded;
  }

  private static MessageData replaced(MessageData message, MessageContent content) {
    return new MessageData(
        message.id(),
        message.deliveryReceipt(),
        content,
        message.messageAttributes(),
        message.nextDelivery(),
        message.created(),
        message.statistics(),
        message.messageGroupId(),
        message.messageDeduplicationId(),
        message.tracingId(),
        message.sequenceNumber(),
        message.deadLetterSourceQueueName());
  }
}
