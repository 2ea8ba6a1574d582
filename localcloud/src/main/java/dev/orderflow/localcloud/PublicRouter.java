package dev.orderflow.localcloud;

import dev.orderflow.localcloud.endpoint.Loopback;
import dev.orderflow.localcloud.issuer.DevIssuer;
import dev.orderflow.localcloud.mail.MailReading;
import dev.orderflow.localcloud.site.Site;
import dev.orderflow.localcloud.web.WebAnswer;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** The port for people: what is the local cloud's own, and behind it the APIs of the templates. */
record PublicRouter(
    StorageHealth health,
    WebHandler issuer,
    WebHandler mail,
    Optional<Site> site,
    BooleanSupplier full,
    WebHandler api,
    WebHandler sockets)
    implements WebHandler {

  @Override
  public Optional<WebResponse> rejection(WebRequest request) {
    if (!Loopback.isHere(request.header("host").orElse(""))) {
      return Optional.of(WebResponse.message(403, "This is a local cloud; it has no other name"));
    }
    return isForOurPages(request) && Loopback.isFromElsewhere(request)
        ? Optional.of(WebResponse.message(403, "Forbidden"))
        : api.rejection(request);
  }

  /**
   * A page of elsewhere must get neither tokens nor mail nor news, whatever the API's CORS
   * configuration allows.
   */
  private static boolean isForOurPages(WebRequest request) {
    return request.path().startsWith(DevIssuer.PATH + "/")
        || isBelow(MailReading.PATH, request)
        || request.wantsWebSocket();
  }

  @Override
  public WebAnswer handle(WebRequest request) throws Exception {
    if (request.path().equals("/health")) {
      return answer(request.method());
    }
    if (request.path().startsWith(DevIssuer.PATH + "/")) {
      return issuer.handle(request);
    }
    if (isBelow(MailReading.PATH, request)) {
      return mail.handle(request);
    }
    if (request.wantsWebSocket()) {
      return sockets.handle(request);
    }
    Optional<WebResponse> page = site.isPresent() ? site.get().answer(request) : Optional.empty();
    return page.isPresent() ? page.get() : api.handle(request);
  }

  private static boolean isBelow(String path, WebRequest request) {
    return request.path().equals(path) || request.path().startsWith(path + "/");
  }

  private WebResponse answer(String method) {
    return switch (method) {
      case "GET", "HEAD" ->
          health
              .trouble()
              .map(reason -> WebResponse.json(503, Map.of("status", "not ready", "reason", reason)))
              .orElseGet(this::ready);
      default -> WebResponse.message(405, "Method Not Allowed").with("Allow", "GET, HEAD");
    };
  }

  private WebResponse ready() {
    return WebResponse.json(200, Map.of("status", full.getAsBoolean() ? "throttling" : "ready"));
  }
}
