package dev.orderflow.localcloud.work;

import dev.orderflow.kit.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;

/**
 * What is on its way between two services, in a private queue: several workers take items, and an
 * item leaves the queue only when its worker says that it is done.
 */
public final class DurableWorkQueue implements AutoCloseable {

  private static final int MOST_AT_ONCE = 10;
  private static final int POLL_SECONDS = 20;

  private final SqsClient queues;
  private final String url;
  private final Workers workers;

  /**
   * @param url of the private queue
   * @param size how many items are worked on at once
   */
  public DurableWorkQueue(String name, SqsClient queues, String url, int size) {
    this.queues = queues;
    this.url = url;
    this.workers = new Workers(name, size);
  }

  /** Something to be done, again and again until it is done. */
  public final class Item {

    private final Message message;

    private Item(Message message) {
      this.message = message;
    }

    public String id() {
      return message.messageId();
    }

    public String body() {
      return message.body();
    }

    /** 1 when it is taken for the first time. */
    public int attempt() {
      return Integer.parseInt(attribute(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT));
    }

    public boolean isOlderThan(Duration age) {
      long sent = Long.parseLong(attribute(MessageSystemAttributeName.SENT_TIMESTAMP));
      return Instant.ofEpochMilli(sent).plus(age).isBefore(Instant.now());
    }

    public void done() {
      queues.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
    }

    public void again(Duration after) {
      queues.changeMessageVisibility(
          r ->
              r.queueUrl(url)
                  .receiptHandle(message.receiptHandle())
                  .visibilityTimeout((int) after.toSeconds()));
    }

    private String attribute(MessageSystemAttributeName name) {
      return String.valueOf(message.attributes().get(name));
    }
  }

  /**
   * Returns the item's id when it is kept.
   *
   * @param json what is to be done
   */
  public String add(String json, Duration delay) {
    String body = isSendable(json) ? json : escaped(json);
    return queues
        .sendMessage(m -> m.queueUrl(url).messageBody(body).delaySeconds((int) delay.toSeconds()))
        .messageId();
  }

  /** Queues carry what XML 1.0 may hold, which is less than what JSON may. */
  private static boolean isSendable(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c) || c >= 0xFFFE) {
        return false;
      }
    }
    return true;
  }

  private static String escaped(String json) {
    return Json.write(Json.parse(json));
  }

  /** An item whose work throws comes back after the queue's visibility timeout. */
  public void start(Consumer<Item> work) {
    workers.repeat(() -> round(work));
  }

  private void round(Consumer<Item> work) throws InterruptedException {
    int room = workers.reserve(MOST_AT_ONCE);
    List<Message> messages = List.of();
    try {
      messages = receive(room);
    } finally {
      workers.release(room - messages.size());
    }
    for (Message message : messages) {
      workers.runReserved(() -> work.accept(new Item(message)));
    }
  }

  private List<Message> receive(int most) {
    return queues
        .receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(most)
                    .waitTimeSeconds(POLL_SECONDS)
                    .messageSystemAttributeNames(
                        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
                        MessageSystemAttributeName.SENT_TIMESTAMP))
        .messages();
  }

  @Override
  public void close() {
    workers.close();
  }
}
