package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.list;
import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.elasticmq.DeduplicationId;
import org.elasticmq.DefaultVisibilityTimeout$;
import org.elasticmq.MessageData;
import org.elasticmq.MillisVisibilityTimeout;
import org.elasticmq.TracingId;
import org.elasticmq.VisibilityTimeout;
import org.elasticmq.msg.ReceiveMessages;
import org.jspecify.annotations.Nullable;
import scala.jdk.javaapi.CollectionConverters;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** ReceiveMessage. */
record Receiving(Queues queues) {

  private static final int MAX_MESSAGES = 10;
  private static final int MAX_WAIT_SECONDS = 20;

  ReceiveMessageResponse receive(ReceiveMessageRequest request) {
    KnownQueue queue = queues.at(request.queueUrl());
    Duration wait = wait(request, queue);
    int count = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
    require(
        count >= 1 && count <= MAX_MESSAGES,
        "MaxNumberOfMessages",
        count,
        "between 1 and " + MAX_MESSAGES);
    ReceiveMessages question =
        new ReceiveMessages(
            visibility(request.visibilityTimeout()),
            count,
            option(wait),
            option(request.receiveRequestAttemptId()));
    scala.collection.immutable.List<MessageData> received = queues.ask(queue, question, wait);
    if (received.isEmpty()) {
      queues.counts(queue).emptyReceive();
    }
    Set<String> system = new HashSet<>(request.messageSystemAttributeNamesAsStrings());
    system.addAll(request.attributeNamesAsStrings());
    List<Message> messages = new ArrayList<>(count);
    for (MessageData message : list(received)) {
      messages.add(message(message, system, request.messageAttributeNames()));
    }
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  private static Duration wait(ReceiveMessageRequest request, KnownQueue queue) {
    Integer seconds = request.waitTimeSeconds();
    if (seconds == null) {
      return queue.settings().receiveWait();
    }
    require(
        seconds >= 0 && seconds <= MAX_WAIT_SECONDS,
        "WaitTimeSeconds",
        seconds,
        ">= 0 and <= " + MAX_WAIT_SECONDS);
    return Duration.ofSeconds(seconds);
  }

  private static VisibilityTimeout visibility(@Nullable Integer seconds) {
    if (seconds == null) {
      return DefaultVisibilityTimeout$.MODULE$;
    }
    require(
        Receipted.isVisibilityTimeout(seconds),
        "VisibilityTimeout",
        seconds,
        "between 0 and " + Receipted.MAX_VISIBILITY_SECONDS);
    return new MillisVisibilityTimeout(seconds * 1000L);
  }

  private static void require(boolean holds, String parameter, int value, String range) {
    if (!holds) {
      throw SqsErrors.refused(
          Refusal.invalid(
              "Value %d for parameter %s is invalid. Reason: Must be %s, if provided."
                  .formatted(value, parameter, range)));
    }
  }

  private static Message message(MessageData data, Set<String> system, List<String> names) {
    String body = data.content().value();
    Message.Builder message =
        Message.builder()
            .messageId(data.id().id())
            .receiptHandle(data.deliveryReceipt().get().receipt())
            .body(body)
            .md5OfBody(Digests.of(body));
    if (!system.isEmpty()) {
      message.attributes(systemAttributes(data, system));
    }
    if (!names.isEmpty() && !data.messageAttributes().isEmpty()) {
      Map<String, MessageAttributeValue> attributes = attributes(data, names);
      message.messageAttributes(attributes).md5OfMessageAttributes(Digests.of(attributes));
    }
    return message.build();
  }

  private static Map<MessageSystemAttributeName, String> systemAttributes(
      MessageData data, Set<String> wanted) {
    Map<MessageSystemAttributeName, String> all = new EnumMap<>(MessageSystemAttributeName.class);
    all.put(MessageSystemAttributeName.SENDER_ID, Arns.ACCOUNT);
    all.put(
        MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(Stored.millis(data.created())));
    all.put(
        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
        Integer.toString(data.statistics().approximateReceiveCount()));
    all.put(
        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
        Long.toString(Stored.firstReceived(data.statistics().approximateFirstReceive())));
    putIfPresent(all, MessageSystemAttributeName.MESSAGE_GROUP_ID, orNull(data.messageGroupId()));
    TracingId trace = orNull(data.tracingId());
    putIfPresent(
        all, MessageSystemAttributeName.AWS_TRACE_HEADER, trace == null ? null : trace.id());
    DeduplicationId deduplication = orNull(data.messageDeduplicationId());
    putIfPresent(
        all,
        MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID,
        deduplication == null ? null : deduplication.id());
    putIfPresent(all, MessageSystemAttributeName.SEQUENCE_NUMBER, orNull(data.sequenceNumber()));
    String source = orNull(data.deadLetterSourceQueueName());
    putIfPresent(
        all,
        MessageSystemAttributeName.DEAD_LETTER_QUEUE_SOURCE_ARN,
        source == null ? null : Arns.arn(source));
    if (!wanted.contains("All")) {
      all.keySet().removeIf(name -> !wanted.contains(name.toString()));
    }
    return all;
  }

  private static void putIfPresent(
      Map<MessageSystemAttributeName, String> all,
      MessageSystemAttributeName name,
      @Nullable String value) {
    if (value != null) {
      all.put(name, value);
    }
  }

  private static Map<String, MessageAttributeValue> attributes(
      MessageData data, List<String> wanted) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>();
    CollectionConverters.asJava(data.messageAttributes())
        .forEach(
            (name, value) -> {
              if (wanted.stream().anyMatch(pattern -> matches(pattern, name))) {
                attributes.put(name, Attributes.sdk(value));
              }
            });
    return attributes;
  }

  private static boolean matches(String pattern, String name) {
    return pattern.equals("All")
        || pattern.equals(name)
        || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
  }
}
