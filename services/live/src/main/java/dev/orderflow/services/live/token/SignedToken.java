package dev.orderflow.services.live.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.JsonObjects;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A JWS in its compact form (RFC 7515), read and not yet believed. */
record SignedToken(
    Map<String, @Nullable Object> header,
    Map<String, @Nullable Object> claims,
    String signed,
    String signature) {

  private static final int LONGEST = 8 * 1024;

  /** Null if it is none. */
  static @Nullable SignedToken parse(String token) {
    String[] parts = token.split("\\.", -1);
    if (token.length() > LONGEST || parts.length != 3) {
      return null;
    }
    try {
      return new SignedToken(
          object(parts[0]), object(parts[1]), parts[0] + "." + parts[1], parts[2]);
    } catch (IllegalArgumentException | JsonException e) {
      return null;
    }
  }

  /** RS256 and nothing else: the token does not get to choose how it is checked. */
  boolean isRs256() {
    return "RS256".equals(header.get("alg")) && !header.containsKey("crit");
  }

  @Nullable String keyId() {
    return header.get("kid") instanceof String kid ? kid : null;
  }

  boolean isSignedBy(PublicKey key) {
    try {
      Signature verifier = Signature.getInstance("SHA256withRSA");
      verifier.initVerify(key);
      verifier.update(signed.getBytes(UTF_8));
      return verifier.verify(Base64.getUrlDecoder().decode(signature));
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }

  private static Map<String, @Nullable Object> object(String part) {
    return JsonObjects.object("part", Json.parse(Base64.getUrlDecoder().decode(part)));
  }
}
