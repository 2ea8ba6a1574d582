package dev.orderflow.localcloud.jwt;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.localcloud.LocalHttp;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer over HTTP whose keys the test holds. */
final class TestIssuer implements AutoCloseable {

  final AtomicInteger timesAsked = new AtomicInteger();
  volatile RSAKey key = newKey("first");

  private final HttpServer server;

  TestIssuer() throws IOException {
    server = LocalHttp.listen(0, 10);
    server.createContext(
        "/realm/.well-known/openid-configuration",
        exchange ->
            answer(exchange, "{\"jwks_uri\":\"" + url().replace("/realm", "/keys") + "\"}"));
    server.createContext(
        "/keys",
        exchange -> {
          timesAsked.incrementAndGet();
          answer(exchange, new JWKSet(key).toString(true));
        });
    server.start();
  }

  static RSAKey newKey(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/realm";
  }

  /** Claims that are accepted, to be spoilt. */
  JWTClaimsSet.Builder claims(Date now) {
    return new JWTClaimsSet.Builder()
        .issuer(url())
        .audience("us")
        .subject("C-1")
        .claim("scope", "a b")
        .issueTime(now)
        .notBeforeTime(now)
        .expirationTime(new Date(now.getTime() + 60_000));
  }

  String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    return signed(claims, key, JWSAlgorithm.RS256);
  }

  static String signed(JWTClaimsSet.Builder claims, RSAKey key, JWSAlgorithm algorithm)
      throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(algorithm).keyID(key.getKeyID()).build(), claims.build());
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  private static void answer(HttpExchange exchange, String body) throws IOException {
    try (exchange) {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
