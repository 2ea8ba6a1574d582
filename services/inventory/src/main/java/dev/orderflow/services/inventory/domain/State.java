package dev.orderflow.services.inventory.domain;

/**
 * What has become of an order's goods. The states in the form of -ING last only for orders of more
 * lines than a transaction holds, or when a process dies between two of its parts.
 *
 * <pre>
 *   (nothing) -> RESERVING -> RESERVED -> SHIPPING -> SHIPPED -> RETURNING -> RETURNED
 *       |            |           |
 *       |            |           '-> RELEASING -> RELEASED
 *       |            |
 *       '------------'-> REFUSED or, if it was cancelled before, CANCELLED
 * </pre>
 */
public enum State {
  RESERVING,
  RESERVED,
  /** For good: whoever asks again is told the same. */
  REFUSED,
  RELEASING,
  RELEASED,
  SHIPPING,
  SHIPPED,
  RETURNING,
  RETURNED,
  /** Cancelled before anything was set aside: nothing ever will be. */
  CANCELLED
}
