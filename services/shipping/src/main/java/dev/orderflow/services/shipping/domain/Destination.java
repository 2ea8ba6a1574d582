package dev.orderflow.services.shipping.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a parcel goes. */
public sealed interface Destination {

  /** An order without an address goes to the one that the shop has on file for its customer. */
  static Destination of(@Nullable Map<String, @Nullable Object> shippingAddress) {
    return shippingAddress == null
        ? new OnFile()
        : new Address(shippingAddress, String.valueOf(shippingAddress.get("country")));
  }

  /** The address that the shop has on file. */
  record OnFile() implements Destination {}

  /**
   * An address as the order names it.
   *
   * @param country ISO 3166-1 alpha-2
   */
  record Address(Map<String, @Nullable Object> lines, String country) implements Destination {}
}
