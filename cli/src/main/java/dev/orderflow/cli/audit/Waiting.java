package dev.orderflow.cli.audit;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** What lies in queues: messages on their way, and letters that are dead. */
record Waiting(SqsClient sqs) {

  private static final String DEAD = "-dlq";
  private static final int HIDDEN_SECONDS = 5;
  private static final List<QueueAttributeName> COUNTS =
      List.of(
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
          QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED);

  /** In all queues but those of dead letters, approximately. */
  long inFlight() {
    return queues().stream().filter(url -> !url.endsWith(DEAD)).mapToLong(this::count).sum();
  }

  /** Ids of the events that dead letters hold, wherever in a letter the event is. */
  Set<String> deadLetterIds() {
    Set<String> ids = new HashSet<>();
    queues().stream()
        .filter(url -> url.endsWith(DEAD) && count(url) > 0)
        .forEach(url -> peek(url, ids));
    return ids;
  }

  private List<String> queues() {
    return sqs.listQueuesPaginator(r -> r.maxResults(1000)).queueUrls().stream().toList();
  }

  private long count(String url) {
    return sqs
        .getQueueAttributes(r -> r.queueUrl(url).attributeNames(COUNTS))
        .attributes()
        .values()
        .stream()
        .mapToLong(Long::parseLong)
        .sum();
  }

  /**
   * Letters are hidden for some seconds, so that each is seen; then they are back by themselves,
   * which ends the look if it takes so long.
   */
  private void peek(String url, Set<String> ids) {
    Set<String> seen = new HashSet<>();
    boolean more = true;
    while (more) {
      more = false;
      for (Message letter : receive(url)) {
        more |= seen.add(letter.messageId());
        collect(letter.body(), ids);
      }
    }
  }

  private List<Message> receive(String url) {
    return sqs.receiveMessage(
            r ->
                r.queueUrl(url)
                    .maxNumberOfMessages(10)
                    .visibilityTimeout(HIDDEN_SECONDS)
                    .waitTimeSeconds(1))
        .messages();
  }

  private static void collect(String body, Set<String> ids) {
    try {
      Object letter = Json.parse(body);
      id(letter, ids);
      if (letter instanceof Map<?, ?> record) {
        id(record.get("requestPayload"), ids);
      }
    } catch (JsonException e) {
      // A letter that is no JSON is no event that the bus took.
    }
  }

  private static void id(@Nullable Object event, Set<String> ids) {
    if (event instanceof Map<?, ?> fields && fields.get("id") instanceof String id) {
      ids.add(id);
    }
  }
}
