package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.StoredQueue;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** GetQueueAttributes. */
record QueueAttributes(QueueDirectory queues) {

  GetQueueAttributesResponse get(GetQueueAttributesRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    List<String> wanted = request.attributeNamesAsStrings();
    requireKnown(wanted);
    boolean all = wanted.contains("All");
    Map<QueueAttributeName, String> attributes = settings(queue.settings());
    if (all || wanted.stream().anyMatch(name -> name.startsWith("ApproximateNumber"))) {
      addNumbers(queue, attributes);
    }
    if (!all) {
      attributes.keySet().removeIf(name -> !wanted.contains(name.toString()));
    }
    return GetQueueAttributesResponse.builder().attributes(attributes).build();
  }

  private static void requireKnown(List<String> names) {
    for (String name : names) {
      if (QueueAttributeName.fromValue(name) == QueueAttributeName.UNKNOWN_TO_SDK_VERSION) {
        throw SqsErrors.refused(SqsErrors.INVALID_ATTRIBUTE, "Unknown Attribute " + name + ".");
      }
    }
  }

  private static Map<QueueAttributeName, String> settings(StoredQueue queue) {
    Map<QueueAttributeName, String> attributes = new EnumMap<>(QueueAttributeName.class);
    attributes.put(QueueAttributeName.QUEUE_ARN, Arns.arn(queue.name()));
    attributes.put(QueueAttributeName.VISIBILITY_TIMEOUT, seconds(queue.visibilityTimeout()));
    attributes.put(QueueAttributeName.MESSAGE_RETENTION_PERIOD, seconds(queue.retention()));
    attributes.put(QueueAttributeName.DELAY_SECONDS, seconds(queue.delay()));
    attributes.put(
        QueueAttributeName.RECEIVE_MESSAGE_WAIT_TIME_SECONDS, seconds(queue.receiveWait()));
    attributes.put(
        QueueAttributeName.MAXIMUM_MESSAGE_SIZE, Integer.toString(queue.maximumMessageSize()));
    attributes.put(
        QueueAttributeName.CREATED_TIMESTAMP, seconds(Duration.ofMillis(queue.created())));
    attributes.put(
        QueueAttributeName.LAST_MODIFIED_TIMESTAMP, seconds(Duration.ofMillis(queue.modified())));
    if (queue.fifo()) {
      attributes.put(QueueAttributeName.FIFO_QUEUE, "true");
      attributes.put(
          QueueAttributeName.CONTENT_BASED_DEDUPLICATION,
          Boolean.toString(queue.contentBasedDeduplication()));
    }
    OtherAttributes.tell(queue, attributes);
    String deadLetterQueue = queue.deadLetterQueue();
    if (deadLetterQueue != null) {
      attributes.put(
          QueueAttributeName.REDRIVE_POLICY,
          "{\"deadLetterTargetArn\":\"%s\",\"maxReceiveCount\":%d}"
              .formatted(Arns.arn(deadLetterQueue), queue.maxReceiveCount()));
    }
    return attributes;
  }

  private static void addNumbers(LocalQueue queue, Map<QueueAttributeName, String> attributes) {
    QueueMeasure numbers = queue.measure();
    attributes.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, Long.toString(numbers.visible()));
    attributes.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
        Long.toString(numbers.notVisible()));
    attributes.put(
        QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
        Long.toString(numbers.delayed()));
  }

  private static String seconds(Duration duration) {
    return Long.toString(duration.toSeconds());
  }
}
