package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeNameForSends;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** SendMessage and SendMessageBatch. */
record SendOperations(QueueDirectory queues, SequenceNumbers sequences) {

  SendMessageResponse send(SendMessageRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    SendMessageBatchRequestEntry entry = entry(request);
    Refusal refusal = check(queue, entry);
    if (refusal != null) {
      throw SqsErrors.refused(refusal);
    }
    SentMessage sent = sendAll(queue, List.of(entry)).getFirst();
    return SendMessageResponse.builder()
        .messageId(sent.id())
        .sequenceNumber(sent.sequence())
        .md5OfMessageBody(Digests.of(request.messageBody()))
        .md5OfMessageAttributes(Digests.of(request.messageAttributes()))
        .md5OfMessageSystemAttributes(systemDigest(entry))
        .build();
  }

  SendMessageBatchResponse send(SendMessageBatchRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    BatchRules.requireValid(
        request.entries().stream().map(SendMessageBatchRequestEntry::id).toList());
    BatchRules.requireNotTooLong(
        request.entries().stream()
            .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
            .sum());
    request.entries().forEach(entry -> requireFifoFields(queue, entry));
    List<SendMessageBatchRequestEntry> accepted = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      Refusal refusal = check(queue, entry);
      if (refusal == null) {
        accepted.add(entry);
      } else {
        failed.add(ReceiptOperations.failure(entry.id(), refusal));
      }
    }
    return SendMessageBatchResponse.builder()
        .successful(sendAccepted(queue, accepted))
        .failed(failed)
        .build();
  }

  /** What a FIFO queue cannot do without is asked of the batch, not of its entries. */
  private static void requireFifoFields(LocalQueue queue, SendMessageBatchRequestEntry entry) {
    Refusal missing =
        FifoRules.missing(queue.settings(), entry.messageGroupId(), entry.messageDeduplicationId());
    if (missing != null) {
      throw SqsErrors.refused(missing);
    }
  }

  private List<SendMessageBatchResultEntry> sendAccepted(
      LocalQueue queue, List<SendMessageBatchRequestEntry> entries) {
    if (entries.isEmpty()) {
      return List.of();
    }
    List<SentMessage> sent = sendAll(queue, entries);
    List<SendMessageBatchResultEntry> results = new ArrayList<>(sent.size());
    for (int i = 0; i < sent.size(); i++) {
      results.add(result(entries.get(i), sent.get(i)));
    }
    return results;
  }

  private static SendMessageBatchResultEntry result(
      SendMessageBatchRequestEntry entry, SentMessage sent) {
    return SendMessageBatchResultEntry.builder()
        .id(entry.id())
        .messageId(sent.id())
        .sequenceNumber(sent.sequence())
        .md5OfMessageBody(Digests.of(entry.messageBody()))
        .md5OfMessageAttributes(Digests.of(entry.messageAttributes()))
        .md5OfMessageSystemAttributes(systemDigest(entry))
        .build();
  }

  private static @Nullable String systemDigest(SendMessageBatchRequestEntry entry) {
    MessageSystemAttributeValue trace = trace(entry);
    return trace == null
        ? null
        : Digests.of(
            Map.of(
                MessageRules.TRACE_HEADER,
                MessageAttributeValue.builder()
                    .dataType(trace.dataType())
                    .stringValue(trace.stringValue())
                    .build()));
  }

  private static @Nullable MessageSystemAttributeValue trace(SendMessageBatchRequestEntry entry) {
    return entry.messageSystemAttributes().get(MessageSystemAttributeNameForSends.AWS_TRACE_HEADER);
  }

  private static SendMessageBatchRequestEntry entry(SendMessageRequest request) {
    return SendMessageBatchRequestEntry.builder()
        .messageBody(request.messageBody())
        .messageAttributes(request.messageAttributes())
        .messageSystemAttributesWithStrings(request.messageSystemAttributesAsStrings())
        .delaySeconds(request.delaySeconds())
        .messageGroupId(request.messageGroupId())
        .messageDeduplicationId(request.messageDeduplicationId())
        .build();
  }

  private static @Nullable Refusal check(LocalQueue queue, SendMessageBatchRequestEntry entry) {
    Refusal refusal =
        MessageRules.check(entry.messageBody(), entry.messageAttributes(), entry.delaySeconds());
    if (refusal == null) {
      refusal = MessageRules.checkSystemNames(entry.messageSystemAttributesAsStrings().keySet());
    }
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

  private List<SentMessage> sendAll(LocalQueue queue, List<SendMessageBatchRequestEntry> entries) {
    List<SentMessage> sent =
        queue.send(entries.stream().map(entry -> message(queue, entry)).toList());
    queue
        .counts()
        .bytesSent(
            entries.stream()
                .mapToLong(e -> MessageRules.size(e.messageBody(), e.messageAttributes()))
                .sum());
    return sent;
  }

  private NewMessage message(LocalQueue queue, SendMessageBatchRequestEntry entry) {
    MessageSystemAttributeValue trace = trace(entry);
    boolean fifo = queue.settings().fifo();
    String given = entry.messageDeduplicationId();
    Integer delay = entry.delaySeconds();
    return new NewMessage(
        entry.messageBody(),
        entry.messageAttributes(),
        delay == null ? queue.settings().delay() : Duration.ofSeconds(delay),
        entry.messageGroupId(),
        fifo && given == null ? Digests.sha256(entry.messageBody()) : given,
        trace == null ? null : trace.stringValue(),
        fifo ? sequences.next() : null);
  }
}
