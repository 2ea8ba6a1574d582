package dev.orderflow.localcloud.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.jwt.Verdict;
import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebRequest;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The event that a function gets: AWS's payload format 2.0. */
final class ProxyEvent {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final Set<String> TEXTS =
      Set.of("application/json", "application/xml", "application/javascript");

  private ProxyEvent() {}

  static String write(
      HttpApi api, Exchange exchange, Routes.Match match, Optional<SignedIn> signedIn) {
    WebRequest request = exchange.request();
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("version", "2.0");
    event.put("routeKey", match.route().routeKey());
    event.put("rawPath", exchange.path());
    event.put("rawQueryString", request.query());
    putUnlessEmpty(event, "cookies", cookies(request));
    event.put("headers", headers(request));
    putUnlessEmpty(event, "queryStringParameters", queryParameters(request));
    event.put("requestContext", context(api, exchange, match, signedIn));
    putUnlessEmpty(event, "pathParameters", match.pathParameters());
    putUnlessEmpty(event, "stageVariables", api.stageVariables());
    putBody(event, request);
    return Json.write(event);
  }

  private static List<String> cookies(WebRequest request) {
    return request.headers().getOrDefault("cookie", List.of()).stream()
        .flatMap(header -> Pattern.compile(";\\s*").splitAsStream(header))
        .filter(cookie -> !cookie.isEmpty())
        .toList();
  }

  private static Map<String, String> headers(WebRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request.headers().forEach((name, values) -> headers.put(name, String.join(",", values)));
    headers.remove("cookie");
    headers.remove("transfer-encoding");
    headers.put("content-length", Integer.toString(request.body().length));
    headers.merge("x-forwarded-for", request.client(), (before, client) -> before + ", " + client);
    headers.putIfAbsent("x-forwarded-proto", "http");
    return headers;
  }

  private static Map<String, String> queryParameters(WebRequest request) {
    Map<String, String> joined = new LinkedHashMap<>();
    Form.parse(request.query())
        .orElse(Map.of())
        .forEach((name, values) -> joined.put(name, String.join(",", values)));
    return joined;
  }

  private static Map<String, Object> context(
      HttpApi api, Exchange exchange, Routes.Match match, Optional<SignedIn> signedIn) {
    WebRequest request = exchange.request();
    String domain = request.header("host").orElse("").replaceFirst(":\\d*$", "");
    Map<String, Object> context = new LinkedHashMap<>();
    context.put("accountId", Account.ID);
    context.put("apiId", api.id());
    signedIn.ifPresent(it -> context.put("authorizer", Map.of("jwt", it.toJson())));
    context.put("domainName", domain);
    context.put("domainPrefix", domain.replaceFirst("\\..*", ""));
    context.put("http", http(exchange));
    context.put("requestId", exchange.id());
    context.put("routeKey", match.route().routeKey());
    context.put("stage", HttpApi.STAGE);
    context.put("time", TIME.format(exchange.time()));
    context.put("timeEpoch", exchange.time().toEpochMilli());
    return context;
  }

  private static Map<String, Object> http(Exchange exchange) {
    Map<String, Object> http = new LinkedHashMap<>();
    http.put("method", exchange.request().method());
    http.put("path", exchange.path());
    http.put("protocol", exchange.request().protocol());
    http.put("sourceIp", exchange.request().client());
    http.put("userAgent", exchange.request().header("user-agent").orElse(""));
    return http;
  }

  /** A text is one whatever its bytes: what is not UTF-8 becomes U+FFFD, for functions to judge. */
  private static void putBody(Map<String, Object> event, WebRequest request) {
    byte[] body = request.body();
    String type = request.header("content-type").orElse("");
    boolean text = isText(type);
    if (body.length > 0) {
      event.put("body", text ? new String(body, UTF_8) : Base64.getEncoder().encodeToString(body));
    }
    event.put("isBase64Encoded", body.length > 0 && !text);
  }

  private static boolean isText(String contentType) {
    int semicolon = contentType.indexOf(';');
    String type =
        (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
            .strip()
            .toLowerCase(Locale.ROOT);
    boolean structured = type.endsWith("+json") || type.endsWith("+xml");
    return type.startsWith("text/")
        || TEXTS.contains(type)
        || type.startsWith("application/") && structured;
  }

  private static void putUnlessEmpty(Map<String, Object> event, String name, List<?> values) {
    if (!values.isEmpty()) {
      event.put(name, values);
    }
  }

  private static void putUnlessEmpty(Map<String, Object> event, String name, Map<?, ?> values) {
    if (!values.isEmpty()) {
      event.put(name, values);
    }
  }

  /**
   * Who calls.
   *
   * @param scopes those of the route that the token has; absent for a route that asks for none
   */
  record SignedIn(Verdict.Accepted token, Optional<List<String>> scopes) {

    Map<String, Object> toJson() {
      Map<String, Object> claims = new LinkedHashMap<>();
      token.claims().forEach((name, value) -> claims.put(name, text(value)));
      Map<String, Object> jwt = new LinkedHashMap<>();
      jwt.put("claims", claims);
      scopes.ifPresentOrElse(it -> jwt.put("scopes", it), () -> jwt.put("scopes", null));
      return jwt;
    }

    /** API Gateway hands every claim over as a text; a list stands between brackets. */
    private static String text(Object value) {
      return value instanceof List<?> list
          ? "[" + String.join(" ", list.stream().map(String::valueOf).toList()) + "]"
          : String.valueOf(value);
    }
  }
}
