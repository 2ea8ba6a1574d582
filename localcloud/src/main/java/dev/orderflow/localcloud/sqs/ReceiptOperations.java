package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResponse;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;

/** What is done with a received message: DeleteMessage, ChangeMessageVisibility, in batches too. */
record ReceiptOperations(QueueDirectory queues) {

  static final int MAX_VISIBILITY_SECONDS = 43_200;

  DeleteMessageResponse delete(DeleteMessageRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    throwIf(malformed(request.receiptHandle()));
    if (!queue.delete(List.of(request.receiptHandle())).isEmpty()) {
      throw SqsErrors.refused(Receipts.expired(request.receiptHandle()));
    }
    return DeleteMessageResponse.builder().build();
  }

  DeleteMessageBatchResponse delete(DeleteMessageBatchRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    BatchRules.requireValid(
        request.entries().stream().map(DeleteMessageBatchRequestEntry::id).toList());
    List<String> receipts =
        request.entries().stream()
            .map(DeleteMessageBatchRequestEntry::receiptHandle)
            .filter(it -> malformed(it) == null)
            .toList();
    Set<String> expired = receipts.isEmpty() ? Set.of() : queue.delete(receipts);
    List<DeleteMessageBatchResultEntry> deleted = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (DeleteMessageBatchRequestEntry entry : request.entries()) {
      Refusal refusal = malformed(entry.receiptHandle());
      if (refusal == null && expired.contains(entry.receiptHandle())) {
        refusal = Receipts.expired(entry.receiptHandle());
      }
      if (refusal == null) {
        deleted.add(DeleteMessageBatchResultEntry.builder().id(entry.id()).build());
      } else {
        failed.add(failure(entry.id(), refusal));
      }
    }
    return DeleteMessageBatchResponse.builder().successful(deleted).failed(failed).build();
  }

  ChangeMessageVisibilityResponse change(ChangeMessageVisibilityRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    throwIf(change(queue, request.receiptHandle(), request.visibilityTimeout()));
    return ChangeMessageVisibilityResponse.builder().build();
  }

  ChangeMessageVisibilityBatchResponse change(ChangeMessageVisibilityBatchRequest request) {
    LocalQueue queue = queues.at(request.queueUrl());
    BatchRules.requireValid(
        request.entries().stream().map(ChangeMessageVisibilityBatchRequestEntry::id).toList());
    List<ChangeMessageVisibilityBatchResultEntry> changed = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (ChangeMessageVisibilityBatchRequestEntry entry : request.entries()) {
      Refusal refusal = change(queue, entry.receiptHandle(), entry.visibilityTimeout());
      if (refusal == null) {
        changed.add(ChangeMessageVisibilityBatchResultEntry.builder().id(entry.id()).build());
      } else {
        failed.add(failure(entry.id(), refusal));
      }
    }
    return ChangeMessageVisibilityBatchResponse.builder()
        .successful(changed)
        .failed(failed)
        .build();
  }

  private @Nullable Refusal change(
      LocalQueue queue, @Nullable String receipt, @Nullable Integer seconds) {
    Refusal malformed = malformed(receipt);
    if (malformed != null || receipt == null) {
      return malformed;
    }
    if (seconds == null || !isVisibilityTimeout(seconds)) {
      return Refusal.invalid(
          "Value %s for parameter VisibilityTimeout is invalid. Reason: Must be between 0 and %d."
              .formatted(seconds, MAX_VISIBILITY_SECONDS));
    }
    return queue.postpone(receipt, Duration.ofSeconds(seconds));
  }

  static boolean isVisibilityTimeout(int seconds) {
    return seconds >= 0 && seconds <= MAX_VISIBILITY_SECONDS;
  }

  static BatchResultErrorEntry failure(String id, Refusal refusal) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code(refusal.code())
        .message(refusal.message())
        .senderFault(true)
        .build();
  }

  private static @Nullable Refusal malformed(@Nullable String receipt) {
    if (receipt == null) {
      return Refusal.missing("ReceiptHandle");
    }
    return Receipts.wellFormed(receipt) ? null : Receipts.malformed(receipt);
  }

  private static void throwIf(@Nullable Refusal refusal) {
    if (refusal != null) {
      throw SqsErrors.refused(refusal);
    }
  }
}
