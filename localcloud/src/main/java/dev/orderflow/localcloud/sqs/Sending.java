package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.list;
import static dev.orderflow.localcloud.sqs.ScalaTypes.option;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.NewMessageData;
import org.elasticmq.TracingId;
import org.jspecify.annotations.Nullable;
import scala.Option;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SendMessage and SendMessageBatch. */
record Sending(Queues queues) {

  SendMessageResponse send(SendMessageRequest request) {
    KnownQueue queue = standard(request.queueUrl());
    Refusal refusal =
        MessageRules.check(
            request.messageBody(), request.messageAttributes(), request.delaySeconds());
    if (refusal != null) {
      throw SqsErrors.refused(refusal);
    }
    if (MessageRules.size(request.messageBody(), request.messageAttributes())
        > MessageRules.MAX_BYTES) {
      throw SqsErrors.refused(MessageRules.tooLong());
    }
    NewMessageData message =
        message(
            request.messageBody(),
            Attributes.scala(request.messageAttributes()),
            request.delaySeconds(),
            request.messageGroupId(),
            request.messageSystemAttributes());
    return SendMessageResponse.builder()
        .messageId(sendAll(queue, List.of(message)).getFirst().id().id())
        .md5OfMessageBody(Digests.of(request.messageBody()))
        .md5OfMessageAttributes(Digests.of(request.messageAttributes()))
        .build();
  }

  SendMessageBatchResponse send(SendMessageBatchRequest request) {
    KnownQueue queue = standard(request.queueUrl());
    BatchRules.requireValid(
        request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
    BatchRules.requireNotTooLong(
        request.entries().stream()
            .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
            .sum());
    List<SendMessageBatchRequestEntry> accepted = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      Refusal refusal =
          MessageRules.check(entry.messageBody(), entry.messageAttributes(), entry.delaySeconds());
      if (refusal == null) {
        accepted.add(entry);
      } else {
        failed.add(Receipted.failure(entry.id(), refusal));
      }
    }
    return SendMessageBatchResponse.builder()
        .successful(sendAccepted(queue, accepted))
        .failed(failed)
        .build();
  }

  private List<SendMessageBatchResultEntry> sendAccepted(
      KnownQueue queue, List<SendMessageBatchRequestEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<MessageData> sent = sendAll(queue, entries.stream().map(Sending::message).toList());
    List<SendMessageBatchResultEntry> results = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      results.add(result(entries.get(i), sent.get(i)));
    }
    return results;
  }

  private static SendMessageBatchResultEntry result(
      SendMessageBatchRequestEntry entry, MessageData sent) {
    return SendMessageBatchResultEntry.builder()
        .id(entry.id())
        .messageId(sent.id().id())
        .md5OfMessageBody(Digests.of(entry.messageBody()))
        .md5OfMessageAttributes(Digests.of(entry.messageAttributes()))
        .build();
  }

  private List<MessageData> sendAll(KnownQueue queue, List<NewMessageData> messages) {
    scala.collection.immutable.List<MessageData> sent =
        queues.ask(queue, new QueueRequest.SendAll(messages));
    return new ArrayList<>(list(sent));
  }

  private KnownQueue standard(@Nullable String url) {
    KnownQueue queue = queues.at(url);
    if (queue.settings().fifo()) {
      throw new UnsupportedOperationException("SendMessage to a FIFO queue, in process");
    }
    return queue;
  }

  private static NewMessageData message(SendMessageBatchRequestEntry entry) {
    return message(
        entry.messageBody(),
        Attributes.scala(entry.messageAttributes()),
        entry.delaySeconds(),
        entry.messageGroupId(),
        entry.messageSystemAttributes());
  }

  private static NewMessageData message(
      String body,
      scala.collection.immutable.Map<String, org.elasticmq.MessageAttribute> attributes,
      @Nullable Integer delaySeconds,
      @Nullable String group,
      Map<MessageSystemAttributeNameForSends, MessageSystemAttributeValue> system) {
    var trace = system.get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
    return new NewMessageData(
        Option.empty(),
        new MessageContent(body),
        attributes,
        delaySeconds == null
            ? ImmediateNextDelivery$.MODULE$
            : new AfterMillisNextDelivery(delaySeconds * 1000L),
        option(group),
        Option.empty(),
        0,
        option(trace == null ? null : new TracingId(trace.stringValue())),
        Option.empty(),
        Option.empty());
  }
}
