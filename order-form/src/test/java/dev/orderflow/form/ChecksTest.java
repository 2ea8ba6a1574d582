package dev.orderflow.form;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Each rule for single values: a table of what passes and what it finds wrong. */
class ChecksTest {
  private static final String EMOJI = "\ud83d\ude00";

  @Test
  void orderId() {
    passes(Check.ORDER_ID, "ORD-1001", "a", "0", "...", "-", "A.b_c-9", "x".repeat(64));
    finds(Fault.EMPTY, Check.ORDER_ID, "");
    finds(Fault.OVER_64, Check.ORDER_ID, "x".repeat(65), "/".repeat(300_000));
    finds(Fault.ID_CHARACTERS, Check.ORDER_ID, " ", "a b", "a/b", "a\n", "é", "\0", "١", EMOJI);
    finds(Fault.DOTS, Check.ORDER_ID, ".", "..");
    finds(Fault.NOT_TEXT, Check.ORDER_ID, 1L, true, List.of("a"), Map.of());
  }

  @Test
  void email() {
    passes(Check.EMAIL, "a@b.co", "first.last+tag@sub.example.co.uk", "用户@例子.广告");
    passes(Check.EMAIL, "l".repeat(64) + "@" + "d".repeat(63) + ".com", EMOJI + "@example.com");
    finds(Fault.EMAIL, Check.EMAIL, "", "@", "a", "a@", "@b.co", "a@b", "a@b@c.co", "a@b..co");
    finds(Fault.EMAIL, Check.EMAIL, "a@.co", "a@b.", "a@-b.co", "a@b-.co", "a@b.co-", "a@b_c.co");
    finds(Fault.EMAIL, Check.EMAIL, "a b@c.co", "a,b@c.co", "<a@b.co>", "a@b.co\n", "a\0@b.co");
    finds(Fault.EMAIL, Check.EMAIL, "a\u200b@b.co", "a\u00a0@b.co", "a@b\u2028.co", "\ud800@b.co");
    finds(Fault.EMAIL, Check.EMAIL, "a\u00ad@b.co", "a\u061c@b.co", "a@b\u3164.co", "❤\ufe0f@b.co");
    finds(Fault.EMAIL, Check.EMAIL, "می\u200cخ@b.co", "a\udb40\udc41@b.co", "a\u2800@b.co");
    finds(Fault.EMAIL, Check.EMAIL, "l".repeat(65) + "@b.co", "a@" + "d".repeat(64) + ".co");
    finds(Fault.OVER_254, Check.EMAIL, "x".repeat(255), "@".repeat(300_000));
    finds(Fault.NOT_TEXT, Check.EMAIL, 1L, List.of("a@b.co"));
  }

  @Test
  void code() {
    passes(Check.CODE, "85123A", "POST", "DOT", "gift_0001_20", "BANK CHARGES", " a ", "茶");
    passes(Check.CODE, "x".repeat(64), EMOJI.repeat(64));
    finds(Fault.EMPTY, Check.CODE, "");
    finds(Fault.OVER_64, Check.CODE, "x".repeat(65), EMOJI.repeat(65));
    finds(Fault.BLANK, Check.CODE, " ", "   ", "\u00a0", "\u2003\u3000", "\u2800");
    finds(
        Fault.INVISIBLE,
        Check.CODE,
        "a\u00ad",
        "❤\ufe0f",
        "می\u200cخ",
        "\u061c",
        "\u3164",
        "\u180e");
    finds(Fault.UNPRINTABLE, Check.CODE, "a\tb", "\0", "\u007f", "\u0085", "a\u2028", "a\u2029");
    finds(Fault.UNPRINTABLE, Check.CODE, "\ud800", "\udc00", "\ude00\ud83d", "\ufffe", "\uffff");
    finds(Fault.NOT_TEXT, Check.CODE, 85123L, false);
  }

  @Test
  void stockCode() {
    passes(
        Check.STOCK_CODE,
        "SSD",
        "x".repeat(256),
        EMOJI.repeat(256),
        "שלום",
        "e\u0301",
        "می\u200cخواهم",
        "क्\u200dष",
        "👩\u200d🔧",
        "❤\ufe0f",
        "#\ufe0f\u20e3",
        "辻\udb40\udd00",
        "ᠠ\u180b",
        "e\u0301".repeat(128),
        "\ufb2c".repeat(85));
    finds(Fault.EMPTY, Check.STOCK_CODE, "");
    finds(Fault.OVER_256, Check.STOCK_CODE, "x".repeat(257), EMOJI.repeat(257));
    finds(Fault.OVER_256, Check.STOCK_CODE, "e\u0301".repeat(129));
    finds(Fault.LONGER_IN_NFC, Check.STOCK_CODE, "\ufb2c".repeat(86));
    passes(Check.SKU, "x".repeat(64), EMOJI.repeat(64), "e\u0301".repeat(32), "\ufb2c".repeat(21));
    finds(Fault.OVER_64, Check.SKU, "x".repeat(65), EMOJI.repeat(65), "e\u0301".repeat(33));
    finds(Fault.LONGER_IN_NFC, Check.SKU, "\ufb2c".repeat(22));
    finds(Fault.DOTS, Check.SKU, "..");
    finds(Fault.BLANK, Check.STOCK_CODE, " ".repeat(256), "\u00a0", "\u2800 ");
    finds(Fault.DOTS, Check.STOCK_CODE, ".", "..");
    finds(Fault.INVISIBLE, Check.STOCK_CODE, "a\u00ad", "\u061ca", "\u3164", "\u115f", "\ufff9a");
    finds(
        Fault.INVISIBLE,
        Check.STOCK_CODE,
        "a\u202e",
        "\u180e",
        "\ufeffa",
        "\udb40\udc41",
        "\u2060");
    finds(Fault.JOINER, Check.STOCK_CODE, "a\u200db", "a\u200c", "\u200d", "👩\u200d", "👩\u200da");
    finds(
        Fault.JOINER,
        Check.STOCK_CODE,
        "a\ufe0f",
        "1\ufe0f",
        "❤\ufe0f\ufe0f",
        "a\ufe00",
        "a\u180b");
    finds(Fault.JOINER, Check.STOCK_CODE, "a\udb40\udd00", "\u2329\ufe0f");
    finds(Fault.UNPRINTABLE, Check.STOCK_CODE, "a\nb", "\u001b[31m");
    finds(Fault.NOT_TEXT, Check.STOCK_CODE, 5L);
  }

  @Test
  void note() {
    passes(
        Check.NOTE,
        "",
        " ",
        "\u00a0",
        ".",
        "می\u200cخواهم",
        "12 St James's Square",
        "x".repeat(256));
    finds(Fault.OVER_256, Check.NOTE, "x".repeat(257));
    finds(Fault.INVISIBLE, Check.NOTE, "\u200fדוד", "a\udb40\udc41");
    finds(Fault.JOINER, Check.NOTE, "Ada\u200d", "\ufe0f");
    finds(Fault.UNPRINTABLE, Check.NOTE, "Flat 1\nHigh Street");
    finds(Fault.NOT_TEXT, Check.NOTE, 5L);
  }

  @Test
  void country() {
    passes(Check.COUNTRY, "GB", "DE", "US", "JP", "ZA", "XK");
    finds(
        Fault.COUNTRY,
        Check.COUNTRY,
        "",
        "gb",
        "UK",
        "GBR",
        "EU",
        "XX",
        "G",
        "GB ",
        "United Kingdom");
    finds(Fault.NOT_TEXT, Check.COUNTRY, 44L);
  }

  @Test
  void currency() {
    passes(Check.CURRENCY, "GBP", "EUR", "USD", "JPY", "KWD");
    finds(Fault.CURRENCY, Check.CURRENCY, "", "gbp", "£", "826", "GB", "GBPX", "ABC", "GBP\n");
    finds(Fault.CURRENCY, Check.CURRENCY, "DEM", "HRK", "BGN", "XXX", "XTS", "XAU", "CLF", "EURO");
    finds(Fault.CURRENCY, Check.CURRENCY, "x".repeat(300_000));
    finds(Fault.NOT_TEXT, Check.CURRENCY, 826L);
  }

  @Test
  void timestamp() {
    passes(Check.TIMESTAMP, "2026-01-01T00:00:00Z", "2026-01-01t00:00:00.5+05:45");
    finds(Fault.TIMESTAMP, Check.TIMESTAMP, "", "now", "2026-01-01", "9".repeat(300_000));
    finds(Fault.NOT_TEXT, Check.TIMESTAMP, 1767225600L);
  }

  @Test
  void quantity() {
    passes(Check.QUANTITY, 1L, 10_000L, number("1.0"), number("1e4"), number("0.5e1"));
    finds(Fault.QUANTITY, Check.QUANTITY, 0L, -1L, 10_001L, Long.MAX_VALUE, Long.MIN_VALUE);
    finds(Fault.QUANTITY, Check.QUANTITY, number("0.0"), number("1e5"), number("-1e2000000000"));
    finds(Fault.NOT_WHOLE, Check.QUANTITY, number("0.5"), number("1.1"), number("1e-2000000000"));
    finds(Fault.NOT_WHOLE, Check.QUANTITY, "1", true, List.of(1L), Map.of());
  }

  @Test
  void unitPrice() {
    passes(Check.UNIT_PRICE, 0L, 1_000_000_000_000L, number("1e12"), number("0e-9"));
    finds(Fault.UNIT_PRICE, Check.UNIT_PRICE, -1L, 1_000_000_000_001L, number("1e13"));
    finds(Fault.NOT_WHOLE, Check.UNIT_PRICE, number("2.55"), "2.55");
  }

  @Test
  void total() {
    passes(Check.TOTAL, 0L, 1_000_000_000_000_000_000L, number("1e18"));
    finds(Fault.TOTAL, Check.TOTAL, -1L, Long.MAX_VALUE, number("9223372036854775808"));
    finds(Fault.NOT_WHOLE, Check.TOTAL, number("0.01"), "0");
  }

  @Test
  void lines() {
    passes(Check.LINES, List.of(1), Collections.nCopies(100, Map.of()));
    finds(Fault.LINES, Check.LINES, List.of(), Collections.nCopies(101, Map.of()));
    finds(Fault.NOT_LIST, Check.LINES, Map.of("0", Map.of()), "85123A");
  }

  @Test
  void object() {
    passes(Check.OBJECT, Map.of());
    finds(Fault.NOT_OBJECT, Check.OBJECT, List.of(), "London");
  }

  @Test
  void keptValues() {
    keeps(null, 31, true, 1L, "a\0\n", List.of(), Map.of("", "שלום"));
    keeps(Fault.DEPTH, 31, List.of(List.of()), Map.of("a", Map.of()));
    keeps(Fault.DEPTH, 32, List.of(), Map.of());
    keeps(Fault.BROKEN_TEXT, 1, "\ud800", List.of("a", "\uffff"));
    keeps(Fault.BROKEN_TEXT, 1, Map.of("\udc00", 1L), Map.of("a", "\ufffe"));
  }

  @Test
  void theLargestOrderAddsUpWithinALong() {
    assertThat(
            Math.multiplyExact(
                Math.multiplyExact(Checks.MAX_LINES, Checks.MAX_QUANTITY), Checks.MAX_UNIT_PRICE))
        .isEqualTo(Checks.MAX_TOTAL);
  }

  private static BigDecimal number(String text) {
    return new BigDecimal(text);
  }

  private static void passes(Check check, Object... values) {
    holds(null, check, values);
  }

  private static void finds(Fault fault, Check check, Object... values) {
    holds(fault, check, values);
  }

  private static void keeps(@Nullable Fault fault, int depth, Object... values) {
    for (Object value : values) {
      assertThat(Shape.kept(value, depth)).isEqualTo(fault);
    }
  }

  private static void holds(@Nullable Fault fault, Check check, Object... values) {
    for (Object value : values) {
      assertThat(check.fault(value)).as("%.100s", value).isEqualTo(fault);
    }
  }
}
