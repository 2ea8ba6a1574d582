package dev.orderflow.services.shipping.sandbox;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.contracts.Parcel;
import dev.orderflow.services.shipping.domain.Booking;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Destination;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Progress;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * Takes every parcel but those to countries that it does not serve. It keeps no record, as
 * functions come and go: its answers follow from the order's id and from the time that has passed.
 */
public record SandboxCarrier(Duration pickup, Duration delivery, Duration wayBack)
    implements Carrier {

  private static final Set<String> NOT_SERVED = Set.of("AQ", "BV", "HM");

  @Override
  public Booking book(String orderId, Destination destination) {
    return switch (destination) {
      case Destination.Address(_, var country) when NOT_SERVED.contains(country) ->
          new Booking.Refused("country_not_served");
      case Destination.Address _, Destination.OnFile _ ->
          new Booking.Booked(new Parcel("sandbox", trackingNumber(orderId)));
    };
  }

  @Override
  public void withdraw(String orderId) {}

  @Override
  public void dispatch(String orderId) {}

  @Override
  public void fetch(String orderId) {}

  @Override
  public Progress progress(String orderId, Leg leg, Instant began, Instant now) {
    Instant over = began.plus(duration(leg));
    return now.isBefore(over) ? new Progress.Expected(over) : new Progress.Done();
  }

  private Duration duration(Leg leg) {
    return switch (leg) {
      case PICKUP -> pickup;
      case DELIVERY -> delivery;
      case WAY_BACK -> wayBack;
    };
  }

  /** Such as {@code SBX-7F0A22B91C44}. */
  private static String trackingNumber(String orderId) {
    UUID hash = UUID.nameUUIDFromBytes(orderId.getBytes(UTF_8));
    return "SBX-%012X".formatted(hash.getMostSignificantBits() >>> 16);
  }
}
