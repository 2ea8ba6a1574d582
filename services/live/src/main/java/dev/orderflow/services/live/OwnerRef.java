package dev.orderflow.services.live;

import org.jspecify.annotations.Nullable;

/** Whose the order is that something is new of, as far as an event says it. */
sealed interface OwnerRef {

  /**
   * @param customerId null if it is nobody's whom we know
   */
  record Said(@Nullable String customerId) implements OwnerRef {}

  /** It stands in the order itself. */
  record OfOrder(String orderId) implements OwnerRef {}

  /** The order was rejected; one that was taken may have the same id, and be somebody else's. */
  record OfRejection(String rejectionId) implements OwnerRef {}
}
