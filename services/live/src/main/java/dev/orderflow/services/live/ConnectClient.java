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
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Remembers who has connected: a customer, or with {@code ?all=true} an operator. */
public final class ConnectClient implements RequestStreamHandler {

  /** API Gateway ends a connection after two hours. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Clock clock;
  private final Connections connections;

  /** For Lambda. */
  public ConnectClient() {
    this(new LambdaEnvironment());
  }

  public ConnectClient(Environment environment) {
    this.clock = environment.clock();
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
    int status = connect(event, clock.instant());
    output.write(Json.write(Map.of("statusCode", status)).getBytes(UTF_8));
  }

  private int connect(Map<String, @Nullable Object> event, Instant now) {
    Map<String, @Nullable Object> request =
        JsonObjects.object("requestContext", event.get("requestContext"));
    Map<String, @Nullable Object> holder =
        JsonObjects.object("authorizer", request.get("authorizer"));
    boolean all =
        event.get("queryStringParameters") instanceof Map<?, ?> query
            && "true".equals(query.get("all"));
    if (all && !scopes(holder).contains(Audience.OPERATE)) {
      return 403;
    }
    String audience =
        all ? Audience.OPERATORS : Audience.of(JsonObjects.text(holder, "customerId"));
    connections.add(JsonObjects.text(request, "connectionId"), audience, now, expiry(holder, now));
    return 200;
  }

  private static List<String> scopes(Map<String, @Nullable Object> holder) {
    return List.of(JsonObjects.text(holder, "scope").split(" "));
  }

  private static Instant expiry(Map<String, @Nullable Object> holder, Instant now) {
    Instant token = Instant.ofEpochSecond(Long.parseLong(JsonObjects.text(holder, "expiresAt")));
    Instant longest = now.plus(LONGEST);
    return token.isBefore(longest) ? token : longest;
  }
}
