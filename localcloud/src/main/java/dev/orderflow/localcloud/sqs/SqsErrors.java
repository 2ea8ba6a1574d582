package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.JournalException;
import java.time.Duration;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeNameException;
import software.amazon.awssdk.services.sqs.model.InvalidAttributeValueException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageNotInflightException;
import software.amazon.awssdk.services.sqs.model.PurgeQueueInProgressException;
import software.amazon.awssdk.services.sqs.model.QueueDeletedRecentlyException;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.QueueNameExistsException;
import software.amazon.awssdk.services.sqs.model.ReceiptHandleIsInvalidException;
import software.amazon.awssdk.services.sqs.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;
import software.amazon.awssdk.services.sqs.model.UnsupportedOperationException;

/** The exceptions that the SDK throws for what SQS answers. */
final class SqsErrors {

  static final String NO_SUCH_QUEUE = "AWS.SimpleQueueService.NonExistentQueue";
  static final String TOO_MANY_ENTRIES = "AWS.SimpleQueueService.TooManyEntriesInBatchRequest";
  static final String EMPTY_BATCH = "AWS.SimpleQueueService.EmptyBatchRequest";
  static final String IDS_NOT_DISTINCT = "AWS.SimpleQueueService.BatchEntryIdsNotDistinct";
  static final String INVALID_ENTRY_ID = "AWS.SimpleQueueService.InvalidBatchEntryId";
  static final String BATCH_TOO_LONG = "AWS.SimpleQueueService.BatchRequestTooLong";
  static final String INVALID_RECEIPT = "ReceiptHandleIsInvalid";
  static final String UNSUPPORTED = "AWS.SimpleQueueService.UnsupportedOperation";
  static final String NOT_IN_FLIGHT = "AWS.SimpleQueueService.MessageNotInflight";
  static final String PURGE_IN_PROGRESS = "AWS.SimpleQueueService.PurgeQueueInProgress";
  static final String DELETED_RECENTLY = "AWS.SimpleQueueService.QueueDeletedRecently";
  static final String NOT_FOUND = "ResourceNotFoundException";
  static final String THROTTLED = "RequestThrottled";
  static final String QUEUE_EXISTS = "QueueAlreadyExists";
  static final String INVALID_ATTRIBUTE = "InvalidAttributeName";
  static final String INVALID_ATTRIBUTE_VALUE = "InvalidAttributeValue";

  /** How long SQS waits until a queue may be purged again, or one of the name be made again. */
  static final Duration A_MINUTE = Duration.ofSeconds(60);

  private static final Map<String, Supplier<SqsException.Builder>> BY_CODE =
      Map.ofEntries(
          Map.entry(NO_SUCH_QUEUE, QueueDoesNotExistException::builder),
          Map.entry(TOO_MANY_ENTRIES, TooManyEntriesInBatchRequestException::builder),
          Map.entry(EMPTY_BATCH, EmptyBatchRequestException::builder),
          Map.entry(IDS_NOT_DISTINCT, BatchEntryIdsNotDistinctException::builder),
          Map.entry(INVALID_ENTRY_ID, InvalidBatchEntryIdException::builder),
          Map.entry(BATCH_TOO_LONG, BatchRequestTooLongException::builder),
          Map.entry(INVALID_RECEIPT, ReceiptHandleIsInvalidException::builder),
          Map.entry(NOT_IN_FLIGHT, MessageNotInflightException::builder),
          Map.entry(PURGE_IN_PROGRESS, PurgeQueueInProgressException::builder),
          Map.entry(DELETED_RECENTLY, QueueDeletedRecentlyException::builder),
          Map.entry(NOT_FOUND, ResourceNotFoundException::builder),
          Map.entry(QUEUE_EXISTS, QueueNameExistsException::builder),
          Map.entry(INVALID_ATTRIBUTE, InvalidAttributeNameException::builder),
          Map.entry(INVALID_ATTRIBUTE_VALUE, InvalidAttributeValueException::builder),
          Map.entry(Refusal.INVALID_CONTENTS, InvalidMessageContentsException::builder),
          Map.entry(UNSUPPORTED, UnsupportedOperationException::builder));

  private SqsErrors() {}

  static SqsException noSuchQueue() {
    return exception(400, NO_SUCH_QUEUE, "The specified queue does not exist.");
  }

  static SqsException purgedRecently(String queue) {
    return refused(
        PURGE_IN_PROGRESS,
        "Only one PurgeQueue operation on " + queue + " is allowed every 60 seconds.");
  }

  static SqsException deletedRecently() {
    return refused(
        DELETED_RECENTLY,
        "You must wait 60 seconds after deleting a queue before you can create another with the"
            + " same name.");
  }

  static SqsException invalidValue(String attribute) {
    return refused(INVALID_ATTRIBUTE_VALUE, "Invalid value for the parameter " + attribute + ".");
  }

  static SqsException refused(Refusal refusal) {
    return exception(400, refusal.code(), refusal.message());
  }

  static SqsException refused(String code, String message) {
    return exception(400, code, message);
  }

  /** What was asked for has not happened, since it cannot be kept. */
  static SqsException notKept(JournalException cause) {
    return exception(500, "InternalError", String.valueOf(cause.getMessage()));
  }

  private static SqsException exception(int status, String code, String message) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().serviceName("Sqs").errorCode(code).errorMessage(message).build();
    SqsException.Builder exception = BY_CODE.getOrDefault(code, SqsException::builder).get();
    return (SqsException)
        exception.statusCode(status).message(message).awsErrorDetails(details).build();
  }
}
