package dev.orderflow.form;

import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.OrderIdRule;
import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.TextRules;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for single values. Of one value, the first fault is told. */
final class Checks {
  static final int MAX_LINES = 100;
  static final int MAX_SKU = 64;
  static final long MAX_QUANTITY = 10_000;

  /** Keeps the sum of the largest order, 100 x 10,000 x this, within a long. */
  static final long MAX_UNIT_PRICE = 1_000_000_000_000L;

  static final long MAX_TOTAL = MAX_LINES * MAX_QUANTITY * MAX_UNIT_PRICE;

  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

  /** ISO leaves it to its users; postal services, carriers and banks use it. */
  private static final String KOSOVO = "XK";

  static @Nullable Fault orderId(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, 1, OrderIdRule.MAX_LENGTH, Fault.OVER_64);
    if (length != null) {
      return length;
    }
    if (!OrderIdRule.hasOnlyItsCharacters(text)) {
      return Fault.ID_CHARACTERS;
    }
    return TextRules.isDots(text) ? Fault.DOTS : null;
  }

  static @Nullable Fault email(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, 0, 254, Fault.OVER_254);
    return length != null || Email.isAddress(text) ? length : Fault.EMAIL;
  }

  /** A short name that a machine gave, such as a customer's number. */
  static @Nullable Fault code(Object value) {
    return strict(value, 64, Fault.OVER_64);
  }

  /** What a payment provider gave for a card; of no other form that we know. */
  static @Nullable Fault token(Object value) {
    return strict(value, 128, Fault.OVER_128);
  }

  /** What a product is known by, which in the small form is the product itself. */
  static @Nullable Fault stockCode(Object value) {
    return stockCode(value, StockCodes.MAX_LENGTH, Fault.OVER_256);
  }

  /** The stock code of a line: shorter, so that the lines of an order fit into its item twice. */
  static @Nullable Fault sku(Object value) {
    return stockCode(value, MAX_SKU, Fault.OVER_64);
  }

  private static @Nullable Fault stockCode(Object value, int most, Fault over) {
    Fault fault = code(value, most, over);
    if (fault != null || !(value instanceof String text)) {
      return fault;
    }
    String normalized = StockCodes.normalized(text);
    return normalized.equals(text) ? null : code(normalized, most, Fault.LONGER_IN_NFC);
  }

  private static @Nullable Fault code(Object value, int most, Fault over) {
    Fault fault = free(value, 1, most, over);
    if (fault != null || !(value instanceof String text)) {
      return fault;
    }
    return TextRules.isDots(text) ? Fault.DOTS : blank(text);
  }

  /** Text that may as well be empty. */
  static @Nullable Fault note(Object value) {
    return free(value, 0, 256, Fault.OVER_256);
  }

  static @Nullable Fault country(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    return COUNTRIES.contains(text) || text.equals(KOSOVO) ? null : Fault.COUNTRY;
  }

  static @Nullable Fault currency(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    return Currencies.isTender(text) ? null : Fault.CURRENCY;
  }

  static @Nullable Fault timestamp(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    return Timestamp.parse(text) == null ? Fault.TIMESTAMP : null;
  }

  static @Nullable Fault quantity(Object value) {
    return whole(value, 1, MAX_QUANTITY, Fault.QUANTITY);
  }

  static @Nullable Fault unitPrice(Object value) {
    return whole(value, 0, MAX_UNIT_PRICE, Fault.UNIT_PRICE);
  }

  static @Nullable Fault total(Object value) {
    return whole(value, 0, MAX_TOTAL, Fault.TOTAL);
  }

  static @Nullable Fault lines(Object value) {
    if (!(value instanceof List<?> lines)) {
      return Fault.NOT_LIST;
    }
    return lines.isEmpty() || lines.size() > MAX_LINES ? Fault.LINES : null;
  }

  static @Nullable Fault object(Object value) {
    return value instanceof Map ? null : Fault.NOT_OBJECT;
  }

  /** Printable text of which every character can be seen. */
  private static @Nullable Fault strict(Object value, int most, Fault over) {
    Fault fault = printable(value, 1, most, over);
    if (fault != null || !(value instanceof String text)) {
      return fault;
    }
    return TextRules.isVisible(text) ? blank(text) : Fault.INVISIBLE;
  }

  /** Printable text that people write in any script: it needs joiners, where they belong. */
  private static @Nullable Fault free(Object value, int least, int most, Fault over) {
    Fault fault = printable(value, least, most, over);
    if (fault != null || !(value instanceof String text)) {
      return fault;
    }
    int invisible = TextRules.firstOutOfPlace(text);
    if (invisible < 0) {
      return null;
    }
    return TextRules.canBelong(invisible) ? Fault.JOINER : Fault.INVISIBLE;
  }

  private static @Nullable Fault printable(Object value, int least, int most, Fault over) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, least, most, over);
    return length != null || TextRules.isPrintable(text) ? length : Fault.UNPRINTABLE;
  }

  private static @Nullable Fault blank(String text) {
    return TextRules.isBlank(text) ? Fault.BLANK : null;
  }

  private static @Nullable Fault length(String text, int least, int most, Fault over) {
    if (text.length() < least) {
      return Fault.EMPTY;
    }
    return TextRules.isLonger(text, most) ? over : null;
  }

  /** As in JSON Schema, 1.0 and 1e0 are whole. */
  private static @Nullable Fault whole(Object value, long least, long most, Fault range) {
    if (value instanceof Long number) {
      return number < least || number > most ? range : null;
    }
    if (!(value instanceof BigDecimal number) || !isWhole(number)) {
      return Fault.NOT_WHOLE;
    }
    return number.compareTo(BigDecimal.valueOf(least)) < 0
            || number.compareTo(BigDecimal.valueOf(most)) > 0
        ? range
        : null;
  }

  private static boolean isWhole(BigDecimal number) {
    return number.signum() == 0 || number.scale() <= 0 || number.stripTrailingZeros().scale() <= 0;
  }

  private Checks() {}
}
