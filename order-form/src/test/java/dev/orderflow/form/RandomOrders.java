package dev.orderflow.form;

import static dev.orderflow.form.Details.NOW;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Valid orders by chance, of both forms, with and without everything that may be left out. */
final class RandomOrders {
  private static final String ALPHABET = "aZ09 ._-'\"<é茶ש\u0301\u200d😀";
  private static final List<String> COUNTRIES = List.of("GB", "FR", "JP", "BR", "ZA");
  private static final List<String> CURRENCIES = List.of("GBP", "EUR", "JPY", "KWD");
  private static final List<String> NOTES =
      List.of("name", "line1", "line2", "city", "region", "postalCode");

  private final Random random;

  RandomOrders(Random random) {
    this.random = random;
  }

  Map<String, @Nullable Object> next() {
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("orderId", "ORD-" + random.nextInt(1_000_000));
    order.put(
        "customerEmail", "c" + random.nextInt(1_000) + "@shop-" + random.nextInt(9) + ".example");
    sometimes(() -> order.put("emailVerified", random.nextBoolean()));
    sometimes(() -> order.put("customerId", text(1, 64)));
    if (random.nextBoolean()) {
      order.put("product", text(1, 256));
      order.put("quantity", whole(1 + random.nextInt(10_000)));
      sometimes(() -> order.put("currency", pick(CURRENCIES)));
    } else {
      putLines(order);
    }
    sometimes(() -> order.put("shippingAddress", address()));
    sometimes(() -> order.put("paymentToken", text(1, 128)));
    sometimes(() -> order.put("placedAt", placedAt()));
    sometimes(() -> order.put("x" + text(0, 8), unknown(3)));
    return order;
  }

  private void putLines(Map<String, @Nullable Object> order) {
    boolean priced = random.nextBoolean();
    List<@Nullable Object> lines = new ArrayList<>();
    long sum = 0;
    for (int count = 1 + random.nextInt(random.nextInt(20) == 0 ? 100 : 5); count > 0; count--) {
      Map<String, @Nullable Object> line = new LinkedHashMap<>();
      line.put("sku", count + text(0, 61));
      long quantity = random.nextLong(1, 10_001);
      line.put("quantity", whole(quantity));
      sometimes(() -> line.put("name", text(0, 256)));
      sometimes(() -> line.put("x", unknown(2)));
      if (priced) {
        long price = random.nextLong(0, 1_000_000_000_001L);
        line.put("unitPrice", whole(price));
        sum += quantity * price;
      }
      lines.add(line);
    }
    order.put("items", lines);
    if (priced) {
      order.put("currency", pick(CURRENCIES));
      if (random.nextBoolean()) {
        order.put("total", whole(sum));
      }
    }
  }

  private Map<String, @Nullable Object> address() {
    Map<String, @Nullable Object> address = new LinkedHashMap<>();
    address.put("country", pick(COUNTRIES));
    for (String note : NOTES) {
      sometimes(() -> address.put(note, text(0, 256)));
    }
    return address;
  }

  private @Nullable Object unknown(int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> new BigDecimal(random.nextLong()).scaleByPowerOfTen(random.nextInt(-40, 40));
      case 4 -> text(0, 20) + '\t';
      case 5 -> {
        List<@Nullable Object> list = new ArrayList<>();
        sometimes(() -> list.add(unknown(depth - 1)));
        yield list;
      }
      default -> {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        sometimes(() -> object.put(text(0, 10), unknown(depth - 1)));
        yield object;
      }
    };
  }

  /** Text of code points from many scripts; never all spaces. */
  private String text(int least, int most) {
    int[] alphabet = ALPHABET.codePoints().toArray();
    int length = random.nextInt(least, random.nextInt(10) == 0 ? most + 1 : Math.min(most, 12) + 1);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < length; i++) {
      text.appendCodePoint(i == 0 ? 'T' : alphabet[random.nextInt(alphabet.length)]);
    }
    return text.toString();
  }

  private Object whole(long value) {
    return switch (random.nextInt(4)) {
      case 0 -> new BigDecimal(value).setScale(random.nextInt(4));
      case 1 -> new BigDecimal(value).stripTrailingZeros();
      default -> value;
    };
  }

  private String placedAt() {
    long second = random.nextLong(NOW.getEpochSecond());
    return Instant.ofEpochSecond(second, random.nextInt(1_000_000_000)).toString();
  }

  private String pick(List<String> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private void sometimes(Runnable action) {
    if (random.nextBoolean()) {
      action.run();
    }
  }
}
