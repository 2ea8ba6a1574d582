package dev.orderflow.services.notifications.domain;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.PaymentStatus;
import org.jspecify.annotations.Nullable;

/** Codes in the words of a mail. */
final class Words {

  private Words() {}

  static String cancelled(@Nullable CancelReason reason) {
    return switch (reason) {
      case null -> "it could not be carried out";
      case OUT_OF_STOCK -> "we do not have all of it in stock";
      case UNKNOWN_PRODUCT -> "we do not sell one of its products any more";
      case PRICE_CHANGED -> "a price has changed since you saw it";
      case PAYMENT_DECLINED -> "the payment was declined";
      case SHIPMENT_REFUSED -> "our carrier does not deliver to your address";
      case CUSTOMER_REQUEST -> "you asked us to";
      case OPERATOR_REQUEST -> "our customer service has decided so";
    };
  }

  /** What becomes of the money of an order that ended. */
  static String refundTo(PaymentStatus payment) {
    return switch (payment) {
      case CAPTURED -> "You will get your money back.";
      case REFUNDED -> "You have got your money back.";
      case NONE, DECLINED -> "You have not been charged.";
    };
  }

  /** Why a request is refused: the code as shipping and the order's tracking tell it. */
  static String refusal(String code) {
    return switch (code) {
      case "ALREADY_DISPATCHED" -> "the parcel is already on its way";
      case "NOT_DELIVERED" -> "the parcel has not been delivered yet";
      case "CANCELLED" -> "the order is cancelled already";
      case "COMPLETED" -> "the order is completed already";
      case "RETURNED", "ALREADY_RETURNED" -> "it has come back already";
      case "REFUNDED" -> "it is refunded already";
      default -> "the order does not allow it any more";
    };
  }

  /** Such as {@code 65.70 EUR}. */
  static String money(Money money) {
    return Currencies.text(money.minorUnits(), money.currency());
  }
}
