package dev.orderflow.services.live.token;

import java.time.Instant;
import java.util.Set;

/**
 * Whom a good token speaks of.
 *
 * @param customerId its subject
 */
public record TokenPrincipal(String customerId, Set<String> scopes, Instant expiresAt) {

  public TokenPrincipal {
    scopes = Set.copyOf(scopes);
  }
}
