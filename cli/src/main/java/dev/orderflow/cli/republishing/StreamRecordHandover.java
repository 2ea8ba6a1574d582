package dev.orderflow.cli.republishing;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.InvokeResponse;

/**
 * Hands records of a table's stream to a function as its event source mapping would, and waits for
 * the answer: an invocation that nobody waits for would lose what the function reports as failed.
 */
public final class StreamRecordHandover {

  private static final int MOST_RECORDS = 25;

  /** Lambda takes six million at once. */
  private static final int MOST_BYTES = 4_000_000;

  private final LambdaClient lambda;
  private final String function;
  private final List<String> waiting = new ArrayList<>();
  private int bytes;

  public StreamRecordHandover(LambdaClient lambda, String function) {
    this.lambda = lambda;
    this.function = function;
  }

  /**
   * @throws CommandException if the function did not do all of them
   */
  public void add(Map<String, ?> streamRecord) {
    String json = Json.write(streamRecord);
    int size = json.getBytes(StandardCharsets.UTF_8).length;
    if (waiting.size() == MOST_RECORDS || (bytes + size > MOST_BYTES && !waiting.isEmpty())) {
      flush();
    }
    waiting.add(json);
    bytes += size;
  }

  /**
   * Returns when the function has done all of them.
   *
   * @throws CommandException if it did not
   */
  public void flush() {
    if (waiting.isEmpty()) {
      return;
    }
    String payload = "{\"Records\":[" + String.join(",", waiting) + "]}";
    waiting.clear();
    bytes = 0;
    check(lambda.invoke(r -> r.functionName(function).payload(SdkBytes.fromUtf8String(payload))));
  }

  private void check(InvokeResponse response) {
    String answer = response.payload().asUtf8String();
    if (response.functionError() != null) {
      throw CommandException.found("the function failed: " + answer);
    }
    try {
      if (Json.parse(answer) instanceof Map<?, ?> report
          && report.get("batchItemFailures") instanceof List<?> failures
          && failures.isEmpty()) {
        return;
      }
    } catch (JsonException e) {
      throw CommandException.found("the function did not answer as for a stream: " + answer);
    }
    throw CommandException.found("the function did not do all: " + answer);
  }
}
