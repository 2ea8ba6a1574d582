package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredMessage;
import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.util.List;
import org.apache.pekko.actor.ActorRef;
import org.elasticmq.NewMessageData;
import org.jspecify.annotations.Nullable;

/** What can be asked of a {@link LocalQueue} beyond ElasticMQ's own messages. */
sealed interface QueueRequest {

  /** Sends all messages in one turn and with one write; answered by a list of MessageData. */
  record SendAll(List<NewMessageData> messages) implements QueueRequest {}

  /** Deletes in one turn and with one write; receipts that are no longer valid are passed over. */
  record DeleteAll(List<String> receipts) implements QueueRequest {}

  /** Gives the queue these settings, and the actor of the dead-letter queue that they name. */
  record Declare(StoredQueue settings, @Nullable ActorRef deadLetters) implements QueueRequest {}

  /** Puts back what the journal had kept. */
  record Restore(List<StoredMessage> messages) implements QueueRequest {}

  /** Asks for the numbers of messages; answered by a {@link QueueMeasure}. */
  record Measure() implements QueueRequest {}
}
