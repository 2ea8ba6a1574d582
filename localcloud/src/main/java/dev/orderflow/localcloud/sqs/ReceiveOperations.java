package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;

/** ReceiveMessage. */
record ReceiveOperations(QueueDirectory queues) {

  private static final int MAX_MESSAGES = 10;
  private static final int MAX_WAIT_SECONDS = 20;

  ReceiveMessageResponse receive(ReceiveMessageRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    Duration wait = wait(request, queue);
    int count = request.maxNumberOfMessages() == null ? 1 : request.maxNumberOfMessages();
    require(
        count >= 1 && count <= MAX_MESSAGES,
        "MaxNumberOfMessages",
        count,
        "between 1 and " + MAX_MESSAGES);
    List<ReceivedMessage> received =
        queue.receive(count, visibility(request.visibilityTimeout()), wait);
    if (received.isEmpty()) {
      queue.counts().emptyReceive();
    }
    Set<String> system = new HashSet<>(request.messageSystemAttributeNamesAsStrings());
    system.addAll(request.attributeNamesAsStrings());
    List<Message> messages = new ArrayList<>(count);
    for (ReceivedMessage message : received) {
      messages.add(message(message, system, request.messageAttributeNames()));
    }
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  private static Duration wait(ReceiveMessageRequest request, LocalQueue queue) {
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

  private static @Nullable Duration visibility(@Nullable Integer seconds) {
    if (seconds == null) {
      return null;
    }
    require(
        ReceiptOperations.isVisibilityTimeout(seconds),
        "VisibilityTimeout",
        seconds,
        "between 0 and " + ReceiptOperations.MAX_VISIBILITY_SECONDS);
    return Duration.ofSeconds(seconds);
  }

  private static void require(boolean holds, String parameter, int value, String range) {
    if (!holds) {
      throw SqsErrors.refused(
          Refusal.invalid(
              "Value %d for parameter %s is invalid. Reason: Must be %s, if provided."
                  .formatted(value, parameter, range)));
    }
  }

  private static Message message(ReceivedMessage received, Set<String> system, List<String> names) {
    Message.Builder message =
        Message.builder()
            .messageId(received.id())
            .receiptHandle(received.receipt())
            .body(received.body())
            .md5OfBody(Digests.of(received.body()));
    if (!system.isEmpty()) {
      message.attributes(systemAttributes(received, system));
    }
    if (!names.isEmpty() && !received.attributes().isEmpty()) {
      Map<String, MessageAttributeValue> attributes = attributes(received, names);
      message.messageAttributes(attributes).md5OfMessageAttributes(Digests.of(attributes));
    }
    return message.build();
  }

  private static Map<MessageSystemAttributeName, String> systemAttributes(
      ReceivedMessage received, Set<String> wanted) {
    Map<MessageSystemAttributeName, String> all = new EnumMap<>(MessageSystemAttributeName.class);
    all.put(MessageSystemAttributeName.SENDER_ID, Arns.ACCOUNT);
    all.put(MessageSystemAttributeName.SENT_TIMESTAMP, Long.toString(received.created()));
    all.put(
        MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT,
        Integer.toString(received.receives()));
    all.put(
        MessageSystemAttributeName.APPROXIMATE_FIRST_RECEIVE_TIMESTAMP,
        Long.toString(received.firstReceived()));
    putIfPresent(all, MessageSystemAttributeName.MESSAGE_GROUP_ID, received.group());
    putIfPresent(all, MessageSystemAttributeName.AWS_TRACE_HEADER, received.trace());
    putIfPresent(
        all, MessageSystemAttributeName.MESSAGE_DEDUPLICATION_ID, received.deduplication());
    putIfPresent(all, MessageSystemAttributeName.SEQUENCE_NUMBER, received.sequence());
    String source = received.source();
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
      ReceivedMessage received, List<String> wanted) {
    Map<String, MessageAttributeValue> attributes = new HashMap<>(received.attributes());
    attributes
        .keySet()
        .removeIf(name -> wanted.stream().noneMatch(pattern -> matches(pattern, name)));
    return attributes;
  }

  private static boolean matches(String pattern, String name) {
    return pattern.equals("All")
        || pattern.equals(name)
        || (pattern.endsWith(".*") && name.startsWith(pattern.substring(0, pattern.length() - 2)));
  }
}
