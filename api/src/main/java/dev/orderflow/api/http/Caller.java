package dev.orderflow.api.http;

import java.util.Set;

/**
 * Who asks, as the token says that the authorizer has verified.
 *
 * @param customerId the token's {@code sub}
 * @param scopes that the route lets in and the token has
 */
public record Caller(String customerId, Set<String> scopes) {

  private static final int LONGEST = 64;

  /** Lets its holder see and change every customer's orders. */
  private static final String OPERATE = "orders:operate";

  public Caller {
    scopes = Set.copyOf(scopes);
  }

  public boolean isOperator() {
    return scopes.contains(OPERATE);
  }

  /** Whether the subject can stand as an order's {@code customerId}. */
  static boolean canBeCustomer(String subject) {
    return !subject.isBlank()
        && subject.length() <= LONGEST
        && subject.chars().allMatch(c -> c > ' ' && c < 0x7F);
  }
}
