package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The service alone: it hears milestones and tells facts, and needs nobody else for it. */
class ShippingJourneyTest extends Journey {

  ShippingJourneyTest() {
    super(
        new Settings(
            List.of(Path.of("../services/shipping/template.yaml")),
            Map.of("PickupSeconds", "1", "DeliverySeconds", "1", "WayBackSeconds", "1"),
            0,
            0,
            Optional.empty(),
            false));
  }

  @Test
  void aPaidOrderIsDispatchedDeliveredAndFetchedBack() {
    String dispatched = stranger.subscribe("Parcel Dispatched");
    String delivered = stranger.subscribe("Parcel Delivered");
    String returned = stranger.subscribe("Parcel Returned");
    announce("Order Paid", "SENT", "PROCESSED", "");
    assertThat(stranger.take(dispatched, "SENT").body()).contains("\"trackingNumber\":\"SBX-");
    assertThat(stranger.take(delivered, "SENT").body()).contains("\"carrier\":\"sandbox\"");
    assertThat(shipment("SENT")).containsEntry("state", "DELIVERED");
    announce("Order Cancelling", "SENT", "COMPLETED", "");
    announce("Order Returning", "SENT", "COMPLETED", "");
    assertThat(stranger.take(returned, "SENT").body()).contains("ecommerce.shipping");
    assertThat(shipment("SENT"))
        .containsEntry("state", "RETURNED")
        .containsKeys(
            "bookedAt", "dispatchedAt", "deliveredAt", "returningAt", "returnedAt", "carrier");
    Stranger.awaitTrue("empty", () -> stranger.held("shipment-queue") == 0);
    assertThat(stranger.held("shipment-dlq")).isZero();
  }

  @Test
  void aCancelIsInTimeOrTooLate() {
    String withdrawn = stranger.subscribe("Shipment Withdrawn");
    String tooLate = stranger.subscribe("Withdrawal Refused");
    String dispatched = stranger.subscribe("Parcel Dispatched");
    announce("Order Cancelling", "EARLY", "PROCESSED", "");
    assertThat(stranger.take(withdrawn, "EARLY").body()).contains("Shipment Withdrawn");
    announce("Order Paid", "EARLY", "PROCESSED", "");
    announce("Order Paid", "LATE", "PROCESSED", "");
    assertThat(stranger.take(dispatched).body()).contains("LATE");
    announce("Order Cancelling", "LATE", "PROCESSED", "");
    assertThat(stranger.take(tooLate, "LATE").body()).contains("ALREADY_DISPATCHED");
    assertThat(shipment("EARLY")).containsEntry("state", "WITHDRAWN").doesNotContainKey("carrier");
  }

  @Test
  void aCarrierThatDoesNotGoThereRefuses() {
    String refused = stranger.subscribe("Shipment Refused");
    announce("Order Paid", "FAR", "PROCESSED", ",\"shippingAddress\":{\"country\":\"AQ\"}");
    assertThat(stranger.take(refused, "FAR").body()).contains("country_not_served");
    assertThat(shipment("FAR")).containsEntry("state", "REFUSED");
  }

  private void announce(String type, String orderId, String status, String more) {
    stranger.announce(
        "ecommerce.orders",
        """
        {"id":"%s of %s","type":"%s","version":1,"time":"2026-01-02T03:04:05Z","orderId":"%s",
         "correlationId":"origin","causationId":"cause",
         "traceparent":"00-0123456789abcdef0123456789abcdef-0123456789abcdef-01",
         "data":{"orderId":"%s","status":"%s","payment":"CAPTURED","fulfilment":"RESERVED",
                 "customerEmail":"customer@example.com",
                 "lines":[{"sku":"MOUSE-1","quantity":1}]%s}}"""
            .formatted(type, orderId, type, orderId, orderId, status, more));
  }

  private Map<String, String> shipment(String orderId) {
    Map<String, String> texts = new HashMap<>();
    stranger
        .dynamoDb
        .getItem(
            r ->
                r.tableName("Shipments")
                    .key(Map.of("orderId", AttributeValue.fromS(orderId)))
                    .consistentRead(true))
        .item()
        .forEach((name, value) -> texts.put(name, value.s()));
    return texts;
  }
}
