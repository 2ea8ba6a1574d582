package dev.orderflow.services.billing;

import static dev.orderflow.kit.Attributes.list;
import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.services.billing.domain.LedgerEntry;
import dev.orderflow.services.billing.domain.Posting;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A booking as an item of {@code Payments}, beside the payment it belongs to. */
final class LedgerItem {

  private LedgerItem() {}

  static Map<String, AttributeValue> of(LedgerEntry entry) {
    return Map.of(
        "orderId", text(entry.orderId()),
        "entry", text("LEDGER#" + entry.kind()),
        "kind", text(entry.kind().name()),
        "amount", number(entry.amount().minorUnits()),
        "currency", text(entry.amount().currency()),
        "reference", text(entry.reference()),
        "at", time(entry.at()),
        "postings", list(entry.postings().stream().map(LedgerItem::posting).toList()));
  }

  private static AttributeValue posting(Posting posting) {
    return map(
        Map.of("account", text(posting.account()), "minorUnits", number(posting.minorUnits())));
  }
}
