package dev.orderflow.contracts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a service has done for an order, or could not do. Each happens to an order at most once; the
 * order's axes follow from the set of its facts, in whatever order they are told.
 */
public sealed interface Fact extends EventData
    permits StockReserved,
        StockRefused,
        StockReleased,
        PaymentCaptured,
        PaymentDeclined,
        PaymentRefunded,
        ParcelDispatched,
        ParcelDelivered,
        ParcelReturned,
        ShipmentRefused,
        ShipmentWithdrawn,
        WithdrawalRefused {
  @Override
  String orderId();

  /**
   * The fact that an event of this type tells, or null if the type is none of a fact.
   *
   * @param data the event's {@code data} object
   * @throws IllegalArgumentException if the data is not the type's; the message names the field
   */
  static @Nullable Fact of(String type, Map<String, ? extends @Nullable Object> data) {
    Fields fields = new Fields(data);
    return switch (type) {
      case StockReserved.TYPE -> StockReserved.of(fields);
      case StockRefused.TYPE -> StockRefused.of(fields);
      case StockReleased.TYPE -> new StockReleased(fields.text("orderId"));
      case PaymentCaptured.TYPE ->
          new PaymentCaptured(
              fields.text("orderId"), fields.text("paymentId"), Money.of(fields.object("amount")));
      case PaymentDeclined.TYPE ->
          new PaymentDeclined(fields.text("orderId"), fields.text("reason"));
      case PaymentRefunded.TYPE ->
          new PaymentRefunded(
              fields.text("orderId"), fields.text("refundId"), Money.of(fields.object("amount")));
      case ParcelDispatched.TYPE ->
          new ParcelDispatched(fields.text("orderId"), Parcel.of(fields.object("parcel")));
      case ParcelDelivered.TYPE ->
          new ParcelDelivered(fields.text("orderId"), Parcel.of(fields.object("parcel")));
      case ParcelReturned.TYPE ->
          new ParcelReturned(fields.text("orderId"), Parcel.of(fields.object("parcel")));
      case ShipmentRefused.TYPE ->
          new ShipmentRefused(fields.text("orderId"), fields.text("reason"));
      case ShipmentWithdrawn.TYPE -> new ShipmentWithdrawn(fields.text("orderId"));
      case WithdrawalRefused.TYPE ->
          new WithdrawalRefused(fields.text("orderId"), fields.text("reason"));
      default -> null;
    };
  }
}
