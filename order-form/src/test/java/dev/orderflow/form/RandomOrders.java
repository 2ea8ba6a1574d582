package dev.orderflow.form;

import static dev.orderflow.form.Details.NOW;

import dev.orderflow.contracts.Currencies;
import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.TextRules;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Valid orders by chance, of both forms, with and without everything that may be left out. */
final class RandomOrders {
  private static final List<String> SIGNS =
      "aZ09 ._-'\"<é茶ש\u0301😀".codePoints().mapToObj(Character::toString).toList();
  private static final List<String> CLUSTERS =
      List.of(
          "👩\u200d🔧", "❤\ufe0f", "می\u200cخ", "क्\u200dष", "辻\udb40\udd00", "\ufb2c", "\u1e69");
  private static final String ASTRAL = "\ud840\udc00";
  private static final List<String> COUNTRIES = List.of("GB", "FR", "JP", "BR", "ZA");
  private static final List<String> CURRENCIES = List.copyOf(new TreeSet<>(Currencies.tender()));
  private static final List<String> NOTES =
      List.of("name", "line1", "line2", "city", "region", "postalCode");

  private final Random random;

  RandomOrders(Random random) {
    this.random = random;
  }

  Map<String, @Nullable Object> next() {
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("orderId", "ORD-" + random.nextInt(1_000_000));
    order.put("customerEmail", email());
    sometimes(() -> order.put("emailVerified", random.nextBoolean()));
    sometimes(() -> order.put("customerId", text(SIGNS, 1, 64)));
    if (random.nextBoolean()) {
      order.put("product", text(1, 256));
      order.put("quantity", whole(1 + random.nextInt(10_000)));
      sometimes(() -> order.put("currency", pick(CURRENCIES)));
    } else {
      putLines(order);
    }
    sometimes(() -> order.put("shippingAddress", address()));
    sometimes(() -> order.put("paymentToken", text(SIGNS, 1, 128)));
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

  /** As short as it can be, as long as it may be, or usual; in letters of any plane. */
  private String email() {
    String letter = random.nextBoolean() ? ASTRAL : "c";
    return switch (random.nextInt(4)) {
      case 0 -> letter + "@" + letter + "." + letter;
      case 1 -> letter.repeat(64) + "@" + (letter.repeat(62) + ".").repeat(2) + letter.repeat(63);
      default -> letter + random.nextInt(1_000) + "@shop-" + random.nextInt(9) + ".example";
    };
  }

  /** Text of many scripts, with clusters that need joiners; never all white space. */
  private String text(int least, int most) {
    List<String> pieces = new ArrayList<>(SIGNS);
    pieces.addAll(CLUSTERS);
    return text(pieces, least, most);
  }

  /** One time of ten as long as it may be, in code points as they stand and in NFC. */
  private String text(List<String> pieces, int least, int most) {
    boolean longest = random.nextInt(10) == 0;
    int length = longest ? most : random.nextInt(least, Math.min(most, 12) + 1);
    String text = length == 0 ? "" : "T";
    while (size(text) < length) {
      String longer = text + pick(pieces);
      text = size(longer) <= length ? longer : text + "😀";
    }
    return text;
  }

  private static int size(String text) {
    return Math.max(TextRules.length(text), TextRules.length(StockCodes.normalized(text)));
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
