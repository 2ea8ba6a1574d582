package dev.orderflow.orders.publish;

import com.amazonaws.services.lambda.runtime.Context;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.StreamBatch;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * Where changes are put aside that no retry can publish, so that they hold up no others. Each is in
 * the form of Lambda's own records of failed invocations, so that the same tools bring it back.
 */
record DeadLetters(Supplier<SqsClient> sqs, String queueUrl) {

  void put(StreamBatch.Change change, RuntimeException fault, Context context) {
    Map<String, Object> letter = new LinkedHashMap<>();
    letter.put("version", "1.0");
    letter.put(
        "requestContext",
        Map.of(
            "requestId", context.getAwsRequestId(),
            "functionArn", context.getInvokedFunctionArn(),
            "condition", "CannotBePublished"));
    letter.put("requestPayload", Map.of("Records", List.of(change.record())));
    letter.put(
        "responsePayload",
        Map.of(
            "errorType", fault.getClass().getSimpleName(),
            "errorMessage", String.valueOf(fault.getMessage())));
    String body = Json.write(letter);
    sqs.get().sendMessage(r -> r.queueUrl(queueUrl).messageBody(body));
  }
}
