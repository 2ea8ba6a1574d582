package dev.orderflow.cli.importing;

import dev.orderflow.contracts.StockCodes;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Single values, read or refused. */
final class Values {

  private static final int PENNIES = 2;

  private static final Predicate<String> WHOLE = Pattern.compile("-?\\d{1,9}").asMatchPredicate();
  private static final Predicate<String> DECIMAL =
      Pattern.compile("-?(\\d{1,9}(\\.\\d{0,12})?|\\.\\d{1,12})").asMatchPredicate();
  private static final Predicate<String> CUSTOMER =
      Pattern.compile("[A-Za-z0-9-]{1,50}").asMatchPredicate();

  private static final List<DateTimeFormatter> DATES =
      Stream.of("M/d/uu H:mm", "M/d/uuuu H:mm", "uuuu-MM-dd HH:mm:ss", "uuuu-MM-dd'T'HH:mm:ss")
          .map(
              pattern ->
                  DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                      .withResolverStyle(ResolverStyle.STRICT))
          .toList();

  private Values() {}

  static String invoice(String text) {
    require(!text.isEmpty(), LeftOut.NO_INVOICE);
    require(!text.startsWith("C") && !text.startsWith("c"), LeftOut.CANCELLATION);
    return text;
  }

  static String stockCode(String text) {
    require(!text.isEmpty(), LeftOut.NO_STOCK_CODE);
    return StockCodes.normalized(text);
  }

  /** As a spreadsheet may have written it: 17850 or 17850.0. */
  static String customer(String text) {
    require(!text.isEmpty(), LeftOut.NO_CUSTOMER);
    String code = text.endsWith(".0") ? text.substring(0, text.length() - 2) : text;
    require(CUSTOMER.test(code), LeftOut.BAD_CUSTOMER);
    return code;
  }

  static long quantity(String text) {
    require(WHOLE.test(text), LeftOut.BAD_QUANTITY);
    long quantity = Long.parseLong(text);
    require(quantity >= 0, LeftOut.NEGATIVE_QUANTITY);
    require(quantity != 0, LeftOut.ZERO_QUANTITY);
    return quantity;
  }

  /** In pennies. */
  static long price(String text) {
    require(DECIMAL.test(text), LeftOut.BAD_PRICE);
    BigDecimal price = new BigDecimal(text).stripTrailingZeros();
    require(price.signum() >= 0, LeftOut.NEGATIVE_PRICE);
    require(price.signum() != 0, LeftOut.ZERO_PRICE);
    require(price.scale() <= PENNIES, LeftOut.FRACTION_OF_PENNY);
    return price.movePointRight(PENNIES).longValueExact();
  }

  /** The file names no time zone: its times are taken as UTC. */
  static Instant date(String text) {
    for (DateTimeFormatter format : DATES) {
      try {
        return LocalDateTime.parse(text, format).toInstant(ZoneOffset.UTC);
      } catch (DateTimeException notInThisFormat) {
        continue;
      }
    }
    throw new UnfitException(LeftOut.BAD_DATE);
  }

  private static void require(boolean fit, LeftOut otherwise) {
    if (!fit) {
      throw new UnfitException(otherwise);
    }
  }
}
