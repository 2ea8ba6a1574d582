package dev.orderflow.localcloud.issuer;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.localcloud.web.WebResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.Objects;

/** The page that asks who one wants to be. */
final class SignInPage {

  static final String STYLE = "/sign-in.css";

  private static final String FILE = "sign-in.html";

  private SignInPage() {}

  static WebResponse of(CodeRequest.Understood request) {
    String page =
        text(FILE)
            .replace("{redirect_uri}", escaped(request.redirectUri()))
            .replace("{scope}", escaped(request.scope()))
            .replace("{state}", escaped(request.state()))
            .replace("{code_challenge}", escaped(request.challenge()))
            .replace("{hint}", escaped(request.hint().isEmpty() ? "C-1" : request.hint()));
    return page(200, page, origin(request.redirectUri()));
  }

  static WebResponse refusal(String why) {
    return page(
        400,
        "<!doctype html><html lang=en><title>Sign in</title><link rel=stylesheet href=sign-in.css>"
            + "<main><h1>This is no request to sign in</h1><p>"
            + escaped(why)
            + "</p></main></html>",
        "");
  }

  static WebResponse style() {
    return WebResponse.of(200, "text/css; charset=utf-8", text("sign-in.css"))
        .with("X-Content-Type-Options", "nosniff");
  }

  /**
   * Its form is posted here, and leads on to where the client waits. Unlike elsewhere the referrer
   * is not withheld: browsers would withhold the Origin too, by which we know our own page.
   */
  private static WebResponse page(int status, String html, String client) {
    return WebResponse.of(status, "text/html; charset=utf-8", html)
        .with(
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; form-action 'self' %s; base-uri 'none'; frame-ancestors 'none'"
                .formatted(client))
        .with("X-Content-Type-Options", "nosniff")
        .with("Referrer-Policy", "same-origin")
        .with("Cross-Origin-Opener-Policy", "same-origin")
        .with("Cache-Control", "no-store");
  }

  private static String origin(String redirectUri) {
    URI uri = URI.create(redirectUri);
    return uri.getScheme() + "://" + uri.getRawAuthority();
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;")
        .replace("{", "&#123;");
  }

  private static String text(String name) {
    try (InputStream in = SignInPage.class.getResourceAsStream(name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
