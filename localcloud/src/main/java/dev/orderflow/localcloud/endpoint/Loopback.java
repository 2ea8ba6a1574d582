package dev.orderflow.localcloud.endpoint;

import dev.orderflow.localcloud.web.WebRequest;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Keeps web pages out. A page that a browser on this machine shows can reach loopback too: by a
 * name of its own that resolves to 127.0.0.1 (the Host header tells), or across origins (Origin and
 * Sec-Fetch-Site tell).
 */
public final class Loopback {

  private static final String NAME = "localhost";
  private static final Pattern ADDRESS = Pattern.compile("127(\\.\\d{1,3}){3}|\\[::1]|::1");
  private static final Pattern LABELS = Pattern.compile("[a-z0-9.-]+");
  private static final Pattern PORT = Pattern.compile(":\\d*$");

  private Loopback() {}

  /**
   * @throws AwsError if the request did not come from a client on this machine
   */
  static void check(Map<String, String> headers) {
    String host = headers.getOrDefault("host", "");
    if (!isHere(host)) {
      throw refused("for the host \"" + host + "\"");
    }
    String origin = headers.get("origin");
    if (origin != null && !isLoopback(hostOf(origin))) {
      throw refused("from the web page \"" + origin + "\"");
    }
    if ("cross-site".equals(headers.get("sec-fetch-site"))) {
      throw refused("from another site's web page");
    }
  }

  /**
   * Whether a web page of elsewhere sends this. Following a link from elsewhere to one of our pages
   * is no such request.
   */
  public static boolean isFromElsewhere(WebRequest request) {
    Optional<String> origin = request.header("origin");
    if (origin.isPresent()) {
      return !isLoopback(hostOf(origin.get()));
    }
    boolean follows =
        request.method().equals("GET")
            && request.header("sec-fetch-mode").orElse("").equals("navigate");
    return request.header("sec-fetch-site").orElse("").equals("cross-site") && !follows;
  }

  /** Whether a Host header names this machine. */
  public static boolean isHere(@Nullable String host) {
    return host != null && isLoopback(PORT.matcher(host).replaceFirst(""));
  }

  private static boolean isLoopback(@Nullable String given) {
    if (given == null) {
      return false;
    }
    String host = given.toLowerCase(Locale.ROOT);
    return host.equals(NAME)
        || ADDRESS.matcher(host).matches()
        || host.length() > NAME.length() + 1
            && host.endsWith("." + NAME)
            && LABELS.matcher(host).matches();
  }

  /** Of an Origin header; null if it has none. */
  public static @Nullable String hostOf(String origin) {
    try {
      return URI.create(origin).getHost();
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static AwsError refused(String what) {
    return new AwsError(
        "AccessDeniedException", 403, "Requests " + what + " are refused: this is a local cloud.");
  }
}
