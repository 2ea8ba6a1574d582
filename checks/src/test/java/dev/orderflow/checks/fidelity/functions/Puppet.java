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
import java.util.concurrent.CountDownLatch;

/**
 * Prints each event it gets. {@code {"answer": TEXT}} makes it answer with the text, {@code
 * {"throw": TEXT}} throw, {@code {"hang": true}} hang, {@code {"answerOf": N}} answer with a text
 * of N bytes, {@code {"who": true}} with what the caller says of itself. A batch of messages does
 * what its first message says, and {@code $ID} stands for that message's id. A request of an API
 * does what its body says; without a body, the answer is the whole event.
 */
public final class Puppet implements RequestStreamHandler {

  public Puppet(Environment environment) {}

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    context.getLogger().log(event + "\n");
    if (Json.parse(event) instanceof Map<?, ?> object) {
      String id = "";
      Map<?, ?> script = object;
      if (object.get("Records") instanceof List<?> records
          && records.getFirst() instanceof Map<?, ?> first
          && Json.parse(String.valueOf(first.get("body"))) instanceof Map<?, ?> body) {
        id = String.valueOf(first.get("messageId"));
        script = body;
      } else if (object.get("requestContext") instanceof Map<?, ?>) {
        script = scriptOf(object, event);
      }
      if (script.containsKey("who")) {
        out.write(
            Json.write(context.getClientContext().getCustom()).getBytes(StandardCharsets.UTF_8));
      }
      act(script, id, out);
    }
  }

  private static Map<?, ?> scriptOf(Map<?, ?> request, String event) {
    return request.get("body") instanceof String body
            && body.startsWith("{")
            && Json.parse(body) instanceof Map<?, ?> script
        ? script
        : Map.of("answer", event);
  }

  private static void act(Map<?, ?> script, String id, OutputStream out) throws IOException {
    if (script.get("throw") instanceof String message) {
      throw new IllegalStateException(message);
    }
    if (script.containsKey("hang")) {
      hang();
    }
    if (script.get("answerOf") instanceof Number bytes) {
      out.write(("\"" + "x".repeat(bytes.intValue() - 2) + "\"").getBytes(StandardCharsets.UTF_8));
    }
    if (script.get("answer") instanceof String answer) {
      out.write(answer.replace("$ID", id).getBytes(StandardCharsets.UTF_8));
    }
  }

  private static void hang() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
