package dev.orderflow.localcloud.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.endpoint.Loopback;
import dev.orderflow.localcloud.metrics.ApiMeter;
import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.template.HttpRoute;
import dev.orderflow.localcloud.web.Form;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.time.Clock;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BiConsumer;

/** Answers for one HTTP API: finds the route, and refuses or asks its function. */
public final class HttpApiFront implements WebHandler {

  private static final int ID_BYTES = 11;

  private final HttpApi api;
  private final Routes routes;
  private final Integration integration;
  private final Throttle throttle;
  private final Throttle anonymous;
  private final SignIn signIn;
  private final Optional<CrossOrigin> crossOrigin;
  private final AccessLog accessLog;
  private final Clock clock;
  private final ApiMeter meter;

  /**
   * @param accessLines takes the log group and the line of each request, if the API has a log
   */
  public HttpApiFront(
      HttpApi api,
      List<HttpRoute> routes,
      Integration integration,
      BiConsumer<String, String> accessLines,
      Clock clock,
      ApiMeter meter) {
    this.api = api;
    this.routes = new Routes(routes);
    this.integration = integration;
    this.throttle = new Throttle(api, System::nanoTime);
    this.anonymous = new Throttle(api, System::nanoTime);
    this.signIn = new SignIn(api, clock);
    this.crossOrigin = api.cors().map(CrossOrigin::new);
    this.accessLog = new AccessLog(api, accessLines);
    this.clock = clock;
    this.meter = meter;
  }

  /** Where the templates have no HTTP API. */
  public static WebHandler none() {
    return new WebHandler() {
      @Override
      public Optional<WebResponse> rejection(WebRequest request) {
        return ofElsewhere(request);
      }

      @Override
      public WebResponse handle(WebRequest request) {
        return WebResponse.message(404, "Not Found");
      }
    };
  }

  /**
   * API Gateway asks no request for its origin. On a developer's machine, any page could send it.
   */
  @Override
  public Optional<WebResponse> rejection(WebRequest request) {
    return crossOrigin.filter(it -> it.isAllowed(request)).isPresent()
        ? Optional.empty()
        : ofElsewhere(request);
  }

  private static Optional<WebResponse> ofElsewhere(WebRequest request) {
    return Loopback.isFromElsewhere(request)
        ? Optional.of(WebResponse.message(403, "Forbidden"))
        : Optional.empty();
  }

  @Override
  public WebResponse handle(WebRequest request) {
    long begun = System.nanoTime();
    WebResponse response = respond(request);
    meter.answered(response.status(), System.nanoTime() - begun);
    return response;
  }

  private WebResponse respond(WebRequest request) {
    String id = id();
    // As API Gateway does, before it looks for a route: an encoded slash is one like any other.
    Optional<String> path = Form.decodePath(request.path());
    if (path.isEmpty()) {
      return WebResponse.message(400, "Bad Request").with("apigw-requestid", id);
    }
    Exchange exchange = new Exchange(id, clock.instant(), request, path.get());
    Optional<Routes.Match> match = routes.find(request.method(), exchange.path());
    long begun = System.nanoTime();
    Reply reply =
        crossOrigin
            .flatMap(it -> it.preflight(request))
            .map(Reply::ofFunction)
            .orElseGet(
                () ->
                    match
                        .map(it -> answer(exchange, it))
                        .orElseGet(() -> Reply.ofApi(404, "Not Found")));
    accessLog.add(exchange, match, reply, System.nanoTime() - begun);
    return reply.response().with("apigw-requestid", id);
  }

  private Reply answer(Exchange exchange, Routes.Match match) {
    Reply reply = admit(exchange, match);
    return crossOrigin
        .map(it -> reply.with(it.applied(exchange.request(), reply.response())))
        .orElse(reply);
  }

  /** Those who are turned away have buckets of their own, and empty nobody else's. */
  private Reply admit(Exchange exchange, Routes.Match match) {
    return switch (signIn.attempt(match.route(), exchange.request())) {
      case SignIn.Result.Refused(var response) ->
          anonymous.allows(match.route())
              ? new Reply(response, refusal(response.status()))
              : tooMany();
      case SignIn.Result.Let(var who) ->
          throttle.allows(match.route())
              ? ask(match.route(), ProxyEvent.write(api, exchange, match, who).getBytes(UTF_8))
              : tooMany();
    };
  }

  private static Reply tooMany() {
    return Reply.ofApi(429, "Too Many Requests");
  }

  private static String refusal(int status) {
    return status == 401 ? "Unauthorized" : "Forbidden";
  }

  private Reply ask(HttpRoute route, byte[] event) {
    String source = api.arn() + "/" + HttpApi.STAGE + "/" + route.routeKey().replaceFirst(" ", "");
    long begun = System.nanoTime();
    Integration.Result result =
        integration.call(route.functionArn(), source, event, route.timeout());
    meter.integrated(System.nanoTime() - begun);
    return switch (result) {
      case Integration.Result.Answered(var payload) ->
          ProxyResponse.of(payload).map(Reply::ofFunction).orElseGet(HttpApiFront::failed);
      case Integration.Result.TooLarge _ -> Reply.ofApi(413, "Request Entity Too Large");
      case Integration.Result.Failed _ -> failed();
      case Integration.Result.Late _ -> Reply.ofApi(503, "Service Unavailable");
    };
  }

  private static Reply failed() {
    return Reply.ofApi(500, "Internal Server Error");
  }

  private static String id() {
    byte[] random = new byte[ID_BYTES];
    ThreadLocalRandom.current().nextBytes(random);
    return Base64.getUrlEncoder().encodeToString(random);
  }
}
