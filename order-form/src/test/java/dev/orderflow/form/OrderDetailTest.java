package dev.orderflow.form;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderDetailTest {

  private final RandomOrders orders = new RandomOrders(Seeds.random());

  @Test
  void whatIsTakenApartIsTheSameAgain() {
    for (int i = 0; i < 1_000; i++) {
      Map<String, @Nullable Object> order = orders.next();
      Map<String, @Nullable Object> item = attributes(order);
      Map<String, @Nullable Object> rest = OrderDetail.rest(order, item.keySet());
      assertThat(Json.canonical(OrderDetail.whole(item, rest)))
          .as(Json.write(rest))
          .isEqualTo(Json.canonical(order));
      assertThat(rest.keySet())
          .doesNotContain("orderId", "customerEmail", "paymentToken", "currency", "product");
    }
  }

  /** Items of earlier versions have the whole detail there. */
  @Test
  void aWholeDetailStaysWhole() {
    for (int i = 0; i < 500; i++) {
      Map<String, @Nullable Object> order = orders.next();
      assertThat(Json.canonical(OrderDetail.whole(attributes(order), order)))
          .isEqualTo(Json.canonical(order));
      assertThat(OrderDetail.rest(order, Set.of())).isEqualTo(order);
    }
  }

  @Test
  void whatIsNotKnownStaysReadableWhereItStood() {
    Map<String, @Nullable Object> order = Details.full();
    order.put("note", "gift");
    Map<String, @Nullable Object> line = Details.line("71053", 2, 339);
    line.put("engraving", "Ada");
    order.put("items", Details.list(Details.line("85123A", 6, 255), line));
    Map<String, @Nullable Object> address = Details.address();
    address.put("door", 7L);
    order.put("shippingAddress", address);
    assertThat(OrderDetail.rest(order, attributes(order).keySet()))
        .isEqualTo(
            Map.of(
                "placedAt",
                "2026-01-15T11:59:58.250Z",
                "note",
                "gift",
                "items",
                List.of(Map.of(), Map.of("engraving", "Ada")),
                "shippingAddress",
                Map.of("door", 7L)));
  }

  @Test
  void theSizeIsThatOfTheJsonThatIsWritten() {
    for (int i = 0; i < 1_000; i++) {
      Map<String, @Nullable Object> order = orders.next();
      order.put("text", "\u0000\u001f\b\t\n\f\r\"\\/\u007f\u0080\u07ff\u0800\ud83d\ude00\ufffd");
      order.put("broken", Details.list("\ud83d", "\ude00x", "\ufffe", "\uffff"));
      order.put("plain", Details.list(null, true, false, 0L, -1L));
      assertThat(JsonSize.of(order)).isEqualTo(Json.write(order).getBytes(UTF_8).length);
    }
  }

  /** What an item has of an order: the fields that the form knows, and attributes of its own. */
  private static Map<String, @Nullable Object> attributes(Map<String, @Nullable Object> order) {
    Map<String, @Nullable Object> item = known(Shape.ORDER, order);
    List<@Nullable Object> lines = new ArrayList<>();
    OrderRules.lines(order).forEach(line -> lines.add(known(Shape.LINE, (Map<?, ?>) line)));
    item.computeIfPresent("items", (_, _) -> lines);
    item.computeIfPresent(
        "shippingAddress", (_, address) -> known(Shape.ADDRESS, (Map<?, ?>) address));
    item.computeIfPresent("placedAt", (_, _) -> "2026-01-15T11:59:58.000Z");
    item.put("status", "PROCESSED");
    item.put("note", "an attribute of ours");
    return item;
  }

  private static Map<String, @Nullable Object> known(Shape shape, Map<?, ?> object) {
    Map<String, @Nullable Object> known = new LinkedHashMap<>();
    shape.fields().stream()
        .filter(field -> object.containsKey(field.name()))
        .forEach(field -> known.put(field.name(), object.get(field.name())));
    return known;
  }
}
