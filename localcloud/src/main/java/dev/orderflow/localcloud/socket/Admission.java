package dev.orderflow.localcloud.socket;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.api.Integration;
import dev.orderflow.localcloud.template.SocketAuthorizer;
import dev.orderflow.localcloud.template.SocketIntegration;
import dev.orderflow.localcloud.template.SocketRoute;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Whether someone may connect: the authorizer decides first, so that those whom it turns away take
 * nothing from the others; then whether there is room, then the {@code $connect} route.
 */
record Admission(Api api, Integration integration, Clock clock, BooleanSupplier room) {

  private static final Duration AUTHORIZER_TIMEOUT = Duration.ofSeconds(10);
  private static final String PROTOCOL = "Sec-WebSocket-Protocol";

  /** How it was decided. */
  sealed interface Result {

    /**
     * @param headers for the handshake's answer
     */
    record Let(List<WebHeader> headers) implements Result {}

    record Refused(WebResponse response) implements Result {}
  }

  Result ask(Connection connection) {
    @Nullable WebResponse refusal =
        api.authorizer().map(it -> authorize(it, connection)).orElse(null);
    if (refusal != null) {
      return new Result.Refused(refusal);
    }
    return room.getAsBoolean()
        ? connect(connection)
        : new Result.Refused(WebResponse.message(429, "Too Many Requests"));
  }

  private @Nullable WebResponse authorize(SocketAuthorizer authorizer, Connection connection) {
    if (!authorizer.identitySources().stream().allMatch(it -> has(connection.request(), it))) {
      return WebResponse.message(401, "Unauthorized");
    }
    String methodArn = api.arn(SocketRoute.CONNECT);
    byte[] event =
        new SocketEvent(api.stage(), connection, clock.instant())
            .authorize(methodArn)
            .getBytes(UTF_8);
    String source = api.api().arn() + "/authorizers/" + authorizer.id();
    return switch (integration.call(authorizer.functionArn(), source, event, AUTHORIZER_TIMEOUT)) {
      case Integration.Result.Answered(var payload) ->
          switch (Authorization.of(payload, methodArn)) {
            case Authorization.Allowed(var context) -> {
              connection.authorised(context);
              yield null;
            }
            case Authorization.Denied _ -> WebResponse.message(403, "Forbidden");
            case Authorization.Malformed _ -> internal();
          };
      case Integration.Result.Failed(var message) ->
          message.equals("Unauthorized") ? WebResponse.message(401, "Unauthorized") : internal();
      case Integration.Result.TooLarge _, Integration.Result.Late _ -> internal();
    };
  }

  private static boolean has(WebRequest request, String source) {
    String name = source.substring(source.lastIndexOf('.') + 1);
    return source.startsWith("route.request.querystring.")
        ? Form.parse(request.query()).map(it -> it.containsKey(name)).orElse(false)
        : request.header(name.toLowerCase(Locale.ROOT)).isPresent();
  }

  private Result connect(Connection connection) {
    SocketIntegration route = api.integrations().get(SocketRoute.CONNECT);
    if (route == null) {
      return new Result.Let(List.of());
    }
    byte[] event =
        new SocketEvent(api.stage(), connection, clock.instant()).connect().getBytes(UTF_8);
    return switch (integration.call(
        route.functionArn(), api.arn(SocketRoute.CONNECT), event, route.timeout())) {
      case Integration.Result.Answered(var payload) -> decided(payload);
      case Integration.Result.Late _ ->
          new Result.Refused(WebResponse.message(504, "Endpoint request timed out"));
      case Integration.Result.TooLarge _, Integration.Result.Failed _ ->
          new Result.Refused(badGateway());
    };
  }

  private static Result decided(byte[] payload) {
    try {
      if (Json.parse(payload) instanceof Map<?, ?> answer
          && answer.get("statusCode") instanceof Long status
          && status >= 200
          && status <= 599) {
        return status < 300
            ? new Result.Let(protocol(answer.get("headers")))
            : new Result.Refused(
                WebResponse.of(
                    status.intValue(),
                    "application/json",
                    answer.get("body") instanceof String body ? body : ""));
      }
    } catch (JsonException | IllegalArgumentException e) {
      // answered below
    }
    return new Result.Refused(badGateway());
  }

  /** The one header of {@code $connect} that reaches the client. */
  private static List<WebHeader> protocol(@Nullable Object headers) {
    return headers instanceof Map<?, ?> map
        ? map.entrySet().stream()
            .filter(it -> it.getKey().toString().equalsIgnoreCase(PROTOCOL))
            .map(it -> new WebHeader(PROTOCOL, String.valueOf(it.getValue())))
            .toList()
        : List.of();
  }

  private static WebResponse internal() {
    return WebResponse.message(500, "Internal server error");
  }

  private static WebResponse badGateway() {
    return WebResponse.message(502, "Internal server error");
  }
}
