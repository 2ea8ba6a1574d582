package dev.orderflow.localcloud.socket;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.template.SocketStage;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** The events that functions behind a WebSocket API get. */
record SocketEvent(SocketStage stage, Connection connection, Instant now, String requestId) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  SocketEvent(SocketStage stage, Connection connection, Instant now) {
    this(stage, connection, now, UUID.randomUUID().toString());
  }

  /**
   * @param methodArn what the authorizer is to decide about
   */
  String authorize(String methodArn) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", "REQUEST");
    event.put("methodArn", methodArn);
    putRequest(event);
    event.put("stageVariables", stage.variables());
    event.put("requestContext", context("$connect", "CONNECT"));
    return Json.write(event);
  }

  String connect() {
    Map<String, Object> event = new LinkedHashMap<>();
    putRequest(event);
    event.put("requestContext", context("$connect", "CONNECT"));
    return finished(event);
  }

  String message(String routeKey, String body) {
    Map<String, Object> context = context(routeKey, "MESSAGE");
    context.put("messageId", requestId);
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("requestContext", context);
    event.put("body", body);
    return finished(event);
  }

  String disconnect(int code, String reason) {
    Map<String, Object> context = context("$disconnect", "DISCONNECT");
    context.put("disconnectStatusCode", code);
    context.put("disconnectReason", reason);
    Map<String, Object> event = new LinkedHashMap<>();
    putHeaders(event);
    event.put("requestContext", context);
    return finished(event);
  }

  private String finished(Map<String, Object> event) {
    if (!stage.variables().isEmpty()) {
      event.put("stageVariables", stage.variables());
    }
    event.put("isBase64Encoded", false);
    return Json.write(event);
  }

  private void putHeaders(Map<String, Object> event) {
    Map<String, String> single = new LinkedHashMap<>();
    connection.request().headers().forEach((name, values) -> single.put(name, values.getLast()));
    event.put("headers", single);
    event.put("multiValueHeaders", connection.request().headers());
  }

  private void putRequest(Map<String, Object> event) {
    putHeaders(event);
    WebRequest request = connection.request();
    Map<String, List<String>> query =
        request.query().isEmpty() ? Map.of() : Form.parse(request.query()).orElse(Map.of());
    if (!query.isEmpty()) {
      Map<String, String> single = new LinkedHashMap<>();
      query.forEach((name, values) -> single.put(name, values.getLast()));
      event.put("queryStringParameters", single);
      event.put("multiValueQueryStringParameters", query);
    }
  }

  private Map<String, Object> context(String routeKey, String eventType) {
    String domain = connection.request().header("host").orElse("").replaceFirst(":\\d*$", "");
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("routeKey", routeKey);
    if (!connection.authorizer().isEmpty()) {
      context.put("authorizer", connection.authorizer());
    }
    context.put("eventType", eventType);
    context.put("extendedRequestId", requestId);
    context.put("requestTime", TIME.format(now));
    context.put("messageDirection", "IN");
    context.put("stage", stage.name());
    context.put("connectedAt", connection.connectedAt().toEpochMilli());
    context.put("requestTimeEpoch", now.toEpochMilli());
    context.put("identity", connection.identity());
    context.put("requestId", requestId);
    context.put("domainName", domain);
    context.put("connectionId", connection.id());
    context.put("apiId", stage.apiId());
    return context;
  }
}
