package dev.orderflow.checks.journeys;

import java.util.List;
import java.util.stream.IntStream;

/** Order events' details. */
final class Orders {

  private Orders() {}

  static String small(String orderId) {
    return small(orderId, "Wireless Mouse");
  }

  static String small(String orderId, String product) {
    return """
        {"orderId":"%s","customerEmail":"customer@example.com","product":"%s","quantity":1}"""
        .formatted(orderId, product);
  }

  /** The id is usable, and three things are wrong. */
  static String rejected(String orderId) {
    return """
        {"orderId":"%s","customerEmail":"nobody","product":"","quantity":0}"""
        .formatted(orderId);
  }

  /** As {@code prefix-0, prefix-1 ...}. */
  static List<String> ids(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + "-" + i).toList();
  }
}
