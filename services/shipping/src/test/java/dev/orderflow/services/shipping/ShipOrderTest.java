package dev.orderflow.services.shipping;

import static dev.orderflow.services.shipping.Milestones.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Milestone.Kind;
import dev.orderflow.contracts.OrderStatus;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

class ShipOrderTest {

  private final World world = new World(new Crashes(Set.of()));

  @Test
  void aPaidOrderIsBookedDispatchedAndDelivered() {
    world.send(Milestones.to(Kind.PAID, "DE"), Duration.ZERO);
    world.run();
    assertThat(world.told)
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly("Parcel Dispatched", "Parcel Delivered");
    assertThat(world.told)
        .allSatisfy(it -> assertThat(it.source()).isEqualTo("ecommerce.shipping"));
    assertThat(world.table.attribute(ORDER, "trackingNumber")).matches("SBX-[0-9A-F]{12}");
    assertThat(world.table.attribute(ORDER, "bookedAt")).isEqualTo("2026-01-02T03:04:05.000Z");
    assertThat(world.table.attribute(ORDER, "dispatchedAt")).isEqualTo("2026-01-02T03:04:15.000Z");
    assertThat(world.table.attribute(ORDER, "deliveredAt")).isEqualTo("2026-01-02T03:04:25.000Z");
  }

  @Test
  void anOrderWithoutAnAddressIsSentToTheOneOnFile() {
    world.send(Milestones.of(Kind.PAID), Duration.ZERO);
    world.run();
    assertThat(world.table.attribute(ORDER, "state")).isEqualTo("DELIVERED");
  }

  @Test
  void aCountryThatTheCarrierDoesNotServeIsRefused() {
    world.send(Milestones.to(Kind.PAID, "AQ"), Duration.ZERO);
    world.run();
    assertThat(world.told)
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.detailType()).isEqualTo("Shipment Refused");
              assertThat(it.detail()).contains("\"reason\":\"country_not_served\"");
            });
  }

  @Test
  void anOrderThatEndedIsNotBooked() {
    world.send(Milestones.of(Kind.PAID, OrderStatus.CANCELLED, null), Duration.ZERO);
    world.run();
    assertThat(world.carrier.places).isEmpty();
    assertThat(world.told).isEmpty();
  }

  @Test
  void aCancelThatComesFirstStopsTheBooking() {
    world.send(Milestones.of(Kind.CANCELLING), Duration.ZERO);
    world.send(Milestones.of(Kind.PAID), Duration.ofDays(3));
    world.run();
    assertThat(world.told)
        .extracting(PutEventsRequestEntry::detailType)
        .containsExactly("Shipment Withdrawn");
    assertThat(world.carrier.places).isEmpty();
  }

  @Test
  void factsCarryTheOrderIdAndFollowFromTheMilestone() {
    world.send(Milestones.of(Kind.PAID), Duration.ZERO);
    world.run();
    assertThat(world.told)
        .allSatisfy(
            it ->
                assertThat(it.detail())
                    .contains("\"orderId\":\"ORD-1001\"", "\"correlationId\":\"origin\"")
                    .doesNotContain("customer@example.com"));
  }
}
