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
    String dispatched = aws.subscribe("Parcel Dispatched");
    String delivered = aws.subscribe("Parcel Delivered");
    String returned = aws.subscribe("Parcel Returned");
    publish("Order Paid", "SENT", "PROCESSED", "");
    assertThat(aws.take(dispatched, "SENT").body()).contains("\"trackingNumber\":\"SBX-");
    assertThat(aws.take(delivered, "SENT").body()).contains("\"carrier\":\"sandbox\"");
    assertThat(shipment("SENT")).containsEntry("state", "DELIVERED");
    publish("Order Cancelling", "SENT", "COMPLETED", "");
    publish("Order Returning", "SENT", "COMPLETED", "");
    assertThat(aws.take(returned, "SENT").body()).contains("ecommerce.shipping");
    assertThat(shipment("SENT"))
        .containsEntry("state", "RETURNED")
        .containsKeys(
            "bookedAt", "dispatchedAt", "deliveredAt", "returningAt", "returnedAt", "carrier");
    AwsClients.awaitTrue("empty", () -> aws.held("shipment-queue") == 0);
    assertThat(aws.held("shipment-dlq")).isZero();
  }

  @Test
  void aCancelIsInTimeOrTooLate() {
    String withdrawn = aws.subscribe("Shipment Withdrawn");
    String tooLate = aws.subscribe("Withdrawal Refused");
    String dispatched = aws.subscribe("Parcel Dispatched");
    publish("Order Cancelling", "EARLY", "PROCESSED", "");
    assertThat(aws.take(withdrawn, "EARLY").body()).contains("Shipment Withdrawn");
    publish("Order Paid", "EARLY", "PROCESSED", "");
    publish("Order Paid", "LATE", "PROCESSED", "");
    assertThat(aws.take(dispatched).body()).contains("LATE");
    publish("Order Cancelling", "LATE", "PROCESSED", "");
    assertThat(aws.take(tooLate, "LATE").body()).contains("ALREADY_DISPATCHED");
    assertThat(shipment("EARLY")).containsEntry("state", "WITHDRAWN").doesNotContainKey("carrier");
  }

  @Test
  void aCarrierThatDoesNotGoThereRefuses() {
    String refused = aws.subscribe("Shipment Refused");
    publish("Order Paid", "FAR", "PROCESSED", ",\"shippingAddress\":{\"country\":\"AQ\"}");
    assertThat(aws.take(refused, "FAR").body()).contains("country_not_served");
    assertThat(shipment("FAR")).containsEntry("state", "REFUSED");
  }

  private void publish(String type, String orderId, String status, String more) {
    aws.publishAs(
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
    aws.dynamoDb
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
