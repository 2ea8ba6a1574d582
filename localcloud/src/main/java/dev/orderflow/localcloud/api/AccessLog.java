package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.account.Account;
import dev.orderflow.localcloud.template.HttpApi;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A line per request, in the format that the template gives. */
final class AccessLog {

  private static final Pattern VARIABLE =
      Pattern.compile("\\$context\\.([A-Za-z]++(?:\\.[A-Za-z]++)*+)");
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private static final long NANOS_PER_MILLI = 1_000_000;

  private final HttpApi api;
  private final BiConsumer<String, String> lines;

  AccessLog(HttpApi api, BiConsumer<String, String> lines) {
    this.api = api;
    this.lines = lines;
  }

  void add(Exchange exchange, Optional<Routes.Match> match, Reply reply, long nanos) {
    api.accessLog()
        .ifPresent(
            log -> {
              Map<String, String> variables = variables(exchange, match, reply);
              variables.put("responseLatency", Long.toString(nanos / NANOS_PER_MILLI));
              lines.accept(log.logGroup(), line(log.format(), variables));
            });
  }

  /** As AWS writes it, a variable without a value is a hyphen. */
  private static String line(String format, Map<String, String> variables) {
    return VARIABLE
        .matcher(format)
        .replaceAll(
            it -> Matcher.quoteReplacement(escaped(variables.getOrDefault(it.group(1), "-"))));
  }

  /** What a client wrote cannot end the line or the text of a JSON format. */
  private static String escaped(String value) {
    return value.replace("\\", "\\\\").replace("\"", "\\\"");
  }

  private Map<String, String> variables(
      Exchange exchange, Optional<Routes.Match> match, Reply reply) {
    Map<String, String> variables = new LinkedHashMap<>();
    variables.put("accountId", Account.ID);
    variables.put("apiId", api.id());
    variables.put("stage", HttpApi.STAGE);
    variables.put("requestId", exchange.id());
    variables.put("requestTime", TIME.format(exchange.time()));
    variables.put("requestTimeEpoch", Long.toString(exchange.time().toEpochMilli()));
    variables.put("httpMethod", exchange.request().method());
    variables.put("path", exchange.path());
    variables.put("protocol", exchange.request().protocol());
    variables.put("identity.sourceIp", exchange.request().client());
    variables.put("identity.userAgent", exchange.request().header("user-agent").orElse("-"));
    variables.put("routeKey", match.map(it -> it.route().routeKey()).orElse("-"));
    variables.put("status", Integer.toString(reply.response().status()));
    variables.put("responseLength", Integer.toString(reply.response().body().length));
    if (!reply.error().isEmpty()) {
      variables.put("error.message", reply.error());
    }
    return variables;
  }
}
