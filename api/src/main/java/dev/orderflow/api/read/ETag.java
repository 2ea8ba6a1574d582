package dev.orderflow.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** A strong validator (RFC 9110, 8.8.3): it changes exactly when the answer's bytes do. */
record ETag(String text) {

  private static final int BYTES = 15;

  static ETag of(Response response) {
    byte[] hash = Arrays.copyOf(sha256(response.body().getBytes(UTF_8)), BYTES);
    return new ETag('"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"');
  }

  /** Whether the client has this already; compared weakly, as RFC 9110, 13.1.2 asks for. */
  boolean isKnownTo(Request request) {
    String known = request.header("if-none-match");
    return known != null
        && Arrays.stream(known.split(","))
            .map(String::strip)
            .anyMatch(it -> it.equals("*") || it.equals(text) || it.equals("W/" + text));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has it", e);
    }
  }
}
