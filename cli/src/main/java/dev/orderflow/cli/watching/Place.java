package dev.orderflow.cli.watching;

import dev.orderflow.cli.connect.DevIssuer;
import dev.orderflow.cli.terminal.CommandException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * Where the news are, and as whom one looks.
 *
 * @param url without a token, which must not be printed
 * @param token the only one there is; null where the development issuer gives one for each
 *     connection
 * @param all whether to hear of the orders of all
 */
record Place(URI url, @Nullable String token, DevIssuer issuer, String subject, boolean all) {

  /**
   * @param liveUrl null for the local cloud's
   */
  static Place of(
      @Nullable String liveUrl,
      String apiUrl,
      @Nullable String token,
      String subject,
      boolean all) {
    String url = liveUrl == null ? apiUrl.replaceFirst("^http", "ws") + "/live" : liveUrl;
    return new Place(parse(url), token, new DevIssuer(apiUrl), subject, all);
  }

  /** With a token; not to be shown to anyone. */
  URI address() throws InterruptedException {
    String scope = all ? "orders:operate" : "orders:read";
    String good = token == null ? issuer.token(subject, scope) : token;
    try {
      return URI.create(url + "?token=" + good + (all ? "&all=true" : ""));
    } catch (IllegalArgumentException e) {
      throw CommandException.unusable("ORDERFLOW_TOKEN is no token");
    }
  }

  boolean hasOneTokenOnly() {
    return token != null;
  }

  String refusedBecause() {
    return hasOneTokenOnly()
        ? "ORDERFLOW_TOKEN is expired, or not for this"
        : "it does not trust the development issuer at " + issuer.apiUrl();
  }

  private static URI parse(String url) {
    try {
      URI parsed = URI.create(url);
      boolean isWebSocket = "ws".equals(parsed.getScheme()) || "wss".equals(parsed.getScheme());
      if (isWebSocket && parsed.getHost() != null && parsed.getQuery() == null) {
        return parsed;
      }
    } catch (IllegalArgumentException e) {
      throw notAnAddress(url);
    }
    throw notAnAddress(url);
  }

  private static CommandException notAnAddress(String url) {
    return CommandException.unusable(
        "'" + url + "' is not a ws or wss address such as ws://127.0.0.1:8080/live");
  }
}
