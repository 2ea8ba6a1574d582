package dev.orderflow.localcloud.issuer;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Which address each signed in with, so that a token that is renewed in silence has it too. Who
 * gives none has one of the domain for examples, the one that the shop's checkout begins with.
 */
final class ChosenEmails {

  private static final int MOST = 1000;
  private static final String DOMAIN = "@example.com";

  private final Map<String, String> chosen =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
          return size() > MOST;
        }
      };

  synchronized void choose(String subject, String email) {
    chosen.remove(subject);
    if (!email.isEmpty()) {
      chosen.put(subject, email);
    }
  }

  /** Empty where the subject is too long for one. */
  synchronized String of(String subject) {
    String local = subject.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.-]", "-");
    String email = chosen.getOrDefault(subject, local + DOMAIN);
    return TokenRequest.EMAIL.matcher(email).matches() ? email : "";
  }
}
