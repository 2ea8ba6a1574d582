package dev.orderflow.services.shipping;

import dev.orderflow.services.shipping.domain.Booking;
import dev.orderflow.services.shipping.domain.Carrier;
import dev.orderflow.services.shipping.domain.Destination;
import dev.orderflow.services.shipping.domain.Leg;
import dev.orderflow.services.shipping.domain.Progress;
import dev.orderflow.services.shipping.sandbox.SandboxCarrier;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/** A sandbox carrier that remembers, and that the process may die at. */
final class WatchedCarrier implements Carrier {

  static final Duration LEG = Duration.ofSeconds(10);

  final Set<String> places = new HashSet<>();
  final Set<String> dispatched = new HashSet<>();
  final Set<String> fetched = new HashSet<>();
  private final Carrier sandbox = new SandboxCarrier(LEG, LEG, LEG);
  private final Crashes crashes;

  WatchedCarrier(Crashes crashes) {
    this.crashes = crashes;
  }

  @Override
  public Booking book(String orderId, Destination destination) {
    return crashes.call(
        () -> {
          Booking booking = sandbox.book(orderId, destination);
          if (booking instanceof Booking.Booked) {
            places.add(orderId);
          }
          return booking;
        });
  }

  @Override
  public void withdraw(String orderId) {
    boolean _ = crashes.call(() -> places.remove(orderId));
  }

  @Override
  public void dispatch(String orderId) {
    boolean _ = crashes.call(() -> dispatched.add(orderId));
  }

  @Override
  public void fetch(String orderId) {
    boolean _ = crashes.call(() -> fetched.add(orderId));
  }

  @Override
  public Progress progress(String orderId, Leg leg, Instant began, Instant now) {
    return sandbox.progress(orderId, leg, began, now);
  }
}
