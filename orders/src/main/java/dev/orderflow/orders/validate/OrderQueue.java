package dev.orderflow.orders.validate;

import dev.orderflow.kit.Times;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Where valid orders wait: each as its whole event, unchanged. */
record OrderQueue(SqsClient sqs, String url) {

  void send(byte[] event, Instant validatedAt) {
    var time =
        MessageAttributeValue.builder()
            .dataType("String")
            .stringValue(Times.text(validatedAt))
            .build();
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(new String(event, StandardCharsets.UTF_8))
                .messageAttributes(Map.of("validatedAt", time)));
  }

  /** The same call with no message in it, which SQS refuses: it changes nothing. */
  void prime(Instant now) {
    try {
      send(new byte[0], now);
    } catch (SqsException e) {
      // expected: nothing may change
    }
  }
}
