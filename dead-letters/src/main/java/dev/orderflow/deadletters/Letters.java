package dev.orderflow.deadletters;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/** The letters of a queue, received so that each is seen once and given back in the end. */
public final class Letters implements AutoCloseable {

  private static final int BATCH = 10;

  // A killed command's letters show up again after this many seconds.
  private static final int HIDDEN_SECONDS = 60;

  // Asks all of SQS's servers, so that "none" means none.
  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;
  private final String queueUrl;
  private final Map<String, Message> held = new LinkedHashMap<>();

  public Letters(SqsClient sqs, String queueUrl) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
  }

  /** The next ones, up to the limit; none when no more are there. They are hidden from others. */
  public List<Message> next(long limit) {
    List<Message> received =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(queueUrl)
                        .maxNumberOfMessages((int) Math.min(BATCH, limit))
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
            .messages();
    received.forEach(m -> held.put(m.messageId(), m));
    return received;
  }

  /** The letter is where it belongs: it may go. */
  public void delete(Message letter) {
    sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(letter.receiptHandle()));
    held.remove(letter.messageId());
  }

  /** Gives back what was not deleted. */
  @Override
  public void close() {
    List<Message> left = new ArrayList<>(held.values());
    held.clear();
    for (int i = 0; i < left.size(); i += BATCH) {
      giveBack(left.subList(i, Math.min(left.size(), i + BATCH)));
    }
  }

  private void giveBack(List<Message> letters) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Message letter : letters) {
      entries.add(
          ChangeMessageVisibilityBatchRequestEntry.builder()
              .id(String.valueOf(entries.size()))
              .receiptHandle(letter.receiptHandle())
              .visibilityTimeout(0)
              .build());
    }
    sqs.changeMessageVisibilityBatch(r -> r.queueUrl(queueUrl).entries(entries));
  }
}
