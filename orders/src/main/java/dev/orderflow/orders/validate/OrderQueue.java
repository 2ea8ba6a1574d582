package dev.orderflow.orders.validate;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** Where valid orders wait: each as its whole event, unchanged. */
record OrderQueue(SqsClient sqs, String url) {

  void send(byte[] event, Instant validatedAt) {
    var time =
        MessageAttributeValue.builder()
            .dataType("String")
            .stringValue(validatedAt.truncatedTo(ChronoUnit.MILLIS).toString())
            .build();
    sqs.sendMessage(
        message ->
            message
                .queueUrl(url)
                .messageBody(new String(event, StandardCharsets.UTF_8))
                .messageAttributes(Map.of("validatedAt", time)));
  }
}
