package dev.orderflow.cli.importing;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What the order form does not allow, so that validate-order will refuse it, whole and visibly. */
enum Refusable {
  INVOICE_NUMBER("an invoice number that is no order id", i -> !Form.ID.test(i.number())),
  TOO_MANY_LINES("more than 100 lines", i -> i.lines().size() > 100),
  QUANTITY("a quantity above 10,000", i -> anyLine(i, l -> l.quantity() > 10_000)),
  STOCK_CODE("a stock code that is no sku", i -> anyLine(i, l -> !Form.isText(l.sku(), 64))),
  DESCRIPTION("a description that is no name", i -> anyLine(i, l -> !Form.isText(l.name(), 256)));

  private final String text;
  private final Predicate<Invoice> rule;

  Refusable(String text, Predicate<Invoice> rule) {
    this.text = text;
    this.rule = rule;
  }

  String text() {
    return text;
  }

  boolean applies(Invoice invoice) {
    return rule.test(invoice);
  }

  private static boolean anyLine(Invoice invoice, Predicate<Invoice.Line> rule) {
    return invoice.lines().stream().anyMatch(rule);
  }

  /** The order form's rules for text. */
  private static final class Form {
    static final Predicate<String> ID = Pattern.compile("[A-Za-z0-9._-]{1,64}").asMatchPredicate();

    static boolean isText(String text, int most) {
      return text.codePointCount(0, text.length()) <= most
          && text.codePoints().noneMatch(Character::isISOControl);
    }
  }
}
