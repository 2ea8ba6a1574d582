package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** Cancelling and returning from the command line; the services' part is played here. */
class RequestJourneyTest extends Journey {

  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");

  private final OrderEvents events = new OrderEvents(aws);

  @Test
  void aCancelIsGrantedOnceShippingWithdrew() {
    stored("IN-TIME");
    var cancel = CompletableFuture.supplyAsync(() -> run("cancel", "IN-TIME", "--customer"));
    events.await("Order Cancelling", "IN-TIME");
    events.tell(new ShipmentWithdrawn("IN-TIME"));
    assertThat(cancel.join().out()).isEqualTo("IN-TIME: cancelled (CUSTOMER_REQUEST)\n");
    assertThat(cancel.join().exitCode()).isZero();
    assertThat(run("cancel", "IN-TIME").exitCode()).isZero();
    assertThat(run("orders", "--status", "cancelled", "--fulfilment", "none").out())
        .contains("IN-TIME");
    assertThat(run("order", "IN-TIME").out())
        .contains("IN-TIME  CANCELLED (CUSTOMER_REQUEST)", "payment: NONE", "fulfilment: NONE")
        .containsSubsequence("HISTORY", "CANCEL granted", "Shipment Withdrawn");
  }

  @Test
  void anOperatorsCancelIsNotTheCustomers() {
    stored("BY-STAFF");
    var cancel =
        CompletableFuture.supplyAsync(
            () -> run("cancel", "BY-STAFF", "--by", "ann", "--reason", "fraud, case 12"));
    events.await("Order Cancelling", "BY-STAFF");
    events.tell(new ShipmentWithdrawn("BY-STAFF"));
    assertThat(cancel.join().out()).isEqualTo("BY-STAFF: cancelled (OPERATOR_REQUEST)\n");
    assertThat(run("order", "BY-STAFF").out())
        .contains(
            "CANCELLED (OPERATOR_REQUEST)", "CANCEL granted, by operator ann (fraud, case 12)");
    for (String wrong : List.of("", " ", "x".repeat(201))) {
      assertThat(run("cancel", "BY-STAFF", "--reason", wrong).exitCode()).isEqualTo(2);
      assertThat(run("return", "BY-STAFF", "--by", wrong).exitCode()).isEqualTo(2);
    }
  }

  @Test
  void aCancelThatShippingRefusesIsToldWithTheReason() {
    stored("TOO-LATE");
    var cancel = CompletableFuture.supplyAsync(() -> run("cancel", "TOO-LATE", "--json"));
    events.await("Order Cancelling", "TOO-LATE");
    events.tell(new WithdrawalRefused("TOO-LATE", "ALREADY_DISPATCHED"));
    CommandRun refused = cancel.join();
    assertThat(refused.exitCode()).isEqualTo(1);
    assertThat(refused.json("outcome")).isEqualTo("refused");
    assertThat(refused.json("reason")).isEqualTo("ALREADY_DISPATCHED");
    events.await("Order Cancel Refused", "TOO-LATE");
  }

  @Test
  void onlyWhatIsDeliveredCanBeReturned() {
    stored("BACK");
    assertThat(run("return", "BACK").out()).isEqualTo("BACK: refused: NOT_DELIVERED\n");
    Money due = new Money(100, "EUR");
    events.tell(new StockReserved("BACK", List.of(new Line("Wireless Mouse", null, 1, 100L)), due));
    events.tell(new PaymentCaptured("BACK", "pay-1", due));
    events.tell(new ParcelDispatched("BACK", PARCEL));
    events.tell(new ParcelDelivered("BACK", PARCEL));
    aws.awaitStatus("BACK", "COMPLETED");
    assertThat(run("cancel", "BACK").out()).isEqualTo("BACK: refused: ALREADY_DISPATCHED\n");
    CommandRun granted = run("return", "BACK");
    assertThat(granted.out()).isEqualTo("BACK: the return is granted\n");
    assertThat(granted.exitCode()).isZero();
    events.await("Order Returning", "BACK");
    assertThat(run("orders", "--payment", "captured", "--json").out()).contains("\"BACK\"");
  }

  @Test
  void whatIsNotThereCannotBeAskedFor() {
    CommandRun unknown = run("cancel", "NOWHERE");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).isEqualTo("orderflow: no order with the id NOWHERE\n");
    aws.publish(Orders.rejected("NEVER"));
    aws.awaitStatus("NEVER", "REJECTED");
    assertThat(run("return", "NEVER").err()).hasLineCount(1).contains("NEVER was rejected");
  }

  @Test
  void nobodyHasToWait() {
    stored("PATIENT");
    assertThat(run("cancel", "PATIENT", "--no-wait").out()).startsWith("PATIENT: asked for it: ");
    events.await("Order Cancelling", "PATIENT");
    CommandRun pending = run("cancel", "PATIENT", "--timeout", "0");
    assertThat(pending.exitCode()).isEqualTo(1);
    assertThat(pending.out()).contains("no answer of shipping yet");
  }

  private void stored(String orderId) {
    aws.publish(Orders.small(orderId));
    aws.awaitStatus(orderId, "PROCESSED");
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }
}
