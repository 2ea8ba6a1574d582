package dev.orderflow.services.billing;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.Money;
import dev.orderflow.services.billing.domain.Charge;
import dev.orderflow.services.billing.domain.Payment;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A payment as an item of {@code Payments}, under the entry {@value #ENTRY} of its order. */
final class PaymentItem {

  static final String ENTRY = "PAYMENT";

  /** The number of the next question about a refund. */
  static final String CHECKS = "checks";

  private PaymentItem() {}

  static Map<String, AttributeValue> of(Payment payment) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", text(payment.orderId()));
    item.put("entry", text(ENTRY));
    item.put("state", text(state(payment)));
    switch (payment) {
      case Payment.Authorising(var charge) -> put(item, charge);
      case Payment.Authorised(var charge, var paymentId) -> {
        put(item, charge);
        item.put("paymentId", text(paymentId));
      }
      case Payment.Captured captured -> put(item, captured);
      case Payment.RefundPending(var captured, var refundId, var checks, var since) -> {
        put(item, captured);
        item.put("refundId", text(refundId));
        item.put(CHECKS, number(checks));
        item.put("refundPendingSince", time(since));
      }
      case Payment.RefundFailed(var captured, var refundId, var reason, var at) -> {
        put(item, captured);
        item.put("refundId", text(refundId));
        item.put("reason", text(reason));
        item.put("refundFailedAt", time(at));
      }
      case Payment.Refunded(var captured, var refundId, var at) -> {
        put(item, captured);
        item.put("refundId", text(refundId));
        item.put("refundedAt", time(at));
      }
      case Payment.Declined(var charge, var reason, var at) -> {
        put(item, charge);
        item.put("reason", text(reason));
        item.put("declinedAt", time(at));
      }
      case Payment.Voided(var charge) -> put(item, charge);
      case Payment.Cancelled _ -> {}
    }
    return item;
  }

  static Payment read(Map<String, AttributeValue> item) {
    String state = string(item, "state");
    return switch (state) {
      case "AUTHORISING" -> new Payment.Authorising(charge(item));
      case "AUTHORISED" -> new Payment.Authorised(charge(item), string(item, "paymentId"));
      case "CAPTURED" -> captured(item);
      case "REFUND_PENDING" ->
          new Payment.RefundPending(
              captured(item),
              string(item, "refundId"),
              Integer.parseInt(attribute(item, CHECKS).n()),
              instant(item, "refundPendingSince"));
      case "REFUND_FAILED" ->
          new Payment.RefundFailed(
              captured(item),
              string(item, "refundId"),
              string(item, "reason"),
              instant(item, "refundFailedAt"));
      case "REFUNDED" ->
          new Payment.Refunded(
              captured(item), string(item, "refundId"), instant(item, "refundedAt"));
      case "DECLINED" ->
          new Payment.Declined(charge(item), string(item, "reason"), instant(item, "declinedAt"));
      case "VOIDED" -> new Payment.Voided(charge(item));
      case "CANCELLED" -> new Payment.Cancelled(string(item, "orderId"));
      default -> throw new IllegalStateException("a payment in no known state: " + state);
    };
  }

  /** The payment's state as the table spells it. */
  static String state(Payment payment) {
    return switch (payment) {
      case Payment.Authorising _ -> "AUTHORISING";
      case Payment.Authorised _ -> "AUTHORISED";
      case Payment.Captured _ -> "CAPTURED";
      case Payment.RefundPending _ -> "REFUND_PENDING";
      case Payment.RefundFailed _ -> "REFUND_FAILED";
      case Payment.Refunded _ -> "REFUNDED";
      case Payment.Declined _ -> "DECLINED";
      case Payment.Voided _ -> "VOIDED";
      case Payment.Cancelled _ -> "CANCELLED";
    };
  }

  private static void put(Map<String, AttributeValue> item, Charge charge) {
    item.put("amount", number(charge.amount().minorUnits()));
    item.put("currency", text(charge.amount().currency()));
    item.put("provider", text(charge.provider()));
    item.put("openedAt", time(charge.openedAt()));
  }

  private static void put(Map<String, AttributeValue> item, Payment.Captured captured) {
    put(item, captured.charge());
    item.put("paymentId", text(captured.paymentId()));
    item.put("taken", number(captured.taken().minorUnits()));
    item.put("capturedAt", time(captured.at()));
  }

  private static Payment.Captured captured(Map<String, AttributeValue> item) {
    Charge charge = charge(item);
    return new Payment.Captured(
        charge, string(item, "paymentId"), taken(item, charge), instant(item, "capturedAt"));
  }

  /** Payments of earlier days do not say it: then it is what was due. */
  private static Money taken(Map<String, AttributeValue> item, Charge charge) {
    AttributeValue taken = item.get("taken");
    return taken == null
        ? charge.amount()
        : new Money(Long.parseLong(taken.n()), charge.amount().currency());
  }

  private static Charge charge(Map<String, AttributeValue> item) {
    long minorUnits = Long.parseLong(attribute(item, "amount").n());
    return new Charge(
        string(item, "orderId"),
        new Money(minorUnits, string(item, "currency")),
        string(item, "provider"),
        instant(item, "openedAt"));
  }

  private static Instant instant(Map<String, AttributeValue> item, String name) {
    return Instant.parse(string(item, name));
  }

  private static String string(Map<String, AttributeValue> item, String name) {
    return attribute(item, name).s();
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
