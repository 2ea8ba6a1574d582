package dev.orderflow.form;

import static dev.orderflow.form.Details.NOW;
import static dev.orderflow.form.Details.full;
import static dev.orderflow.form.Details.line;
import static dev.orderflow.form.Details.list;
import static dev.orderflow.form.Details.problems;
import static dev.orderflow.form.Details.read;
import static dev.orderflow.form.Details.small;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderFormTest {
  @Test
  void readsTheSmallForm() {
    assertThat(read(small()))
        .isEqualTo(
            new Outcome.Accepted(
                new Order(
                    "ORD-1001",
                    "customer@example.com",
                    null,
                    null,
                    new Basket.Single("Wireless Mouse", 1),
                    null,
                    null,
                    null,
                    null,
                    null)));
  }

  @Test
  void readsTheFullForm() {
    assertThat(read(full()))
        .isEqualTo(
            new Outcome.Accepted(
                new Order(
                    "ORD-2001",
                    "customer@example.com",
                    null,
                    "17850",
                    new Basket.Lines(
                        List.of(
                            new LineItem("85123A", "WHITE METAL LANTERN", 6, 255L),
                            new LineItem("71053", "WHITE METAL LANTERN", 2, 339L))),
                    "GBP",
                    2208L,
                    new Address(
                        "GB",
                        "Ada Lovelace",
                        "12 St James's Square",
                        "",
                        "London",
                        "Greater London",
                        "SW1Y 4JH"),
                    "tok_visa",
                    Instant.parse("2026-01-15T11:59:58.250Z"))));
  }

  @Test
  void takesWholeNumbersHoweverTheyAreWritten() {
    Map<String, @Nullable Object> order = small();
    order.put("quantity", new BigDecimal("1.20e1"));
    assertThat(read(order))
        .isInstanceOfSatisfying(
            Outcome.Accepted.class,
            accepted ->
                assertThat(accepted.order().basket())
                    .isEqualTo(new Basket.Single("Wireless Mouse", 12)));
  }

  @Test
  void tellsAllProblemsAtOnce() {
    Map<String, @Nullable Object> order = full();
    order.put("orderId", "ORD 2001");
    order.remove("customerEmail");
    order.put("items", list(line("A", 0, -1), line("B", 1, 1), line("B", 1, 1), "C"));
    order.put("currency", "gbp");
    order.put("shippingAddress", Map.of());
    order.put("placedAt", "tomorrow");
    order.put("product", " ");
    assertThat(problems(order))
        .containsExactly(
            "orderId characters",
            "customerEmail required",
            "product blank",
            "currency currency",
            "placedAt timestamp",
            "items[0].quantity range",
            "items[0].unitPrice range",
            "items[3] type",
            "shippingAddress.country required",
            "items form",
            "items[2].sku duplicate");
  }

  @Test
  void refusesWhatIsNoObject() {
    for (Object detail : list(null, "order", 1L, true, list(small()))) {
      assertThat(problems(detail)).containsExactly(" type");
    }
  }

  @Test
  void refusesAnEventThatIsTooLarge() {
    assertThat(OrderForm.read(small(), OrderForm.MAX_BYTES, NOW))
        .isInstanceOf(Outcome.Accepted.class);
    assertThat(OrderForm.read(small(), OrderForm.MAX_BYTES + 1, NOW))
        .isEqualTo(
            new Outcome.Rejected(
                List.of(new Problem("", "size", "must have at most 262144 bytes"))));
  }

  @Test
  void refusesAnOrderThatIsTooLargeHoweverItIsWritten() {
    Map<String, @Nullable Object> order = small();
    order.put("note", "");
    int room = OrderForm.MAX_ORDER_BYTES - (int) JsonSize.of(order);
    order.put("note", "中".repeat(room / 3) + "x".repeat(room % 3));
    assertThat(read(order)).isInstanceOf(Outcome.Accepted.class);
    order.put("note", "中".repeat(room / 3) + "x".repeat(room % 3 + 1));
    assertThat(read(order))
        .isEqualTo(
            new Outcome.Rejected(
                List.of(
                    new Problem("", "size", "must have at most 196608 bytes as compact JSON"))));
  }

  @Test
  void tellsAHundredProblemsAndHowManyMore() {
    Map<String, @Nullable Object> order = full();
    order.remove("total");
    order.put("items", emptyLines(50));
    assertThat(problems(order)).hasSize(100).endsWith("items[49].quantity required");

    order.put("items", emptyLines(20_000));
    Outcome.Rejected refused = (Outcome.Rejected) read(order);
    assertThat(refused.problems()).hasSize(100);
    assertThat(refused.problems().getLast())
        .isEqualTo(new Problem("", "more", "has 39902 further problems"));
  }

  @Test
  void neverRepeatsWhatAStrangerSent() {
    Map<String, @Nullable Object> order = small();
    order.put("customerEmail", "evil".repeat(20_000));
    order.put("\u001b[31m" + "evil".repeat(20_000), "\ud800");
    Outcome.Rejected refused = (Outcome.Rejected) read(order);
    assertThat(refused.problems())
        .containsExactly(
            new Problem("customerEmail", "length", "must have at most 254 characters"),
            new Problem(
                "\ufffd[31m" + "evil".repeat(14) + "evi",
                "characters",
                "must not hold halves of surrogate pairs, U+FFFE or U+FFFF"));
  }

  @Test
  void findsAUsableOrderIdWhateverElseIsWrong() {
    assertThat(OrderForm.usableOrderId(Map.of("orderId", "ORD-1", "quantity", -1L)))
        .isEqualTo("ORD-1");
    assertThat(OrderForm.usableOrderId(Map.of("orderId", "ORD 1"))).isNull();
    assertThat(OrderForm.usableOrderId(Map.of("orderId", 1L))).isNull();
    assertThat(OrderForm.usableOrderId(Map.of())).isNull();
    assertThat(OrderForm.usableOrderId("ORD-1")).isNull();
    assertThat(OrderForm.usableOrderId(null)).isNull();
  }

  private static List<@Nullable Object> emptyLines(int count) {
    List<@Nullable Object> lines = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      lines.add(Map.of());
    }
    return lines;
  }
}
