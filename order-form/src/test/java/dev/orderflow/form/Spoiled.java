package dev.orderflow.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A value that breaks one rule of one field. */
record Spoiled(String field, @Nullable Object value, String rule) {

  /** Values that spoil a field, one or more for every rule it has. */
  static List<Spoiled> all(String field) {
    List<Spoiled> all = new ArrayList<>();
    all.add(new Spoiled(field, null, "type"));
    all.add(new Spoiled(field, field.equals("emailVerified") ? "true" : true, "type"));
    for (Object value : values(field, "type")) {
      all.add(new Spoiled(field, value, "type"));
    }
    for (String rule : rules(field)) {
      for (Object value : values(field, rule)) {
        all.add(new Spoiled(field, value, told(rule)));
      }
    }
    return all;
  }

  private static List<String> rules(String field) {
    return switch (field) {
      case "orderId" -> List.of("length", "characters");
      case "customerEmail" -> List.of("length", "email");
      case "product", "sku" -> List.of("length", "blank", "characters", "free");
      case "customerId", "paymentToken" -> List.of("length", "blank", "characters", "visible");
      case "quantity", "unitPrice", "total" -> List.of("range");
      case "currency" -> List.of("currency");
      case "country" -> List.of("country");
      case "placedAt" -> List.of("timestamp");
      case "items" -> List.of("length");
      case "shippingAddress", "emailVerified" -> List.of();
      default -> List.of("length", "characters", "free");
    };
  }

  private static String told(String rule) {
    return rule.equals("free") || rule.equals("visible") ? "characters" : rule;
  }

  private static List<?> values(String field, String rule) {
    return switch (rule) {
      case "type" -> isNumber(field) ? List.of("1", new BigDecimal("1.5")) : List.of(5L);
      case "length" -> field.equals("items") ? List.of(List.of()) : List.of("x".repeat(257));
      case "characters" -> List.of("a\n", "a\0b", "a\ud800", "\uffffa");
      case "free" ->
          List.of("a\u00ad", "\u202ea", "a\u200db", "a\ufe0f", "a\udb40\udc41", "\u3164");
      case "visible" -> List.of("a\u061c", "❤\ufe0f", "می\u200cخ", "\u115f");
      case "blank" -> List.of(" ", "  ", "\u00a0", "\u3000 ", "\u2800");
      case "email" -> List.of("", "a@b", "a@b@c.co", "a b@c.co", "a@b..co", "a\u00ad@b.co");
      case "range" -> List.of(-1L, Long.MAX_VALUE, new BigDecimal("1e30"));
      case "currency" -> List.of("", "gbp", "GB", "£");
      case "country" -> List.of("", "gb", "GBR", "44");
      case "timestamp" -> List.of("", "now", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00");
      default -> throw new IllegalArgumentException(rule);
    };
  }

  private static boolean isNumber(String field) {
    return rules(field).contains("range");
  }

  /** Values good and bad, to be put anywhere. */
  static List<@Nullable Object> junk() {
    List<@Nullable Object> junk = new ArrayList<>();
    junk.add(null);
    junk.add(true);
    for (long number : new long[] {0, 1, -1, 10_000, 10_001, Long.MAX_VALUE}) {
      junk.add(number);
    }
    for (String number : new String[] {"1.0", "0.5", "1e30", "1e-30"}) {
      junk.add(new BigDecimal(number));
    }
    junk.addAll(List.of("", " ", "a", "a\n", "\0", "\u0085", "\u2028", "\ud800", "\uffff"));
    junk.addAll(List.of("é", "❤\ufe0f", "a\u200d", "\u00ad", ".", "..", "\u2003", "\u2800"));
    junk.addAll(
        List.of(
            "é", "e\u0301".repeat(129), "😀", "x".repeat(64), "x".repeat(65), "😀".repeat(256)));
    junk.addAll(List.of("x".repeat(257), "a@b.co", "a@b", "@", "a@b.co\n", "GB", "GBP", "gb"));
    junk.addAll(List.of("2026-01-01T00:00:00Z", "2026-02-30T00:00:00Z", "2026-01-01"));
    junk.addAll(List.of("2999-01-01T00:00:00.5+01:00", List.of(), Map.of(), Details.address()));
    junk.add(Details.list("a", null));
    junk.add(Details.list(Details.line("a", 1, 1)));
    junk.add(Details.list(Details.line("a", 1, 1), Details.line("a", 1, 1)));
    junk.add(Details.line("a", 0, -1));
    junk.add(Map.of("a", List.of("\ud800")));
    junk.add(Map.of("\udc00", 1L));
    return junk;
  }
}
