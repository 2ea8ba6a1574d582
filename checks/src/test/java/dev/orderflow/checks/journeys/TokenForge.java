package dev.orderflow.checks.journeys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.util.Date;

/** Makes tokens that look like an issuer's, good ones and bad ones. */
record TokenForge(RSAKey key, String issuer) {

  /**
   * What is good in every other respect, and for the issuer to be filled in.
   *
   * @param seconds from now until it expires
   */
  static JWTClaimsSet.Builder claims(int seconds) {
    return new JWTClaimsSet.Builder()
        .audience("orderflow")
        .subject("C-1")
        .claim("scope", "orders:read")
        .expirationTime(Date.from(Instant.now().plusSeconds(seconds)));
  }

  static long expiryOf(String token) throws ParseException {
    return SignedJWT.parse(token)
        .getJWTClaimsSet()
        .getExpirationTime()
        .toInstant()
        .getEpochSecond();
  }

  TokenForge with(RSAKey other) {
    return new TokenForge(other, issuer);
  }

  String signed(JWTClaimsSet.Builder claims) throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
            complete(claims));
    jwt.sign(new RSASSASigner(key));
    return jwt.serialize();
  }

  /** With {@code alg} none. */
  String unsigned(JWTClaimsSet.Builder claims) {
    return new PlainJWT(complete(claims)).serialize();
  }

  private JWTClaimsSet complete(JWTClaimsSet.Builder claims) {
    JWTClaimsSet told = claims.build();
    return told.getIssuer() == null ? new JWTClaimsSet.Builder(told).issuer(issuer).build() : told;
  }
}
