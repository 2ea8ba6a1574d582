package dev.orderflow.services.billing.domain;

import dev.orderflow.contracts.Money;
import java.time.Instant;

/**
 * What is to be taken for an order, and by whom.
 *
 * @param provider the name of the provider that is asked for it, from first to last
 * @param openedAt when billing first heard of it, kept to the millisecond
 */
public record Charge(String orderId, Money amount, String provider, Instant openedAt) {

  /** Nothing is due: nobody has to be asked. */
  public boolean isFree() {
    return amount.minorUnits() == 0;
  }

  /** The idempotency key of a call to the provider: the same whenever it is made again. */
  public String key(String call) {
    return orderId + ":" + call;
  }
}
