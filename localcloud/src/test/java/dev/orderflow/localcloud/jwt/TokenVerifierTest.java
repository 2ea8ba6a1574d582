package dev.orderflow.localcloud.jwt;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.orderflow.kit.IssuerKeyCache;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TokenVerifierTest {

  private static final Instant INSTANT = Instant.parse("2026-03-01T12:00:00Z");
  private static final Date NOW = Date.from(INSTANT);
  private static final Date BEFORE = Date.from(INSTANT.minusSeconds(1));
  private static final Date AFTER = Date.from(INSTANT.plusSeconds(1));

  private final TestIssuer issuer;
  private Instant now = INSTANT;
  private TokenVerifier verifier;

  TokenVerifierTest() throws IOException {
    issuer = new TestIssuer();
    verifier = verifier();
  }

  private TokenVerifier verifier() {
    return TokenVerifier.of(issuer.url(), List.of("others", "us"), new Ticking());
  }

  @BeforeEach
  void fresh() {
    verifier = verifier();
  }

  @AfterEach
  void close() {
    issuer.close();
  }

  @Test
  void aGoodTokenIsAccepted() throws Exception {
    Verdict verdict = verifier.verify(issuer.signed(issuer.claims(NOW)));
    assertThat(verdict)
        .isInstanceOfSatisfying(
            Verdict.Accepted.class,
            it -> {
              assertThat(it.claims()).containsEntry("sub", "C-1");
              assertThat(it.scopes()).containsExactly("a", "b");
            });
  }

  @Test
  void scopesMayBeInScp() throws Exception {
    String token =
        issuer.signed(issuer.claims(NOW).claim("scope", null).claim("scp", List.of("c", "d")));
    assertThat(verifier.verify(token))
        .isInstanceOfSatisfying(
            Verdict.Accepted.class, it -> assertThat(it.scopes()).containsExactly("c", "d"));
  }

  @Test
  void whatIsNoTokenCannotBeDecoded() {
    for (String garbage : List.of("", "x", "a.b", "a.b.c", "....", "e30.e30.", "x".repeat(9_000))) {
      assertThat(verifier.verify(garbage)).isEqualTo(refused("the token cannot be decoded"));
    }
  }

  @Test
  void withoutASignatureNothingIsBelieved() throws Exception {
    String plain = new PlainJWT(issuer.claims(NOW).build()).serialize();
    assertThat(verifier.verify(plain)).isEqualTo(refused("the token cannot be decoded"));
    String signed = issuer.signed(issuer.claims(NOW));
    String none =
        Base64.getUrlEncoder().withoutPadding().encodeToString("{\"alg\":\"none\"}".getBytes(UTF_8))
            + signed.substring(signed.indexOf('.'));
    assertThat(verifier.verify(none)).isInstanceOf(Verdict.Refused.class);
    String cut = signed.substring(0, signed.lastIndexOf('.') + 1);
    assertThat(verifier.verify(cut)).isInstanceOf(Verdict.Refused.class);
  }

  @Test
  void thePublicKeyIsNoSecret() throws Exception {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("first").build(),
            issuer.claims(NOW).build());
    jwt.sign(new MACSigner(issuer.key.toRSAPublicKey().getEncoded()));
    assertThat(verifier.verify(jwt.serialize()))
        .isEqualTo(refused("the signing algorithm is not RS256"));
  }

  @Test
  void anotherAlgorithmOfTheSameKeyIsRefused() throws Exception {
    String token = TestIssuer.signed(issuer.claims(NOW), issuer.key, JWSAlgorithm.PS256);
    assertThat(verifier.verify(token)).isEqualTo(refused("the signing algorithm is not RS256"));
  }

  @Test
  void anotherKeyIsRefusedWhateverItCallsItself() throws Exception {
    String token =
        TestIssuer.signed(issuer.claims(NOW), TestIssuer.newKey("first"), JWSAlgorithm.RS256);
    assertThat(verifier.verify(token)).isEqualTo(refused("the signature is invalid"));
    String unnamed =
        TestIssuer.signed(
            issuer.claims(NOW),
            new com.nimbusds.jose.jwk.RSAKey.Builder(issuer.key).keyID(null).build(),
            JWSAlgorithm.RS256);
    assertThat(verifier.verify(unnamed)).isEqualTo(refused("the token names no key"));
  }

  @Test
  void timesAreKept() throws Exception {
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).expirationTime(NOW))))
        .isEqualTo(refused("the token has expired"));
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).expirationTime(null))))
        .isEqualTo(refused("the token has expired"));
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).notBeforeTime(AFTER))))
        .isEqualTo(refused("the token is not valid yet"));
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).issueTime(AFTER))))
        .isEqualTo(refused("the token was issued in the future"));
    assertThat(
            verifier.verify(
                issuer.signed(issuer.claims(BEFORE).notBeforeTime(null).issueTime(null))))
        .isInstanceOf(Verdict.Accepted.class);
  }

  @Test
  void issuerAndAudienceAreThoseOfTheApi() throws Exception {
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).issuer(issuer.url() + "/"))))
        .isEqualTo(refused("the token has another issuer"));
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).audience("them"))))
        .isEqualTo(refused("the token has another audience"));
    var clientOnly = issuer.claims(NOW).claim("aud", null).claim("client_id", "us");
    assertThat(verifier.verify(issuer.signed(clientOnly))).isInstanceOf(Verdict.Accepted.class);
    var both = issuer.claims(NOW).audience("them").claim("client_id", "us");
    assertThat(verifier.verify(issuer.signed(both)))
        .isEqualTo(refused("the token has another audience"));
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW).claim("aud", null))))
        .isEqualTo(refused("the token has another audience"));
  }

  @Test
  void aNewKeyIsFetchedWhenATokenNamesItButNotForEveryToken() throws Exception {
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW))))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(issuer.timesAsked).hasValue(1);
    issuer.key = TestIssuer.newKey("second");
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW))))
        .isInstanceOf(Verdict.Accepted.class);
    assertThat(issuer.timesAsked).hasValue(2);
    for (int i = 0; i < 20; i++) {
      String made = TestIssuer.signed(issuer.claims(NOW), key("made-up-" + i), JWSAlgorithm.RS256);
      assertThat(verifier.verify(made)).isInstanceOf(Verdict.Refused.class);
    }
    assertThat(issuer.timesAsked.get()).isLessThanOrEqualTo(3);
    assertThat(verifier.verify(issuer.signed(issuer.claims(NOW))))
        .isInstanceOf(Verdict.Accepted.class);
  }

  private com.nimbusds.jose.jwk.RSAKey key(String id) {
    return new com.nimbusds.jose.jwk.RSAKey.Builder(issuer.key).keyID(id).build();
  }

  @Test
  void anIssuerThatIsDownLocksNobodyOutWhoseKeyIsKnown() throws Exception {
    String token = issuer.signed(issuer.claims(NOW));
    assertThat(verifier.verify(token)).isInstanceOf(Verdict.Accepted.class);
    issuer.close();
    now = INSTANT.plus(IssuerKeyCache.FRESH);
    String later = issuer.signed(issuer.claims(Date.from(now)));
    assertThat(verifier.verify(later)).isInstanceOf(Verdict.Accepted.class);
    now = INSTANT.plus(IssuerKeyCache.USABLE);
    String tooLate = issuer.signed(issuer.claims(Date.from(now)));
    assertThat(verifier.verify(tooLate))
        .isEqualTo(refused("OIDC discovery endpoint communication error"));
  }

  @Test
  void anIssuerThatDoesNotAnswerLetsNobodyIn() throws Exception {
    String token = issuer.signed(issuer.claims(NOW));
    issuer.close();
    assertThat(verifier.verify(token))
        .isEqualTo(refused("OIDC discovery endpoint communication error"));
  }

  private static Verdict refused(String reason) {
    return new Verdict.Refused(reason);
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
