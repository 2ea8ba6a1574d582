package dev.orderflow.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.amazonaws.services.lambda.runtime.Context;
import dev.orderflow.contracts.OrderIdRule;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.ErrorLog;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.PublishException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What a function behind an HTTP API does with a request: an answer or a problem, also where a part
 * of the system fails. A fault of the function itself is Lambda's to count, and ends in the API's
 * own answer, 500.
 */
public final class HttpFunction {

  /** What a function answers. It may be asked twice, and beside itself. */
  @FunctionalInterface
  public interface Routes {
    /** Counts what became of the request among the metrics. */
    Response answer(Request request, Metrics metrics);
  }

  private final String name;
  private final Clock clock;
  private final Routes routes;

  public HttpFunction(String name, Environment environment, Routes routes) {
    this.name = name;
    this.clock = environment.clock();
    this.routes = routes;
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a request
   */
  public void handle(InputStream input, OutputStream output, Context context) throws IOException {
    Request request = Request.parse(input.readAllBytes()).asGet();
    Metrics metrics = new Metrics(name);
    Response response = answer(request, metrics, context);
    metrics.print(clock.instant(), context.getLogger());
    output.write(response.payload().getBytes(UTF_8));
  }

  private Response answer(Request request, Metrics metrics, Context context) {
    try {
      if (request.routeKey().startsWith("POST ")) {
        requireNoParameters(request);
        // Also where it has no use yet: a key that is taken for one must be one.
        var _ = IdempotencyKey.optional(request);
      }
      return routes.answer(request, metrics);
    } catch (ProblemException e) {
      metrics.count("RequestsRefused");
      return e.response();
    } catch (SdkException | PublishException e) {
      metrics.count("RequestsFailed");
      report(request, e, context);
      return ProblemType.UNAVAILABLE
          .response("A part of the system does not answer. The same request may succeed later.")
          .with("retry-after", "1");
    }
  }

  /** What changes something is told by its body alone: a dry run asked for elsewhere is none. */
  private static void requireNoParameters(Request request) {
    if (!request.query().isEmpty()) {
      throw ProblemType.PARAMETER.exception("This request takes no parameters in its address.");
    }
  }

  private static void report(Request request, RuntimeException e, Context context) {
    Map<String, String> about = Map.of("apiRequestId", request.id(), "route", request.routeKey());
    String id = request.path().getOrDefault("id", "");
    ErrorLog.print(context, "request failed", e, about, OrderIdRule.accepts(id) ? id : null);
  }
}
