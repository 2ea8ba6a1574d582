package dev.orderflow.checks.fidelity.functions;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;

/**
 * Prints each event it gets from a WebSocket API. As the authorizer it does what the token says; it
 * lets in who does not ask to be refused; and it sends each message's event back to its sender.
 */
public final class SocketPuppet implements RequestStreamHandler {

  private final Environment environment;

  public SocketPuppet(Environment environment) {
    this.environment = environment;
  }

  @Override
  public void handleRequest(InputStream in, OutputStream out, Context context) throws IOException {
    String event = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    context.getLogger().log(event + "\n");
    if (Json.parse(event) instanceof Map<?, ?> object) {
      out.write(Json.write(answer(object, event)).getBytes(StandardCharsets.UTF_8));
    }
  }

  private Object answer(Map<?, ?> event, String text) {
    Object type = inside(event, "requestContext", "eventType");
    if ("REQUEST".equals(event.get("type"))) {
      return decision(event, String.valueOf(inside(event, "queryStringParameters", "token")));
    }
    if ("CONNECT".equals(type) && inside(event, "headers", "x-refuse") instanceof String status) {
      return Map.of("statusCode", Long.parseLong(status), "body", "refused");
    }
    if ("MESSAGE".equals(type)) {
      if (String.valueOf(event.get("body")).contains("fail")) {
        throw new IllegalStateException("on purpose");
      }
      send(String.valueOf(inside(event, "requestContext", "connectionId")), text);
    }
    return Map.of("statusCode", 200);
  }

  private void send(String connection, String text) {
    environment
        .connections(URI.create(environment.variable("STAGE")))
        .postToConnection(r -> r.connectionId(connection).data(SdkBytes.fromUtf8String(text)));
  }

  private static Object decision(Map<?, ?> event, String token) {
    return switch (token) {
      case "unauthorized" -> throw new IllegalStateException("Unauthorized");
      case "malformed" -> "?";
      default ->
          Map.of(
              "principalId",
              "somebody",
              "context",
              Map.of("plan", "gold"),
              "policyDocument",
              Map.of(
                  "Statement",
                  List.of(
                      Map.of(
                          "Effect",
                          token,
                          "Action",
                          "execute-api:Invoke",
                          "Resource",
                          String.valueOf(event.get("methodArn"))))));
    };
  }

  private static @Nullable Object inside(Map<?, ?> object, String name, String member) {
    return object.get(name) instanceof Map<?, ?> inner ? inner.get(member) : null;
  }
}
