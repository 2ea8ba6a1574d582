package dev.orderflow.deadletters;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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

  // A killed command's letters show up again after this time.
  private static final Duration HIDDEN = Duration.ofSeconds(60);

  // What is left of it must do for one delivery.
  private static final Duration RESERVE = Duration.ofSeconds(15);

  // By then a call that hides it longer is sure to be there in time.
  private static final Duration CALL = Duration.ofSeconds(3);

  // Asks all of SQS's servers, so that "none" means none.
  private static final int WAIT_SECONDS = 1;

  private final SqsClient sqs;
  private final String queueUrl;
  private final InstantSource clock;
  private final Map<String, Held> held = new LinkedHashMap<>();

  private record Held(String receiptHandle, Instant since) {}

  public Letters(SqsClient sqs, String queueUrl) {
    this(sqs, queueUrl, InstantSource.system());
  }

  Letters(SqsClient sqs, String queueUrl, InstantSource clock) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.clock = clock;
  }

  /** The next ones, up to the limit; none when no more are there. They are hidden from others. */
  public List<Message> next(long limit) {
    Instant since = clock.instant();
    List<Message> received =
        sqs.receiveMessage(
                r ->
                    r.queueUrl(queueUrl)
                        .maxNumberOfMessages((int) Math.min(BATCH, limit))
                        .visibilityTimeout((int) HIDDEN.toSeconds())
                        .waitTimeSeconds(WAIT_SECONDS)
                        .messageSystemAttributeNames(MessageSystemAttributeName.ALL)
                        .messageAttributeNames("All"))
            .messages();
    received.forEach(m -> held.put(m.messageId(), new Held(m.receiptHandle(), since)));
    return received;
  }

  /**
   * Sees to it that it is hidden from others for long enough to be delivered; false if it is late,
   * and the letter may be theirs by now.
   */
  boolean keep(Message letter) {
    Held known = held.get(letter.messageId());
    Duration age = known == null ? HIDDEN : Duration.between(known.since(), clock.instant());
    if (age.compareTo(HIDDEN.minus(RESERVE)) < 0) {
      return true;
    }
    if (age.compareTo(HIDDEN.minus(CALL)) > 0) {
      return false;
    }
    hold(letter, HIDDEN);
    return true;
  }

  /** Hides it from others for that time from now. */
  void hold(Message letter, Duration time) {
    Instant since = clock.instant();
    sqs.changeMessageVisibility(
        r ->
            r.queueUrl(queueUrl)
                .receiptHandle(letter.receiptHandle())
                .visibilityTimeout((int) time.toSeconds()));
    held.put(letter.messageId(), new Held(letter.receiptHandle(), since));
  }

  /** The letter is where it belongs: it may go. */
  public void delete(Message letter) {
    sqs.deleteMessage(r -> r.queueUrl(queueUrl).receiptHandle(letter.receiptHandle()));
    held.remove(letter.messageId());
  }

  /** Gives back what was not deleted. */
  @Override
  public void close() {
    List<Held> left = new ArrayList<>(held.values());
    held.clear();
    for (int i = 0; i < left.size(); i += BATCH) {
      giveBack(left.subList(i, Math.min(left.size(), i + BATCH)));
    }
  }

  private void giveBack(List<Held> letters) {
    List<ChangeMessageVisibilityBatchRequestEntry> entries = new ArrayList<>();
    for (Held letter : letters) {
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
