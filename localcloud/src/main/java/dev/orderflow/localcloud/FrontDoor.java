package dev.orderflow.localcloud;

import dev.orderflow.localcloud.endpoint.Loopback;
import dev.orderflow.localcloud.issuer.DevIssuer;
import dev.orderflow.localcloud.web.WebAnswer;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.util.Map;

/** The port for people: what is the local cloud's own, and behind it the APIs of the templates. */
record FrontDoor(WebHandler issuer, WebHandler api, WebHandler sockets) implements WebHandler {

  @Override
  public WebAnswer handle(WebRequest request) throws Exception {
    if (!Loopback.isHere(request.header("host").orElse(""))) {
      return WebResponse.message(403, "This is a local cloud; it has no other name");
    }
    if (request.path().equals("/health")) {
      return health(request.method());
    }
    return request.path().startsWith(DevIssuer.PATH + "/")
        ? toIssuer(request)
        : (request.wantsWebSocket() ? sockets : api).handle(request);
  }

  /** A page of elsewhere must not get tokens, whatever the API's CORS configuration allows. */
  private WebAnswer toIssuer(WebRequest request) throws Exception {
    boolean foreign =
        request.header("origin").filter(it -> !Loopback.isHere(Loopback.hostOf(it))).isPresent();
    return foreign ? WebResponse.message(403, "Forbidden") : issuer.handle(request);
  }

  private static WebResponse health(String method) {
    return switch (method) {
      case "GET", "HEAD" -> WebResponse.json(200, Map.of("status", "ready"));
      default -> WebResponse.message(405, "Method Not Allowed").with("Allow", "GET, HEAD");
    };
  }
}
