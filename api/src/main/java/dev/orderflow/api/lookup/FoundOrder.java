package dev.orderflow.api.lookup;

/** An order that the caller may see. */
public sealed interface FoundOrder {

  /** Accepted, and on its way: nothing but that is known. */
  record Received(CustomerOrder order) implements FoundOrder {}

  /** Processed, or rejected on its way. */
  record Stored(StoredOrder order) implements FoundOrder {}
}
