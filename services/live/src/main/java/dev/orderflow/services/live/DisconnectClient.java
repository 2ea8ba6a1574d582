package dev.orderflow.services.live;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.LambdaEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Forgets who has left. API Gateway does its best to call it and promises nothing: what it misses,
 * the next message finds gone, or else the item's time to live ends.
 */
public final class DisconnectClient implements RequestStreamHandler {

  private final Connections connections;

  /** For Lambda. */
  public DisconnectClient() {
    this(new LambdaEnvironment());
  }

  public DisconnectClient(Environment environment) {
    this.connections = Connections.in(environment);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a connection's
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    Map<String, @Nullable Object> event =
        JsonObjects.object("event", Json.parse(input.readAllBytes()));
    Map<String, @Nullable Object> request =
        JsonObjects.object("requestContext", event.get("requestContext"));
    connections.remove(JsonObjects.text(request, "connectionId"));
    output.write(Json.write(Map.of("statusCode", 200)).getBytes(UTF_8));
  }
}
