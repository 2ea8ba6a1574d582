package dev.orderflow.services.live.token;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.math.BigInteger;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** An issuer with keys of its own, and the web on which it publishes them. */
public final class Issuer {

  public static final String URL = "https://issuer.example";
  public static final String AUDIENCE = "orderflow";

  private final Map<String, KeyPair> keys = new LinkedHashMap<>();
  private final List<URI> asked = new ArrayList<>();

  public Issuer() {
    addKey("k-1", 2048);
  }

  void addKey(String id, int bits) {
    keys.put(id, pair(bits));
  }

  void removeKey(String id) {
    keys.remove(id);
  }

  KeyPair key(String id) {
    return Objects.requireNonNull(keys.get(id));
  }

  /** How often somebody asked for the keys. */
  int looks() {
    return (int) asked.stream().filter(it -> it.getPath().equals("/keys")).count();
  }

  public String get(URI address) {
    asked.add(address);
    return switch (address.toString()) {
      case URL + "/.well-known/openid-configuration" ->
          Json.write(Map.of("issuer", URL, "jwks_uri", URL + "/keys"));
      case URL + "/keys" ->
          Json.write(Map.of("keys", keys.entrySet().stream().map(Issuer::jwk).toList()));
      default -> throw new AssertionError("nobody publishes " + address);
    };
  }

  public String token(Map<String, ?> claims) {
    return token(Map.of("alg", "RS256", "kid", "k-1"), claims, key("k-1"));
  }

  static String token(Map<String, ?> header, Map<String, ?> claims, KeyPair key) {
    String signed = part(Json.write(header)) + "." + part(Json.write(claims));
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(key.getPrivate());
      signature.update(signed.getBytes(UTF_8));
      return signed + "." + base64(signature.sign());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static KeyPair pair(int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(bits);
      return generator.generateKeyPair();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  static String part(String json) {
    return base64(json.getBytes(UTF_8));
  }

  static String base64(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> jwk(Map.Entry<String, KeyPair> key) {
    RSAPublicKey rsa = (RSAPublicKey) key.getValue().getPublic();
    return Map.of(
        "kty",
        "RSA",
        "kid",
        key.getKey(),
        "use",
        "sig",
        "alg",
        "RS256",
        "n",
        number(rsa.getModulus()),
        "e",
        number(rsa.getPublicExponent()));
  }

  private static String number(BigInteger number) {
    return base64(number.toByteArray());
  }
}
