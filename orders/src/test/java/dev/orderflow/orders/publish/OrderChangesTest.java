package dev.orderflow.orders.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderChangesTest {

  private static final Money DUE = new Money(4_998, "EUR");
  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");
  private static final Fact RESERVED =
      new StockReserved("ORD-1", List.of(new Line("Wireless Mouse", null, 2, 2_499L)), DUE);

  private final Map<String, @Nullable Object> processed = Items.processed();

  @Test
  void aStoredOrderIsProcessedAtTheTimeThatIsStored() {
    Envelope event = only(OrderChanges.of(null, processed));
    assertThat(event.data().type()).isEqualTo("Order Processed");
    assertThat(event.time()).isEqualTo(Instant.parse("2026-01-15T12:00:00Z"));
    assertThat(event.correlationId()).isEqualTo(Items.EVENT_ID);
    assertThat(event.causationId()).isEqualTo(Items.EVENT_ID);
    Milestone milestone = (Milestone) event.data();
    assertThat(milestone.order().lines())
        .containsExactly(new Line("Wireless Mouse", null, 2, null));
    assertThat(milestone.toFields().toString()).doesNotContain("tok_visa");
  }

  @Test
  void itIsTheSameEventWheneverItIsToldAgain() {
    assertThat(OrderChanges.of(null, processed)).isEqualTo(OrderChanges.of(null, processed));
  }

  @Test
  void aRejectedOrderIsNotAnOrderUntilItIsCorrected() {
    Map<String, @Nullable Object> rejected = new HashMap<>(Items.rejection("r-1"));
    rejected.put("status", "REJECTED");
    assertThat(OrderChanges.of(null, rejected)).isEmpty();
    assertThat(OrderChanges.of(rejected, rejected)).isEmpty();
    assertThat(types(OrderChanges.of(rejected, processed))).containsExactly("Order Processed");
  }

  @Test
  void eachFactIsTheMilestoneThatItReaches() {
    assertThat(told(new PaymentCaptured("ORD-1", "p", DUE))).containsExactly("Order Paid");
    assertThat(told(new PaymentRefunded("ORD-1", "r", DUE))).containsExactly("Order Refunded");
    assertThat(told(new ParcelDispatched("ORD-1", PARCEL))).containsExactly("Order Dispatched");
    assertThat(told(new ParcelReturned("ORD-1", PARCEL))).containsExactly("Order Returned");
    assertThat(told(new ParcelDelivered("ORD-1", PARCEL))).containsExactly("Order Delivered");
    assertThat(told(new StockReleased("ORD-1"))).containsExactly("Order Released");
    assertThat(told(new ShipmentWithdrawn("ORD-1"))).isEmpty();
  }

  @Test
  void theOrderIsShownAsItIsStoredAndPricedByTheCatalogue() {
    Map<String, @Nullable Object> reserved =
        Items.with(processed, RESERVED, "fulfilment", "RESERVED");
    reserved.put("due", DUE.toFields());
    Envelope event = OrderChanges.of(processed, reserved).getFirst();
    assertThat(event.time()).isEqualTo(Instant.parse("2026-01-15T12:00:02Z"));
    assertThat(event.correlationId()).isEqualTo(Items.EVENT_ID);
    assertThat(event.causationId()).isEqualTo("event of Stock Reserved");
    Milestone milestone = (Milestone) event.data();
    assertThat(milestone.order().lines())
        .containsExactly(new Line("Wireless Mouse", null, 2, 2_499L));
    assertThat(milestone.order().due()).isEqualTo(DUE);
  }

  /** With an id of its own, for the same reason, and the one event that has the token. */
  @Test
  void billingIsAskedForTheMoneyOfAReservedOrder() {
    Map<String, @Nullable Object> reserved =
        Items.with(processed, RESERVED, "fulfilment", "RESERVED");
    reserved.put("due", DUE.toFields());
    List<Envelope> events = OrderChanges.of(processed, reserved);
    assertThat(types(events)).containsExactly("Order Reserved", "Payment Requested");
    assertThat(events.get(1).data()).isEqualTo(new PaymentRequested("ORD-1", DUE, "tok_visa"));
    assertThat(events.get(1).id()).isNotEqualTo(events.getFirst().id());
    assertThat(events.get(1).causationId()).isEqualTo("event of Stock Reserved");
    assertThat(events.toString()).doesNotContain("tok_visa");
    assertThat(OrderChanges.of(processed, reserved)).isEqualTo(events);
  }

  @Test
  void anOrderWithoutATokenIsAskedForAsWell() {
    processed.remove("paymentToken");
    Map<String, @Nullable Object> reserved = Items.with(processed, RESERVED);
    reserved.put("due", DUE.toFields());
    assertThat(OrderChanges.of(processed, reserved).get(1).data())
        .isEqualTo(new PaymentRequested("ORD-1", DUE, null));
  }

  @Test
  void theOrdersEndIsPublishedAsWell() {
    Fact delivered = new ParcelDelivered("ORD-1", PARCEL);
    Fact captured = new PaymentCaptured("ORD-1", "p", DUE);
    Map<String, @Nullable Object> arrived = Items.with(processed, delivered);
    assertThat(
            types(OrderChanges.of(arrived, Items.with(arrived, captured, "status", "COMPLETED"))))
        .containsExactly("Order Paid", "Order Completed");
    Map<String, @Nullable Object> declined =
        Items.with(
            processed,
            new PaymentDeclined("ORD-1", "card_declined"),
            "status",
            "CANCELLED",
            "payment",
            "DECLINED",
            "reason",
            "PAYMENT_DECLINED");
    Milestone cancelled = (Milestone) only(OrderChanges.of(processed, declined)).data();
    assertThat(cancelled.kind()).isEqualTo(Milestone.Kind.CANCELLED);
    assertThat(cancelled.order().status()).isEqualTo(OrderStatus.CANCELLED);
    assertThat(cancelled.order().reason()).isEqualTo(CancelReason.PAYMENT_DECLINED);
  }

  /** Listeners see by the status that nothing is asked of them any more; billing is not asked. */
  @Test
  void whatIsToldOfACancelledOrderIsPublishedWithItsStatus() {
    Map<String, @Nullable Object> cancelled =
        Items.with(processed, new ShipmentWithdrawn("ORD-1"), "status", "CANCELLED");
    Envelope late = only(OrderChanges.of(cancelled, Items.with(cancelled, RESERVED)));
    Milestone milestone = (Milestone) late.data();
    assertThat(milestone.kind()).isEqualTo(Milestone.Kind.RESERVED);
    assertThat(milestone.order().status()).isEqualTo(OrderStatus.CANCELLED);
  }

  @Test
  void aRequestIsPublishedAsItWasDecided() {
    assertThat(types(OrderChanges.of(processed, Items.asked(processed, "q-1", "CANCEL", null))))
        .containsExactly("Order Cancelling");
    assertThat(types(OrderChanges.of(processed, Items.asked(processed, "q-1", "RETURN", null))))
        .containsExactly("Order Returning");
    Envelope refused =
        only(OrderChanges.of(processed, Items.asked(processed, "q-1", "RETURN", "NOT_DELIVERED")));
    assertThat(refused.data().type()).isEqualTo("Order Return Refused");
    assertThat(refused.causationId()).isEqualTo("q-1");
    assertThat(((OrderRequestRefused) refused.data()).reason()).isEqualTo("NOT_DELIVERED");
  }

  @Test
  void aCancellationThatShippingRefusesIsRefusedToTheOneWhoAsked() {
    Map<String, @Nullable Object> asked =
        Items.asked(
            Items.asked(processed, "q-1", "CANCEL", null), "q-2", "RETURN", "NOT_DELIVERED");
    Fact tooLate = new WithdrawalRefused("ORD-1", "ALREADY_DISPATCHED");
    Envelope refused = only(OrderChanges.of(asked, Items.with(asked, tooLate)));
    assertThat(refused.data())
        .isInstanceOfSatisfying(
            OrderRequestRefused.class,
            data -> {
              assertThat(data.type()).isEqualTo("Order Cancel Refused");
              assertThat(data.requestId()).isEqualTo("q-1");
              assertThat(data.reason()).isEqualTo("ALREADY_DISPATCHED");
            });
  }

  @Test
  void aChangeOfNothingThatMattersIsNotPublished() {
    assertThat(OrderChanges.of(processed, processed)).isEmpty();
  }

  private List<String> told(Fact fact) {
    return types(OrderChanges.of(processed, Items.with(processed, fact)));
  }

  private static List<String> types(List<Envelope> events) {
    return events.stream().map(event -> event.data().type()).toList();
  }

  private static Envelope only(List<Envelope> events) {
    assertThat(events).hasSize(1);
    return events.getFirst();
  }
}
