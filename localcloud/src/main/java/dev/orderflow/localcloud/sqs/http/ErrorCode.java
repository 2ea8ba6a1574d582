package dev.orderflow.localcloud.sqs.http;

import dev.orderflow.localcloud.endpoint.Response;
import java.util.Map;
import software.amazon.awssdk.services.sqs.model.SqsException;

/**
 * What an exception of the SDK is called on the wire. The query protocol's code came first; the
 * JSON protocol has the name of a shape, and sends the other along to those who ask for it.
 *
 * @param query such as {@code AWS.SimpleQueueService.NonExistentQueue}
 * @param shape such as {@code com.amazonaws.sqs#QueueDoesNotExist}
 */
record ErrorCode(int status, String query, String shape, String message) {

  private static final String PREFIX = "AWS.SimpleQueueService.";

  private static final Map<String, String> SHAPES =
      Map.of(
          PREFIX + "NonExistentQueue",
          "QueueDoesNotExist",
          "QueueAlreadyExists",
          "QueueNameExists",
          "InvalidParameterValue",
          "InvalidParameterValueException",
          "MissingParameter",
          "MissingRequiredParameterException");

  static ErrorCode of(SqsException e) {
    String query = e.awsErrorDetails().errorCode();
    String plain = query.startsWith(PREFIX) ? query.substring(PREFIX.length()) : query;
    return new ErrorCode(
        e.statusCode(),
        query,
        "com.amazonaws.sqs#" + SHAPES.getOrDefault(query, plain),
        String.valueOf(e.awsErrorDetails().errorMessage()));
  }

  String fault() {
    return status < 500 ? "Sender" : "Receiver";
  }

  Response xml(String requestId) {
    return Response.xml(status, QueryXml.error(query, message, status < 500, requestId));
  }
}
