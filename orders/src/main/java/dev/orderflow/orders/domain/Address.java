package dev.orderflow.orders.domain;

import org.jspecify.annotations.Nullable;

/**
 * Where an order goes. Countries differ in all but the country, so nothing else is required.
 *
 * @param country ISO 3166-1 alpha-2
 */
public record Address(
    String country,
    @Nullable String name,
    @Nullable String line1,
    @Nullable String line2,
    @Nullable String city,
    @Nullable String region,
    @Nullable String postalCode) {
  public Address {
    Check.require("country", Checks.country(country));
    requireNote("name", name);
    requireNote("line1", line1);
    requireNote("line2", line2);
    requireNote("city", city);
    requireNote("region", region);
    requireNote("postalCode", postalCode);
  }

  private static void requireNote(String name, @Nullable String note) {
    Check.require(name, note == null ? null : Checks.note(note));
  }
}
