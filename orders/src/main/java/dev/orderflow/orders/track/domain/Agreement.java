package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.Fact;
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
import org.jspecify.annotations.Nullable;

/** What facts of one order have to say alike: what is due is what is taken and given back. */
final class Agreement {

  private Agreement() {}

  /** What of the known fact the other is at odds with; null if they agree. */
  static @Nullable String broken(Fact known, Fact other) {
    if (differ(amount(known), amount(other))) {
      return "the amount of " + known.type();
    }
    return differ(parcel(known), parcel(other)) ? "the parcel of " + known.type() : null;
  }

  private static boolean differ(@Nullable Object one, @Nullable Object other) {
    return one != null && other != null && !one.equals(other);
  }

  private static @Nullable Money amount(Fact fact) {
    return switch (fact) {
      case StockReserved reserved -> reserved.due();
      case PaymentCaptured captured -> captured.amount();
      case PaymentRefunded refunded -> refunded.amount();
      case StockRefused _,
          StockReleased _,
          PaymentDeclined _,
          ParcelDispatched _,
          ParcelDelivered _,
          ParcelReturned _,
          ShipmentRefused _,
          ShipmentWithdrawn _,
          WithdrawalRefused _ ->
          null;
    };
  }

  private static @Nullable Parcel parcel(Fact fact) {
    return switch (fact) {
      case ParcelDispatched dispatched -> dispatched.parcel();
      case ParcelDelivered delivered -> delivered.parcel();
      case ParcelReturned returned -> returned.parcel();
      case StockReserved _,
          StockRefused _,
          StockReleased _,
          PaymentCaptured _,
          PaymentDeclined _,
          PaymentRefunded _,
          ShipmentRefused _,
          ShipmentWithdrawn _,
          WithdrawalRefused _ ->
          null;
    };
  }
}
