package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The credential scope of a signed request: whose key, and for which service. */
record Credential(String accessKeyId, String service) {

  private static final Pattern SCOPE =
      Pattern.compile("Credential=([^/,\\s&]+)/[^,\\s&]*?([^/,\\s&]+)/aws4_request");

  /** From the Authorization header, or from the query of a pre-signed URL. */
  static Optional<Credential> of(Map<String, String> headers, String query) {
    return find(headers.getOrDefault("authorization", ""))
        .or(() -> find(URLDecoder.decode(query.replace("+", "%2B"), UTF_8)));
  }

  private static Optional<Credential> find(String text) {
    Matcher scope = SCOPE.matcher(text);
    return scope.find()
        ? Optional.of(new Credential(scope.group(1), scope.group(2)))
        : Optional.empty();
  }
}
