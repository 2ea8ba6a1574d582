package dev.orderflow.form;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Locale.IsoCountryCode;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The rules for single values. Of one value, the first fault is told. */
final class Checks {
  static final int MAX_LINES = 100;
  static final long MAX_QUANTITY = 10_000;

  /** Keeps the sum of the largest order, 100 x 10,000 x this, within a long. */
  static final long MAX_UNIT_PRICE = 1_000_000_000_000L;

  static final long MAX_TOTAL = MAX_LINES * MAX_QUANTITY * MAX_UNIT_PRICE;

  private static final Set<String> COUNTRIES = Locale.getISOCountries(IsoCountryCode.PART1_ALPHA2);

  static @Nullable Fault orderId(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, 1, 64, Fault.OVER_64);
    return length != null || Text.isIdentifier(text) ? length : Fault.ID_CHARACTERS;
  }

  static @Nullable Fault email(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, 0, 254, Fault.OVER_254);
    return length != null || Email.isAddress(text) ? length : Fault.EMAIL;
  }

  /** A short name that people or machines gave, such as a stock code. */
  static @Nullable Fault code(Object value) {
    return printable(value, 1, 64, Fault.OVER_64);
  }

  static @Nullable Fault product(Object value) {
    return printable(value, 1, 256, Fault.OVER_256);
  }

  /** Text that may as well be empty. */
  static @Nullable Fault note(Object value) {
    return printable(value, 0, 256, Fault.OVER_256);
  }

  /** What a payment provider gave for a card; of no other form that we know. */
  static @Nullable Fault token(Object value) {
    return printable(value, 1, 128, Fault.OVER_128);
  }

  static @Nullable Fault country(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    return COUNTRIES.contains(text) ? null : Fault.COUNTRY;
  }

  static @Nullable Fault currency(Object value) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    try {
      Currency.getInstance(text);
      return null;
    } catch (IllegalArgumentException unknown) {
      return Fault.CURRENCY;
    }
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

  private static @Nullable Fault printable(Object value, int least, int most, Fault over) {
    if (!(value instanceof String text)) {
      return Fault.NOT_TEXT;
    }
    Fault length = length(text, least, most, over);
    if (length != null) {
      return length;
    }
    if (!Text.isPrintable(text)) {
      return Fault.UNPRINTABLE;
    }
    return least > 0 && Text.isBlank(text) ? Fault.BLANK : null;
  }

  private static @Nullable Fault length(String text, int least, int most, Fault over) {
    if (text.length() < least) {
      return Fault.EMPTY;
    }
    return Text.isLonger(text, most) ? over : null;
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
