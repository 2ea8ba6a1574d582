package dev.orderflow.services.live.token;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.IssuerKeyCache;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JwtVerifierTest {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");
  private static final Map<String, String> HEADER = Map.of("alg", "RS256", "kid", "k-1");

  private final Issuer issuer = new Issuer();
  private Instant now = NOW;
  private boolean down;
  private final JwtVerifier jwtVerifier =
      new JwtVerifier(
          Issuer.URL,
          Issuer.AUDIENCE,
          IssuerKeys.of(
              Issuer.URL, address -> down ? noAnswer() : issuer.get(address), new Ticking()));

  @Test
  void aGoodTokenNamesItsHolder() {
    assertThat(principal(issuer.token(claims())))
        .isEqualTo(
            new TokenPrincipal(
                "C-1", Set.of("orders:read", "orders:write"), NOW.plusSeconds(3600)));
  }

  @Test
  void theAudienceMayBeOneOfManyOrTheClient() {
    assertThat(principal(issuer.token(with("aud", List.of("other", Issuer.AUDIENCE))))).isNotNull();
    Map<String, @Nullable Object> client = with("client_id", Issuer.AUDIENCE);
    client.remove("aud");
    assertThat(principal(issuer.token(client))).isNotNull();
  }

  @Test
  void claimsThatAreNotOursAreRefused() {
    long epoch = NOW.getEpochSecond();
    assertRefused(with("iss", "https://other.example"));
    assertRefused(with("aud", "other"));
    assertRefused(with("aud", List.of()));
    assertRefused(with("exp", epoch));
    assertRefused(with("exp", Long.toString(epoch + 60)));
    assertRefused(with("nbf", epoch + 60));
    assertRefused(with("iat", epoch + 60));
    assertRefused(with("iat", "now"));
    assertRefused(with("sub", ""));
    assertRefused(with("sub", 7));
    assertRefused(with("sub", "x".repeat(65)));
    Map<String, @Nullable Object> endless = claims();
    endless.remove("exp");
    assertRefused(endless);
  }

  @Test
  void aTokenExpiresWhileItsKeyIsKept() {
    String token = issuer.token(claims());
    assertThat(principal(token)).isNotNull();
    now = NOW.plusSeconds(3600);
    assertThat(principal(token)).isNull();
  }

  @Test
  void aTokenDoesNotChooseHowItIsChecked() throws Exception {
    KeyPair key = issuer.key("k-1");
    String none = Issuer.part(Json.write(Map.of("alg", "none", "kid", "k-1")));
    String claims = Issuer.part(Json.write(claims()));
    assertThat(principal(none + "." + claims + ".")).isNull();
    for (String alg : List.of("none", "HS256", "RS384", "PS256", "rs256")) {
      assertThat(principal(Issuer.token(Map.of("alg", alg, "kid", "k-1"), claims(), key))).isNull();
    }
    Map<String, ?> critical = Map.of("alg", "RS256", "kid", "k-1", "crit", List.of("x"));
    assertThat(principal(Issuer.token(critical, claims(), key))).isNull();
    assertThat(principal(hmacWithPublicKey(claims))).isNull();
  }

  @Test
  void onlyTheIssuersKeysCount() {
    assertThat(principal(Issuer.token(HEADER, claims(), Issuer.pair(2048)))).isNull();
    assertThat(principal(Issuer.token(Map.of("alg", "RS256"), claims(), issuer.key("k-1"))))
        .isNull();
    issuer.addKey("small", 1024);
    Map<String, ?> small = Map.of("alg", "RS256", "kid", "small");
    assertThat(principal(Issuer.token(small, claims(), issuer.key("small")))).isNull();
  }

  @Test
  void whatIsChangedAfterSigningIsRefused() {
    String[] parts = issuer.token(claims()).split("\\.");
    String other = Issuer.part(Json.write(with("sub", "C-2")));
    assertThat(principal(parts[0] + "." + other + "." + parts[2])).isNull();
    assertThat(principal(parts[0] + "." + parts[1] + ".")).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ".", "..", "a.b.c", "a.b", "e30.e30.e30", "e30.W10.x", "%.%.%"})
  void garbageIsRefused(String token) {
    assertThat(principal(token)).isNull();
    assertThat(principal(token + "x".repeat(100_000))).isNull();
  }

  @Test
  void scopesAreSplitAtSpacesAndNowhereElse() {
    for (String other : List.of(",", "\t", "\n", "\u00a0", "\u2003", "\u2028", "+", ";")) {
      assertThat(scopes("x" + other + "orders:operate")).doesNotContain("orders:operate");
      assertThat(scopes(other + "orders:operate")).doesNotContain("orders:operate");
      assertThat(scopes("orders:operate" + other)).doesNotContain("orders:operate");
    }
    assertThat(scopes("  a   b ")).containsExactlyInAnyOrder("a", "b");
    assertThat(scopes("")).isEmpty();
  }

  @Test
  void aTokenForSomethingElseThanAccessIsRefused() {
    assertThat(principal(issuer.token(with("token_use", "access")))).isNotNull();
    assertRefused(with("token_use", "id"));
    assertRefused(with("token_use", List.of("access")));
  }

  @Test
  void anIssuerThatIsDownLocksNobodyOutWhoseKeyIsKnown() {
    String token = issuer.token(with("exp", NOW.getEpochSecond() + 200_000));
    assertThat(principal(token)).isNotNull();
    down = true;
    now = NOW.plus(Duration.ofHours(23));
    assertThat(principal(token)).isNotNull();
    now = NOW.plus(Duration.ofHours(25));
    assertThatExceptionOfType(IssuerKeyCache.UnavailableException.class)
        .isThrownBy(() -> principal(token));
  }

  @Test
  void aNewKeyIsFoundAndMadeUpOnesAreNotAskedForAgainAndAgain() {
    assertThat(principal(issuer.token(claims()))).isNotNull();
    issuer.addKey("k-2", 2048);
    Map<String, ?> header = Map.of("alg", "RS256", "kid", "k-2");
    assertThat(principal(Issuer.token(header, claims(), issuer.key("k-2")))).isNotNull();
    for (int i = 0; i < 10; i++) {
      Map<String, ?> unknown = Map.of("alg", "RS256", "kid", "u-" + i);
      assertThat(principal(Issuer.token(unknown, claims(), issuer.key("k-1")))).isNull();
    }
    assertThat(issuer.looks()).isEqualTo(2);
  }

  @Test
  void aWithdrawnKeyIsForgottenWithinTheHour() {
    String token = issuer.token(with("exp", NOW.getEpochSecond() + 86_400));
    issuer.addKey("k-2", 2048);
    assertThat(principal(token)).isNotNull();
    issuer.removeKey("k-1");
    assertThat(principal(token)).isNotNull();
    now = now.plus(Duration.ofMinutes(61));
    assertThat(principal(token)).isNull();
  }

  @Test
  void anIssuerThatDoesNotAnswerIsNoRejection() {
    down = true;
    assertThatExceptionOfType(IssuerKeyCache.UnavailableException.class)
        .isThrownBy(() -> principal(issuer.token(claims())))
        .withCauseInstanceOf(UncheckedIOException.class);
  }

  private static String noAnswer() {
    throw new UncheckedIOException(new IOException("no answer"));
  }

  private Set<String> scopes(String scope) {
    return Objects.requireNonNull(principal(issuer.token(with("scope", scope)))).scopes();
  }

  private void assertRefused(Map<String, @Nullable Object> claims) {
    assertThat(principal(issuer.token(claims))).as("%s", claims).isNull();
  }

  private @Nullable TokenPrincipal principal(String token) {
    return jwtVerifier.principal(token, now);
  }

  private String hmacWithPublicKey(String claims) throws Exception {
    String signed = Issuer.part(Json.write(Map.of("alg", "HS256", "kid", "k-1"))) + "." + claims;
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(issuer.key("k-1").getPublic().getEncoded(), "HmacSHA256"));
    return signed + "." + Issuer.base64(mac.doFinal(signed.getBytes(UTF_8)));
  }

  private static Map<String, @Nullable Object> claims() {
    Map<String, @Nullable Object> claims = new HashMap<>();
    claims.put("iss", Issuer.URL);
    claims.put("aud", Issuer.AUDIENCE);
    claims.put("sub", "C-1");
    claims.put("scope", "orders:read orders:write");
    claims.put("iat", NOW.getEpochSecond());
    claims.put("exp", NOW.getEpochSecond() + 3600);
    return claims;
  }

  private static Map<String, @Nullable Object> with(String name, Object value) {
    Map<String, @Nullable Object> claims = claims();
    claims.put(name, value);
    return claims;
  }

  private final class Ticking extends Clock {
    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
