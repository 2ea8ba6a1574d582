package dev.orderflow.localcloud.socket;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The management API of WebSocket APIs: {@code /STAGE/@connections/ID}. */
public record ConnectionsService(Connections connections) implements Service {

  private static final Pattern PATH = Pattern.compile("/[^/]+/@connections/([^/]+)");

  @Override
  public Response handle(Request request) {
    Matcher path =
        PATH.matcher(URLDecoder.decode(request.path().replace("+", "%2B"), StandardCharsets.UTF_8));
    if (!path.matches()) {
      throw AwsError.unsupported("the call " + request.method() + " " + request.path());
    }
    String id = path.group(1);
    return switch (request.method()) {
      case "POST" -> {
        connections.post(id, request.body());
        yield Response.empty(200);
      }
      case "GET" -> Response.json(200, description(connections.get(id)));
      case "DELETE" -> {
        connections.delete(id);
        yield Response.empty(204);
      }
      default -> throw AwsError.unsupported("the method " + request.method());
    };
  }

  private static Map<String, Object> description(Connection connection) {
    return Map.of(
        "connectedAt", connection.connectedAt().toString(),
        "identity", connection.identity(),
        "lastActiveAt", connection.lastActiveAt().toString());
  }
}
