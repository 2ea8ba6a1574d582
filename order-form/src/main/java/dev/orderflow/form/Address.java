package dev.orderflow.form;

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
    Check.COUNTRY.require("country", country);
    Check.NOTE.requireIfGiven("name", name);
    Check.NOTE.requireIfGiven("line1", line1);
    Check.NOTE.requireIfGiven("line2", line2);
    Check.NOTE.requireIfGiven("city", city);
    Check.NOTE.requireIfGiven("region", region);
    Check.NOTE.requireIfGiven("postalCode", postalCode);
  }
}
