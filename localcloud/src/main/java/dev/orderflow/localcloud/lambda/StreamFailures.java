package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.dynamodb.Change;
import dev.orderflow.localcloud.metrics.FunctionMeter;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Tells the failure destination which changes were given up: where they are, not what they are.
 * Source: Lambda developer guide, "Retain discarded records for a DynamoDB event source".
 */
final class StreamFailures {

  private static final Logger LOG = System.getLogger(StreamFailures.class.getName());

  private final StreamSettings settings;
  private final String functionArn;
  private final SqsClient queues;
  private final Clock clock;
  private final FunctionMeter meter;

  StreamFailures(
      StreamSettings settings,
      String functionArn,
      SqsClient queues,
      Clock clock,
      FunctionMeter meter) {
    this.settings = settings;
    this.functionArn = functionArn;
    this.queues = queues;
    this.clock = clock;
    this.meter = meter;
  }

  void exhausted(String shard, StreamDelivery.Part part) {
    tell(shard, part, "RetryAttemptsExhausted");
  }

  void expired(String shard, StreamDelivery.Part part) {
    tell(shard, part, "RecordAgeExceeded");
  }

  private void tell(String shard, StreamDelivery.Part part, String condition) {
    if (settings.onFailureUrl().isEmpty()) {
      LOG.log(
          Level.WARNING,
          () -> functionArn + " has no failure destination: changes are lost, as on AWS");
      return;
    }
    String record = Json.write(record(shard, part, condition));
    try {
      queues.sendMessage(m -> m.queueUrl(settings.onFailureUrl().get()).messageBody(record));
    } catch (SdkException e) {
      meter.lostRecord();
      throw e;
    }
  }

  private Map<String, Object> record(String shard, StreamDelivery.Part part, String condition) {
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("requestId", UUID.randomUUID().toString());
    request.put("functionArn", functionArn);
    request.put("condition", condition);
    request.put("approximateInvokeCount", part.failures());
    Map<String, Object> record = new LinkedHashMap<>();
    record.put("requestContext", request);
    if (part.failures() > 0) {
      record.put("responseContext", response(part));
    }
    record.put("version", "1.0");
    record.put("timestamp", clock.instant().toString());
    record.put("DDBStreamBatchInfo", batch(shard, part.changes()));
    return record;
  }

  /** A function that answers which change failed has not failed itself. */
  private static Map<String, @Nullable Object> response(StreamDelivery.Part part) {
    Map<String, @Nullable Object> response = new LinkedHashMap<>();
    response.put("statusCode", 200);
    response.put("executedVersion", "$LATEST");
    response.put("functionError", part.threw() ? "Unhandled" : null);
    return response;
  }

  private Map<String, Object> batch(String shard, List<Change> changes) {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("shardId", shard);
    batch.put("startSequenceNumber", changes.getFirst().sequenceNumber());
    batch.put("endSequenceNumber", changes.getLast().sequenceNumber());
    batch.put("approximateArrivalOfFirstRecord", changes.getFirst().created().toString());
    batch.put("approximateArrivalOfLastRecord", changes.getLast().created().toString());
    batch.put("batchSize", changes.size());
    batch.put("streamArn", settings.streamArn());
    return batch;
  }
}
