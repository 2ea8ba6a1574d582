package dev.orderflow.cli.payments;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A charge or a refund in the ledger.
 *
 * @param amount minor units
 * @param reference what the provider knows it by
 */
record Booking(
    String orderId,
    String kind,
    long amount,
    String currency,
    String reference,
    String at,
    List<Posting> postings) {

  static final String ENTRY_PREFIX = "LEDGER#";

  /**
   * @param minorUnits positive is a debit, negative a credit
   */
  record Posting(String account, long minorUnits) {
    Map<String, Object> json() {
      return Map.of("account", account, "minorUnits", minorUnits);
    }
  }

  static Booking of(Map<String, AttributeValue> item) {
    Fields fields = new Fields(item);
    AttributeValue postings = item.get("postings");
    return new Booking(
        fields.text("orderId"),
        fields.text("kind"),
        fields.number("amount"),
        fields.text("currency"),
        fields.text("reference"),
        fields.text("at"),
        postings == null ? List.of() : postings.l().stream().map(Booking::posting).toList());
  }

  private static Posting posting(AttributeValue value) {
    Fields fields = new Fields(value.m());
    return new Posting(fields.text("account"), fields.number("minorUnits"));
  }

  boolean isCharge() {
    return kind.equals("CHARGE");
  }

  boolean isRefund() {
    return kind.equals("REFUND");
  }

  /** The sum over its postings to accounts of that kind. */
  long posted(String accounts) {
    return postings.stream()
        .filter(it -> it.account().startsWith(accounts))
        .mapToLong(Posting::minorUnits)
        .sum();
  }

  Map<String, Object> json() {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("kind", kind);
    json.put("amount", amount);
    json.put("currency", currency);
    json.put("reference", reference);
    json.put("at", at);
    json.put("postings", postings.stream().map(Posting::json).toList());
    return json;
  }
}
