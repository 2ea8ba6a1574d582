package dev.orderflow.localcloud.issuer;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Codes that wait to be exchanged for a token: each once, and soon. */
final class Codes {

  static final Duration VALID = Duration.ofMinutes(1);

  private static final int MOST = 1000;
  private static final int BYTES = 32;

  /** What a code stands for. */
  record Grant(String subject, String scope, String email) {}

  private record Waiting(Grant grant, String redirectUri, String challenge, Instant until) {}

  private final Map<String, Waiting> codes =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Waiting> eldest) {
          return size() > MOST;
        }
      };
  private final SecureRandom random = new SecureRandom();
  private final Clock clock;

  Codes(Clock clock) {
    this.clock = clock;
  }

  synchronized String make(Grant grant, CodeRequest.Understood request) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    String code = encoded(bytes);
    codes.put(
        code,
        new Waiting(
            grant, request.redirectUri(), request.challenge(), clock.instant().plus(VALID)));
    return code;
  }

  /** Empty if there is no such code any more, or whoever has it did not ask for it. */
  synchronized Optional<Grant> take(String code, String redirectUri, String verifier) {
    return Optional.ofNullable(codes.remove(code))
        .filter(it -> clock.instant().isBefore(it.until()))
        .filter(it -> it.redirectUri().equals(redirectUri))
        .filter(it -> it.challenge().equals(challenge(verifier)))
        .map(Waiting::grant);
  }

  private static String challenge(String verifier) {
    try {
      return encoded(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
