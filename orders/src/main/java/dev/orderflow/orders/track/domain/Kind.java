package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.Fact;
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
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a fact is about, and which others can never be true of the same order. */
public enum Kind {
  STOCK_RESERVED,
  STOCK_REFUSED,
  STOCK_RELEASED,
  PAYMENT_CAPTURED,
  PAYMENT_DECLINED,
  PAYMENT_REFUNDED,
  PARCEL_DISPATCHED,
  PARCEL_DELIVERED,
  PARCEL_RETURNED,
  SHIPMENT_REFUSED,
  SHIPMENT_WITHDRAWN,
  WITHDRAWAL_REFUSED;

  static Kind of(Fact fact) {
    return switch (fact) {
      case StockReserved _ -> STOCK_RESERVED;
      case StockRefused _ -> STOCK_REFUSED;
      case StockReleased _ -> STOCK_RELEASED;
      case PaymentCaptured _ -> PAYMENT_CAPTURED;
      case PaymentDeclined _ -> PAYMENT_DECLINED;
      case PaymentRefunded _ -> PAYMENT_REFUNDED;
      case ParcelDispatched _ -> PARCEL_DISPATCHED;
      case ParcelDelivered _ -> PARCEL_DELIVERED;
      case ParcelReturned _ -> PARCEL_RETURNED;
      case ShipmentRefused _ -> SHIPMENT_REFUSED;
      case ShipmentWithdrawn _ -> SHIPMENT_WITHDRAWN;
      case WithdrawalRefused _ -> WITHDRAWAL_REFUSED;
    };
  }

  /**
   * Without which an amount cannot be judged: what is due for what is taken, and what was taken for
   * what is given back. Null for what tells of no money.
   */
  @Nullable Kind judgedBy() {
    return switch (this) {
      case PAYMENT_CAPTURED -> STOCK_RESERVED;
      case PAYMENT_REFUNDED -> PAYMENT_CAPTURED;
      case STOCK_RESERVED,
          STOCK_REFUSED,
          STOCK_RELEASED,
          PAYMENT_DECLINED,
          PARCEL_DISPATCHED,
          PARCEL_DELIVERED,
          PARCEL_RETURNED,
          SHIPMENT_REFUSED,
          SHIPMENT_WITHDRAWN,
          WITHDRAWAL_REFUSED ->
          null;
    };
  }

  boolean excludes(Kind other) {
    return impossibleWith().contains(other) || other.impossibleWith().contains(this);
  }

  /**
   * A customer's withdrawal can meet any refusal on its way, since each service works by itself.
   * Nothing else can: after its own refusal no service goes on, and none goes on after another's.
   */
  private Set<Kind> impossibleWith() {
    return switch (this) {
      case STOCK_REFUSED -> EnumSet.complementOf(EnumSet.of(STOCK_REFUSED, SHIPMENT_WITHDRAWN));
      case PAYMENT_DECLINED ->
          EnumSet.of(
              PAYMENT_CAPTURED,
              PAYMENT_REFUNDED,
              SHIPMENT_REFUSED,
              PARCEL_DISPATCHED,
              PARCEL_DELIVERED,
              PARCEL_RETURNED,
              WITHDRAWAL_REFUSED);
      case SHIPMENT_REFUSED, SHIPMENT_WITHDRAWN, STOCK_RELEASED ->
          EnumSet.of(PARCEL_DISPATCHED, PARCEL_DELIVERED, PARCEL_RETURNED, WITHDRAWAL_REFUSED);
      case STOCK_RESERVED,
          PAYMENT_CAPTURED,
          PAYMENT_REFUNDED,
          PARCEL_DISPATCHED,
          PARCEL_DELIVERED,
          PARCEL_RETURNED,
          WITHDRAWAL_REFUSED ->
          EnumSet.noneOf(Kind.class);
    };
  }
}
