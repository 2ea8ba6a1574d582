package dev.orderflow.localcloud.api;

import dev.orderflow.localcloud.template.HttpApi;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What an API with a CORS configuration tells browsers, instead of its functions. */
record CrossOrigin(HttpApi.Cors cors) {

  private static final String PREFIX = "access-control-";

  /** The answer to a preflight request, for whatever path. */
  Optional<WebResponse> preflight(WebRequest request) {
    if (!request.method().equals("OPTIONS")) {
      return Optional.empty();
    }
    List<WebHeader> headers = new ArrayList<>();
    if (request.header("access-control-request-method").isPresent()) {
      headers.addAll(allowed(request));
      add(headers, "Access-Control-Allow-Methods", cors.methods());
      add(headers, "Access-Control-Allow-Headers", cors.headers());
      if (!headers.isEmpty()) {
        cors.maxAge()
            .ifPresent(
                it -> headers.add(new WebHeader("Access-Control-Max-Age", "" + it.toSeconds())));
      }
    }
    return Optional.of(new WebResponse(204, headers, new byte[0]));
  }

  /** The response with the API's headers in place of those that the function wrote. */
  WebResponse applied(WebRequest request, WebResponse response) {
    List<WebHeader> headers = new ArrayList<>(response.headers());
    headers.removeIf(it -> it.name().toLowerCase(Locale.ROOT).startsWith(PREFIX));
    List<WebHeader> allowed = allowed(request);
    headers.addAll(allowed);
    if (!allowed.isEmpty()) {
      add(headers, "Access-Control-Expose-Headers", cors.exposedHeaders());
    }
    return new WebResponse(response.status(), headers, response.body());
  }

  /** Whether it comes from a page that the API is for. */
  boolean isAllowed(WebRequest request) {
    String origin = request.header("origin").orElse("");
    return !origin.isEmpty() && cors.origins().stream().anyMatch(it -> matches(it, origin));
  }

  private List<WebHeader> allowed(WebRequest request) {
    if (!isAllowed(request)) {
      return List.of();
    }
    String origin = request.header("origin").orElse("");
    List<WebHeader> headers = new ArrayList<>();
    boolean all = cors.origins().contains("*");
    headers.add(new WebHeader("Access-Control-Allow-Origin", all ? "*" : origin));
    if (cors.credentials()) {
      headers.add(new WebHeader("Access-Control-Allow-Credentials", "true"));
    }
    if (!all) {
      headers.add(new WebHeader("Vary", "Origin"));
    }
    return headers;
  }

  /** {@code *}, all of a scheme such as {@code https://*}, or one. */
  private static boolean matches(String allowed, String origin) {
    return allowed.endsWith("*")
        ? origin.startsWith(allowed.substring(0, allowed.length() - 1))
        : allowed.equalsIgnoreCase(origin);
  }

  private static void add(List<WebHeader> headers, String name, List<String> values) {
    if (!headers.isEmpty() && !values.isEmpty()) {
      headers.add(new WebHeader(name, String.join(",", values)));
    }
  }
}
