package dev.orderflow.localcloud.lambda;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Lambda's API: invoking functions and looking at them. */
public final class LambdaService implements Service {

  private static final Pattern FUNCTIONS =
      Pattern.compile("/2015-03-31/functions/?(?:([^/]+)(/.*)?)?");
  private static final String MAPPINGS = "/2015-03-31/event-source-mappings";
  private static final Pattern QUALIFIER = Pattern.compile("[a-zA-Z0-9$_-]{1,128}");
  private static final int MAX_PAYLOAD = 6 * 1024 * 1024;
  private static final int MAX_EVENT = 1024 * 1024;

  private static final String REQUEST_ID = "x-amzn-RequestId";

  private final Functions functions;
  private final List<EventSource> mappings;
  private final LogTails tails;

  LambdaService(Functions functions, List<EventSource> mappings, LogTails tails) {
    this.tails = tails;
    this.functions = functions;
    this.mappings = List.copyOf(mappings);
  }

  @Override
  public Response handle(Request request) {
    String path = URLDecoder.decode(request.path(), StandardCharsets.UTF_8);
    Matcher function = FUNCTIONS.matcher(path);
    if (function.matches()) {
      return function(request, function.group(1), function.group(2));
    }
    if (path.equals(MAPPINGS) || path.equals(MAPPINGS + "/")) {
      return read(request, listMappings(request));
    }
    throw AwsError.unsupported("the Lambda operation " + request.method() + " " + path);
  }

  private Response function(Request request, String name, String rest) {
    if (name == null) {
      return read(
          request,
          Map.of(
              "Functions", functions.all().stream().map(it -> it.configuration().told()).toList()));
    }
    DeployedFunction function =
        find(functions, name, Optional.ofNullable(query(request.query()).get("Qualifier")));
    return switch (rest == null ? "" : rest) {
      case "" ->
          read(
              request,
              Map.of(
                  "Configuration", function.configuration().told(),
                  "Code", Map.of("Location", function.settings().code().toUri().toString())));
      case "/configuration" -> read(request, function.configuration().told());
      case "/invocations" -> invoke(request, function);
      default ->
          throw AwsError.unsupported("the Lambda operation " + request.method() + " " + rest);
    };
  }

  private static Response read(Request request, Map<String, ?> answer) {
    if (!request.method().equals("GET")) {
      throw AwsError.unsupported(
          "changing functions: they are what the templates say (" + request.method() + ")");
    }
    return Response.json(200, answer);
  }

  private Response invoke(Request request, DeployedFunction function) {
    String type = request.headers().getOrDefault("x-amz-invocation-type", "RequestResponse");
    byte[] body = request.body();
    return switch (type) {
      case "RequestResponse" -> invokeNow(request, function, payload(body, MAX_PAYLOAD));
      case "Event" ->
          new Response(202, Map.of(REQUEST_ID, function.invokeLater(event(body))), new byte[0]);
      case "DryRun" -> Response.empty(204);
      default ->
          throw new AwsError("InvalidParameterValueException", 400, "InvocationType " + type);
    };
  }

  private Response invokeNow(Request request, DeployedFunction function, byte[] payload) {
    String requestId = UUID.randomUUID().toString();
    @Nullable String context = clientContext(request);
    if (!request.headers().getOrDefault("x-amz-log-type", "None").equals("Tail")) {
      return answer(function.invoke(requestId, payload, context), requestId);
    }
    tails.ask(requestId);
    Outcome outcome;
    String tail;
    try {
      outcome = function.invoke(requestId, payload, context);
    } finally {
      tail = tails.taken(requestId);
    }
    Response answer = answer(outcome, requestId);
    answer.headers().put("X-Amz-Log-Result", tail);
    return answer;
  }

  private static @Nullable String clientContext(Request request) {
    String encoded = request.headers().get("x-amz-client-context");
    try {
      String json =
          encoded == null
              ? null
              : new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      if (json != null && !(Json.parse(json) instanceof Map<?, ?>)) {
        throw new IllegalArgumentException("no object");
      }
      return json;
    } catch (IllegalArgumentException | JsonException e) {
      throw new AwsError(
          "InvalidRequestContentException",
          400,
          "Client context must be a valid Base64-encoded JSON object.");
    }
  }

  /**
   * @throws AwsError if a function cannot be invoked with it asynchronously
   */
  static String event(byte[] body) {
    return new String(payload(body, MAX_EVENT), StandardCharsets.UTF_8);
  }

  private static byte[] payload(byte[] body, int limit) {
    if (body.length > limit) {
      throw new AwsError(
          "RequestEntityTooLargeException",
          413,
          "Request must be smaller than " + limit + " bytes");
    }
    byte[] payload = body.length == 0 ? "{}".getBytes(StandardCharsets.UTF_8) : body;
    try {
      var _ = Json.parse(payload);
      return payload;
    } catch (JsonException e) {
      throw new AwsError(
          "InvalidRequestContentException",
          400,
          "Could not parse request body into json: Could not parse payload into json: "
              + e.getMessage());
    }
  }

  private static Response answer(Outcome outcome, String requestId) {
    return switch (outcome) {
      case Outcome.Succeeded(var payload) -> new Response(200, headers(requestId), payload);
      case Outcome.Failed failed -> unhandled(failed.errorPayload(), requestId);
      case Outcome.TimedOut timedOut -> unhandled(ErrorPayload.of(timedOut, requestId), requestId);
      case Outcome.Crashed crashed -> unhandled(ErrorPayload.of(crashed), requestId);
    };
  }

  private static Response unhandled(byte[] payload, String requestId) {
    Map<String, String> headers = headers(requestId);
    headers.put("X-Amz-Function-Error", "Unhandled");
    return new Response(200, headers, payload);
  }

  /** The answer has the id by which the function and its log know the call. */
  private static Map<String, String> headers(String requestId) {
    return new HashMap<>(
        Map.of(
            "Content-Type",
            "application/json",
            "X-Amz-Executed-Version",
            "$LATEST",
            REQUEST_ID,
            requestId));
  }

  private Map<String, Object> listMappings(Request request) {
    Map<String, String> query = query(request.query());
    String arn = query.get("EventSourceArn");
    String name = query.get("FunctionName");
    DeployedFunction function = name == null ? null : find(name);
    return Map.of(
        "EventSourceMappings",
        mappings.stream()
            .filter(mapping -> arn == null || mapping.arn().equals(arn))
            .filter(mapping -> function == null || mapping.function() == function)
            .map(EventSource::describe)
            .toList());
  }

  private static Map<String, String> query(String query) {
    Map<String, String> parameters = new HashMap<>();
    for (String parameter : query.split("&", -1)) {
      int equals = parameter.indexOf('=');
      if (equals > 0) {
        parameters.put(
            parameter.substring(0, equals),
            URLDecoder.decode(parameter.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return parameters;
  }

  private DeployedFunction find(String name) {
    return find(functions, name, Optional.empty());
  }

  /**
   * @param qualifier as a parameter of its own
   * @throws AwsError if there is none, or that is no name
   */
  static DeployedFunction find(Functions functions, String name, Optional<String> qualifier) {
    qualifier.filter(it -> !QUALIFIER.matcher(it).matches()).ifPresent(LambdaService::refuse);
    FunctionName parsed =
        FunctionName.parse(name)
            .orElseThrow(() -> invalid(name, "functionName"))
            .qualifiedBy(qualifier)
            .orElseThrow(LambdaService::twoQualifiers);
    return functions
        .find(parsed)
        .orElseThrow(
            () -> new AwsError("ResourceNotFoundException", 404, "Function not found: " + name));
  }

  private static void refuse(String qualifier) {
    throw invalid(qualifier, "qualifier");
  }

  private static AwsError twoQualifiers() {
    return new AwsError(
        "InvalidParameterValueException",
        400,
        "The derived qualifier from the function name does not match the specified qualifier.");
  }

  private static AwsError invalid(String value, String at) {
    return AwsError.invalid(
        "1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: Member must"
                .formatted(value, at)
            + " satisfy regular expression pattern");
  }
}
