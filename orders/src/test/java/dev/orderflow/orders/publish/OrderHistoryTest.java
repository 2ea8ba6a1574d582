package dev.orderflow.orders.publish;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.orders.track.domain.Facts;
import dev.orderflow.orders.track.domain.OrderState;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the last item alone, the same events as from each change of it, in the same order. */
class OrderHistoryTest {

  private static final Money DUE = new Money(4_998, "EUR");
  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");
  private static final Fact RESERVED =
      new StockReserved("ORD-1", List.of(new Line("Wireless Mouse", null, 2, 2_499L)), DUE);
  private static final Fact CAPTURED = new PaymentCaptured("ORD-1", "p", DUE);
  private static final Fact DISPATCHED = new ParcelDispatched("ORD-1", PARCEL);
  private static final Fact DELIVERED = new ParcelDelivered("ORD-1", PARCEL);
  private static final Fact REFUNDED = new PaymentRefunded("ORD-1", "r", DUE);

  private final List<Fact> facts = new ArrayList<>();
  private Map<String, @Nullable Object> item = Items.processed();
  private final List<Envelope> published = new ArrayList<>(OrderChanges.of(null, item));

  @Test
  void ofAnOrderThatCameBack() {
    tell(RESERVED, CAPTURED);
    ask("too-late", "CANCEL", null);
    tell(DISPATCHED, new WithdrawalRefused("ORD-1", "ALREADY_DISPATCHED"));
    ask("too-early", "RETURN", "NOT_DELIVERED");
    tell(DELIVERED);
    ask("does-not-fit", "RETURN", null);
    tell(new ParcelReturned("ORD-1", PARCEL), REFUNDED);
    assertSameHistory(13);
  }

  @Test
  void ofOneThatWasCancelled() {
    tell(RESERVED);
    ask("changed-my-mind", "CANCEL", null);
    tell(CAPTURED, new ShipmentWithdrawn("ORD-1"), REFUNDED, new StockReleased("ORD-1"));
    assertSameHistory(8);
  }

  @Test
  void ofOneThatAnOperatorCancelled() {
    ask("too-early", "RETURN", "NOT_DELIVERED");
    asOperator("too-early");
    ask("fraud", "CANCEL", null);
    asOperator("fraud");
    tell(new ShipmentWithdrawn("ORD-1"));
    assertThat(OrderHistory.of(item).getLast().data().toFields())
        .containsEntry("reason", "OPERATOR_REQUEST");
    assertThat(OrderHistory.of(item))
        .filteredOn(it -> it.data().type().equals("Order Return Refused"))
        .singleElement()
        .satisfies(it -> assertThat(it.data().toFields()).containsEntry("requestedBy", "OPERATOR"));
    assertThat(OrderHistory.of(item).toString()).doesNotContain("ann", "case 12");
  }

  @Test
  void ofOneThatCouldNotBe() {
    tell(new StockRefused("ORD-1", CancelReason.OUT_OF_STOCK, List.of("Wireless Mouse")));
    assertSameHistory(2);
  }

  @Test
  void ofOneThatWasDeclined() {
    tell(RESERVED, new PaymentDeclined("ORD-1", "card_declined"), new StockReleased("ORD-1"));
    assertSameHistory(5);
  }

  /** As bus and queues may have it. */
  @Test
  void ofOneWhoseFactsCameLastFirst() {
    tell(DELIVERED, DISPATCHED, CAPTURED, RESERVED);
    assertSameHistory(6);
  }

  @Test
  void ofOneOfWhichNothingWasToldYetAndOfARefusedOne() {
    assertSameHistory(1);
    assertThat(OrderHistory.of(Map.of("status", "REJECTED"))).isEmpty();
  }

  private void assertSameHistory(int events) {
    assertThat(published).hasSize(events);
    assertThat(OrderHistory.of(item)).isEqualTo(published);
  }

  /** As track-order stores them, each within the same millisecond. */
  private void tell(Fact... told) {
    for (Fact fact : told) {
      facts.add(fact);
      OrderState state = Facts.of(facts).state();
      Map<String, @Nullable Object> after = Items.with(item, fact);
      after.put("status", state.status().name());
      after.put("payment", state.payment().name());
      after.put("fulfilment", state.fulfilment().name());
      if (state.reason() != null) {
        after.put("reason", state.reason().name());
      }
      if (state.due() != null) {
        after.put("due", state.due().toFields());
      }
      if (state.parcel() != null) {
        after.put("parcel", state.parcel().toFields());
      }
      store(after);
    }
  }

  private void ask(String id, String kind, @Nullable String rejection) {
    store(new HashMap<>(Items.asked(item, id, kind, rejection)));
  }

  private void asOperator(String id) {
    Map<String, @Nullable Object> requests =
        new HashMap<>(JsonObjects.object("requests", item.get("requests")));
    Map<String, @Nullable Object> request = new HashMap<>(JsonObjects.object(id, requests.get(id)));
    request.put("actor", Map.of("role", "OPERATOR", "name", "ann"));
    request.put("requestReason", "case 12");
    requests.put(id, request);
    Map<String, @Nullable Object> after = new HashMap<>(item);
    after.put("requests", requests);
    item = after;
  }

  private void store(Map<String, @Nullable Object> after) {
    published.addAll(OrderChanges.of(item, after));
    item = after;
  }
}
