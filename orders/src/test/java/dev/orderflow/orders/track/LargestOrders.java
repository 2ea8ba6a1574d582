package dev.orderflow.orders.track;

import dev.orderflow.form.JsonSize;
import dev.orderflow.form.OrderForm;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Orders of exactly as many bytes as are accepted, by chance made of one thing or another. */
final class LargestOrders {

  private static final List<String> LETTERS = List.of("x", "\"", "\\", "é", "中");
  private static final List<String> ANY = List.of("x", "\"", "\\", "\t", "é", "中", "😀");
  private static final List<String> NOTES =
      List.of("name", "line1", "line2", "city", "region", "postalCode");
  private static final int DEEPEST = 30;

  private final Random random;

  LargestOrders(Random random) {
    this.random = random;
  }

  /** All that the form knows, each as long as it may be. */
  Map<String, @Nullable Object> known(String letter, boolean lines) {
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("orderId", "O".repeat(64));
    order.put("customerEmail", "c".repeat(64) + "@" + "d".repeat(60) + ".example");
    order.put("customerId", letter.repeat(64));
    if (lines) {
      order.put("items", LongStream.range(10, 110).mapToObj(i -> line(i, letter)).toList());
      order.put("currency", "EUR");
    } else {
      order.put("product", letter.repeat(256));
      order.put("quantity", 9_999L);
    }
    Map<String, @Nullable Object> address = new LinkedHashMap<>();
    address.put("country", "GB");
    NOTES.forEach(note -> address.put(note, letter.repeat(256)));
    order.put("shippingAddress", address);
    order.put("paymentToken", letter.repeat(128));
    order.put("placedAt", "2026-01-15T12:00:00.123456789+00:00");
    return order;
  }

  private static Map<String, @Nullable Object> line(long number, String letter) {
    Map<String, @Nullable Object> line = new LinkedHashMap<>();
    String digits = String.valueOf(number);
    line.put("sku", digits + letter.repeat(64 - digits.length()));
    line.put("name", letter.repeat(256));
    line.put("quantity", 9_999L);
    line.put("unitPrice", 999_999_999_999L);
    return line;
  }

  Map<String, @Nullable Object> next() {
    String letter = LETTERS.get(random.nextInt(LETTERS.size()));
    Map<String, @Nullable Object> order = known(letter, random.nextBoolean());
    long room = OrderForm.MAX_ORDER_BYTES - JsonSize.of(order) - 100;
    switch (random.nextInt(6)) {
      case 0 -> {
        String any = ANY.get(random.nextInt(ANY.size()));
        order.put("text", any.repeat((int) (room / JsonSize.of(any))));
      }
      case 1 -> order.put("controls", "\u0001".repeat((int) (room / 6)));
      case 2 -> order.put("numbers", repeated(room / 10, new BigDecimal("1e-6")));
      case 3 -> order.put("deep", repeated(room / (2 * DEEPEST + 1), nested(DEEPEST - 1)));
      case 4 -> LongStream.range(0, room / 12).forEach(i -> order.put("f" + i, i % 10));
      default -> addToLines(order, room);
    }
    return filled(order);
  }

  /** Brought to exactly the size by one more text. */
  static Map<String, @Nullable Object> filled(Map<String, @Nullable Object> order) {
    order.put("last", "");
    order.put("last", "x".repeat((int) (OrderForm.MAX_ORDER_BYTES - JsonSize.of(order))));
    return order;
  }

  private static void addToLines(Map<String, @Nullable Object> order, long room) {
    if (order.get("items") instanceof List<?> lines) {
      List<Map<String, @Nullable Object>> longer = new ArrayList<>();
      for (Object line : lines) {
        Map<String, @Nullable Object> more = new LinkedHashMap<>();
        ((Map<?, ?>) line).forEach((name, value) -> more.put((String) name, value));
        more.put("note", "n".repeat((int) (room / lines.size() - 20)));
        longer.add(more);
      }
      order.put("items", longer);
    }
  }

  private static List<Object> repeated(long times, Object value) {
    List<Object> list = new ArrayList<>();
    for (long i = 0; i < times; i++) {
      list.add(value);
    }
    return list;
  }

  private static Object nested(int depth) {
    return depth == 0 ? List.of() : List.of(nested(depth - 1));
  }
}
