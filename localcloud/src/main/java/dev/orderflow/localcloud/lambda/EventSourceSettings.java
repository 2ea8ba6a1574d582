package dev.orderflow.localcloud.lambda;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * What a template says of a queue that feeds a function.
 *
 * @param batchSize 1 to 10,000
 * @param window how long to wait for a batch to fill
 * @param maximumConcurrency batches that are with the function at once; only the machine's limit
 *     when absent
 * @param reportsBatchItemFailures whether the function answers with the messages that failed
 */
record EventSourceSettings(
    String functionName,
    String queueName,
    String queueArn,
    String queueUrl,
    int batchSize,
    Duration window,
    OptionalInt maximumConcurrency,
    boolean reportsBatchItemFailures) {

  String id() {
    return UUID.nameUUIDFromBytes((queueArn + functionName).getBytes(StandardCharsets.UTF_8))
        .toString();
  }
}
