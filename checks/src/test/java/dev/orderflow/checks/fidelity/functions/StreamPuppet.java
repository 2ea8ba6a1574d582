package dev.orderflow.checks.fidelity.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Prints each batch of changes that it gets, and does what the items' attribute {@code do} says:
 * {@code throw}, {@code throw once}, {@code report} or {@code report once} the change, or {@code
 * answer} with the text of the attribute {@code answer}.
 */
public final class StreamPuppet implements RequestStreamHandler {

  private static final Set<String> FAILED_ONCE = ConcurrentHashMap.newKeySet();

  public StreamPuppet(Environment environment) {}

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    context.getLogger().log(event + "\n");
    if (Json.parse(event) instanceof Map<?, ?> batch
        && batch.get("Records") instanceof List<?> records) {
      for (Object record : records) {
        act(record, out);
      }
    }
  }

  private static void act(Object record, OutputStream out) throws IOException {
    if (record instanceof Map<?, ?> fields
        && fields.get("dynamodb") instanceof Map<?, ?> change
        && change.get("NewImage") instanceof Map<?, ?> item) {
      act(String.valueOf(change.get("SequenceNumber")), item, out);
    }
  }

  private static void act(String number, Map<?, ?> item, OutputStream out) throws IOException {
    String what = text(item, "do");
    if (what.endsWith("once") && !FAILED_ONCE.add(number)) {
      return;
    }
    if (what.startsWith("throw")) {
      throw new IllegalStateException("as the item says");
    }
    String answer =
        what.startsWith("report")
            ? "{\"batchItemFailures\":[{\"itemIdentifier\":\"" + number + "\"}]}"
            : text(item, "answer");
    out.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String text(Map<?, ?> item, String attribute) {
    return item.get(attribute) instanceof Map<?, ?> value ? String.valueOf(value.get("S")) : "";
  }
}
