package dev.orderflow.localcloud.sqs;

import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * A message that a queue is to take, which all rules have passed.
 *
 * @param sequence its number in a FIFO queue
 */
record NewMessage(
    String body,
    Map<String, MessageAttributeValue> attributes,
    Duration delay,
    @Nullable String group,
    @Nullable String deduplication,
    @Nullable String trace,
    @Nullable String sequence) {}
