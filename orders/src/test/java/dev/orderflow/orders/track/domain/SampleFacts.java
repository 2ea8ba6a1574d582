package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.CancelReason;
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
import dev.orderflow.contracts.ShipmentRefused;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import java.util.List;
import java.util.stream.Stream;

/** One fact of each kind, of one order. */
final class SampleFacts {

  static final String ID = "ORD-1";
  static final Money DUE = new Money(4_998, "EUR");
  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");

  static final Line LINE = new Line("Wireless Mouse", null, 2, 2_499L);

  /** As the customer ordered it. */
  static final OrderTerms TERMS =
      new OrderTerms(List.of(new Line("Wireless Mouse", null, 2, null)), "EUR");

  static final Fact RESERVED = new StockReserved(ID, List.of(LINE), DUE);
  static final Fact OUT_OF_STOCK = refused(CancelReason.OUT_OF_STOCK);
  static final Fact RELEASED = new StockReleased(ID);
  static final Fact CAPTURED = new PaymentCaptured(ID, "pay-1", DUE);
  static final Fact DECLINED = new PaymentDeclined(ID, "card_declined");
  static final Fact REFUNDED = new PaymentRefunded(ID, "re-1", DUE);
  static final Fact DISPATCHED = new ParcelDispatched(ID, PARCEL);
  static final Fact DELIVERED = new ParcelDelivered(ID, PARCEL);
  static final Fact RETURNED = new ParcelReturned(ID, PARCEL);
  static final Fact NOT_SHIPPED = new ShipmentRefused(ID, "country_not_served");
  static final Fact WITHDRAWN = new ShipmentWithdrawn(ID);
  static final Fact TOO_LATE = new WithdrawalRefused(ID, "ALREADY_DISPATCHED");

  static Fact refused(CancelReason reason) {
    return new StockRefused(ID, reason, List.of("Wireless Mouse"));
  }

  static List<Fact> all() {
    return Stream.of(
            RESERVED,
            OUT_OF_STOCK,
            RELEASED,
            CAPTURED,
            DECLINED,
            REFUNDED,
            DISPATCHED,
            DELIVERED,
            RETURNED,
            NOT_SHIPPED,
            WITHDRAWN,
            TOO_LATE)
        .toList();
  }

  private SampleFacts() {}
}
