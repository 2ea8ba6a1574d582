package dev.orderflow.localcloud.sqs;

import static dev.orderflow.localcloud.sqs.ScalaTypes.list;
import static dev.orderflow.localcloud.sqs.ScalaTypes.option;
import static dev.orderflow.localcloud.sqs.ScalaTypes.orNull;

import java.util.ArrayList;
import java.util.List;
import org.elasticmq.AfterMillisNextDelivery;
import org.elasticmq.DeduplicationId;
import org.elasticmq.ImmediateNextDelivery$;
import org.elasticmq.MessageContent;
import org.elasticmq.MessageData;
import org.elasticmq.NewMessageData;
import org.elasticmq.TracingId;
import org.elasticmq.actor.queue.operations.SequenceNumber;
import org.elasticmq.msg.SendMessage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SendMessage and SendMessageBatch. */
record Sending(Queues queues) {

  SendMessageResponse send(SendMessageRequest request) {
    KnownQueue queue = queues.at(request.queueUrl());
    SendMessageBatchRequestEntry entry = entry(request);
    Refusal refusal = check(queue, entry);
    if (refusal != null) {
      throw SqsErrors.refused(refusal);
    }
    MessageData sent = sendAll(queue, List.of(entry)).getFirst();
    return SendMessageResponse.builder()
        .messageId(sent.id().id())
        .sequenceNumber(orNull(sent.sequenceNumber()))
        .md5OfMessageBody(Digests.of(request.messageBody()))
        .md5OfMessageAttributes(Digests.of(request.messageAttributes()))
        .build();
  }

  SendMessageBatchResponse send(SendMessageBatchRequest request) {
    KnownQueue queue = queues.at(request.queueUrl());
    BatchRules.requireValid(
        request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
    BatchRules.requireNotTooLong(
        request.entries().stream()
            .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
            .sum());
    List<SendMessageBatchRequestEntry> accepted = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      Refusal refusal = check(queue, entry);
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
    List<MessageData> sent = sendAll(queue, entries);
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
        .sequenceNumber(orNull(sent.sequenceNumber()))
        .md5OfMessageBody(Digests.of(entry.messageBody()))
        .md5OfMessageAttributes(Digests.of(entry.messageAttributes()))
        .build();
  }

  private static SendMessageBatchRequestEntry entry(SendMessageRequest request) {
    return SendMessageBatchRequestEntry.builder()
        .messageBody(request.messageBody())
        .messageAttributes(request.messageAttributes())
        .messageSystemAttributes(request.messageSystemAttributes())
        .delaySeconds(request.delaySeconds())
        .messageGroupId(request.messageGroupId())
        .messageDeduplicationId(request.messageDeduplicationId())
        .build();
  }

  private static @Nullable Refusal check(KnownQueue queue, SendMessageBatchRequestEntry entry) {
    Refusal refusal =
        MessageRules.check(entry.messageBody(), entry.messageAttributes(), entry.delaySeconds());
    if (refusal != null) {
      return refusal;
    }
    int most = queue.settings().maximumMessageSize();
    return MessageRules.size(entry.messageBody(), entry.messageAttributes()) > most
        ? MessageRules.tooLong(most)
        : FifoRules.check(
            queue.settings(),
            entry.messageGroupId(),
            entry.messageDeduplicationId(),
            entry.delaySeconds());
  }

  private List<MessageData> sendAll(KnownQueue queue, List<SendMessageBatchRequestEntry> entries) {
    List<MessageData> sent = sent(queue, entries);
    queues
        .counts(queue)
        .bytesSent(
            entries.stream()
                .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
                .sum());
    return sent;
  }

  private List<MessageData> sent(KnownQueue queue, List<SendMessageBatchRequestEntry> entries) {
    if (queue.settings().fifo()) {
      return sendInOrder(queue, entries);
    }
    scala.collection.immutable.List<MessageData> sent =
        queues.ask(
            queue,
            new QueueRequest.SendAll(
                entries.stream().map(entry -> message(entry, Option.empty(), 0, null)).toList()));
    return new ArrayList<>(list(sent));
  }

  /** One after the other: each may have been sent before, and the queue knows. */
  private List<MessageData> sendInOrder(
      KnownQueue queue, List<SendMessageBatchRequestEntry> entries) {
    List<MessageData> sent = new ArrayList<>(entries.size());
    for (SendMessageBatchRequestEntry entry : entries) {
      String given = entry.messageDeduplicationId();
      String deduplication =
          given == null ? DeduplicationId.fromMessageBody(entry.messageBody()) : given;
      NewMessageData message =
          message(
              entry,
              Option.apply(new DeduplicationId(deduplication)),
              sent.size(),
              SequenceNumber.next());
      sent.add(queues.ask(queue, new SendMessage(message)));
    }
    return sent;
  }

  private static NewMessageData message(
      SendMessageBatchRequestEntry entry,
      Option<DeduplicationId> deduplication,
      int place,
      @Nullable String sequence) {
    var trace =
        entry.messageSystemAttributes().get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
    Integer delaySeconds = entry.delaySeconds();
    return new NewMessageData(
        Option.empty(),
        new MessageContent(entry.messageBody()),
        Attributes.scala(entry.messageAttributes()),
        delaySeconds == null
            ? ImmediateNextDelivery$.MODULE$
            : new AfterMillisNextDelivery(delaySeconds * 1000L),
        option(entry.messageGroupId()),
        deduplication,
        place,
        option(trace == null ? null : new TracingId(trace.stringValue())),
        option(sequence),
        Option.empty());
  }
}
