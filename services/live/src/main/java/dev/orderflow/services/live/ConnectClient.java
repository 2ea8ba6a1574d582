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

  private static final Map<String, ?> TOO_MANY =
      Map.of(
          "statusCode",
          429,
          "body",
          Json.write(
              Map.of("message", "One has at most " + Connections.MOST_OF_ONE + " connections.")));

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
    output.write(Json.write(connect(event, clock.instant())).getBytes(UTF_8));
  }

  private Map<String, ?> connect(Map<String, @Nullable Object> event, Instant now) {
    Map<String, @Nullable Object> request =
        JsonObjects.object("requestContext", event.get("requestContext"));
    Map<String, @Nullable Object> holder =
        JsonObjects.object("authorizer", request.get("authorizer"));
    boolean all =
        event.get("queryStringParameters") instanceof Map<?, ?> query
            && "true".equals(query.get("all"));
    if (all && !scopes(holder).contains(Audience.OPERATE)) {
      return Map.of("statusCode", 403);
    }
    String person = JsonObjects.text(holder, "customerId");
    boolean added =
        connections.add(
            JsonObjects.text(request, "connectionId"),
            person,
            all ? Audience.OPERATORS : Audience.of(person),
            now,
            expiry(holder, now));
    return added ? Map.of("statusCode", 200) : TOO_MANY;
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
