package dev.orderflow.localcloud.site;

import dev.orderflow.localcloud.web.WebResponse;
import java.net.URI;

/**
 * What browsers are told about the console's pages. On AWS the distribution tells them the same
 * (console/template.yaml); a test compares the two.
 */
final class PageHeaders {

  private static final String POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:;"
          + " connect-src 'self' %s; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

  private PageHeaders() {}

  /** Files change when the project does: each is asked for again, and mostly not sent again. */
  static WebResponse on(WebResponse response, URI site) {
    String live = "ws://" + site.getAuthority();
    return response
        .with("Cache-Control", "no-cache")
        .with("Content-Security-Policy", POLICY.formatted(live))
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "no-referrer")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cross-Origin-Resource-Policy", "same-origin");
  }
}
