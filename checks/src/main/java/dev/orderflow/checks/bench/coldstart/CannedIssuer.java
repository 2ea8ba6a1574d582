package dev.orderflow.checks.bench.coldstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An issuer with one key, below {@link #PATH} of an endpoint, and a token of it for an hour. */
final class CannedIssuer {

  static final String PATH = "/issuer";
  static final String AUDIENCE = "bench";

  private static final String KEY_ID = "bench-key";

  private final KeyPair key;

  CannedIssuer() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      key = generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What it publishes, if it publishes anything there. */
  Optional<Map<String, ?>> document(URI endpoint, String path) {
    return switch (path) {
      case PATH + "/.well-known/openid-configuration" ->
          Optional.of(Map.of("issuer", endpoint + PATH, "jwks_uri", endpoint + PATH + "/keys"));
      case PATH + "/keys" -> Optional.of(Map.of("keys", List.of(publicKey())));
      default -> Optional.empty();
    };
  }

  String token(URI endpoint, Instant now) {
    Map<String, ?> header = Map.of("alg", "RS256", "kid", KEY_ID);
    Map<String, ?> claims =
        Map.of(
            "iss",
            endpoint + PATH,
            "client_id",
            AUDIENCE,
            "sub",
            "CUST-17",
            "scope",
            "orders:read orders:write",
            "token_use",
            "access",
            "iat",
            now.getEpochSecond(),
            "exp",
            now.plus(Duration.ofHours(1)).getEpochSecond());
    String signed = part(header) + "." + part(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Map<String, ?> publicKey() {
    RSAPublicKey rsa = (RSAPublicKey) key.getPublic();
    return Map.of(
        "kty",
        "RSA",
        "use",
        "sig",
        "alg",
        "RS256",
        "kid",
        KEY_ID,
        "n",
        number(rsa.getModulus()),
        "e",
        number(rsa.getPublicExponent()));
  }

  private static String part(Map<String, ?> json) {
    return base64(Json.write(json).getBytes(UTF_8));
  }

  private static String number(BigInteger number) {
    byte[] bytes = number.toByteArray();
    int sign = bytes[0] == 0 ? 1 : 0;
    return base64(Arrays.copyOfRange(bytes, sign, bytes.length));
  }

  private static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
