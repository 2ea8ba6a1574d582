package dev.orderflow.form;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The order form: reads the detail of an {@code Order Created} event, given as plain JSON values
 * ({@code Map}, {@code List}, {@code String}, {@code Long}, {@code BigDecimal}, {@code Boolean},
 * null).
 */
public final class OrderForm {
  /** The most that an event may have, in UTF-8; everything in it is bounded by this at least. */
  public static final int MAX_BYTES = 256 * 1024;

  /**
   * The most that an order may have as compact JSON in UTF-8. Its item of at most 400 KiB then has
   * room for its lines once more, as they are reserved, and for all else that is ever recorded.
   * Known fields alone never reach it.
   */
  public static final int MAX_ORDER_BYTES = 192 * 1024;

  /**
   * Every problem is told at once: of each value the first, and all that is wrong between them.
   *
   * @param bytes the size of the event as it arrived
   * @param now the time against which {@code placedAt} is held
   */
  public static Outcome read(@Nullable Object detail, int bytes, Instant now) {
    var problems = new Problems();
    problems.addIf("", "", size(detail, bytes));
    if (!(detail instanceof Map<?, ?> order)) {
      problems.addIf("", "", Fault.NOT_OBJECT);
      return new Outcome.Rejected(problems.list());
    }
    checkFields(order, problems);
    for (OrderRule rule : OrderRule.ALL) {
      problems.addAll(rule.problems(order, now));
    }
    return problems.isEmpty()
        ? new Outcome.Accepted(order(order))
        : new Outcome.Rejected(problems.list());
  }

  /** The order's id if it is itself valid, whatever else is wrong; null otherwise. */
  public static @Nullable String usableOrderId(@Nullable Object detail) {
    return detail instanceof Map<?, ?> order
            && order.get("orderId") instanceof String id
            && Checks.orderId(id) == null
        ? id
        : null;
  }

  private static @Nullable Fault size(@Nullable Object detail, int bytes) {
    if (bytes > MAX_BYTES) {
      return Fault.SIZE;
    }
    return JsonSize.of(detail) > MAX_ORDER_BYTES ? Fault.ORDER_SIZE : null;
  }

  private static void checkFields(Map<?, ?> order, Problems problems) {
    Shape.ORDER.check("", order, problems);
    List<?> lines = OrderRules.lines(order);
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i) instanceof Map<?, ?> line) {
        Shape.LINE.check(OrderRules.linePath(i), line, problems);
      } else {
        problems.addIf("items[" + i + "]", "", Fault.NOT_OBJECT);
      }
    }
    if (order.get("shippingAddress") instanceof Map<?, ?> address) {
      Shape.ADDRESS.check("shippingAddress.", address, problems);
    }
  }

  private static Order order(Map<?, ?> order) {
    String placedAt = text(order, "placedAt");
    return new Order(
        required(order, "orderId"),
        required(order, "customerEmail"),
        (Boolean) order.get("emailVerified"),
        text(order, "customerId"),
        basket(order),
        text(order, "currency"),
        whole(order, "total"),
        order.get("shippingAddress") instanceof Map<?, ?> address ? address(address) : null,
        text(order, "paymentToken"),
        placedAt == null ? null : Timestamp.parse(placedAt));
  }

  private static Basket basket(Map<?, ?> order) {
    if (!order.containsKey("items")) {
      return new Basket.Single(required(order, "product"), quantity(order));
    }
    List<LineItem> items = new ArrayList<>();
    for (Object element : OrderRules.lines(order)) {
      if (element instanceof Map<?, ?> line) {
        items.add(
            new LineItem(
                required(line, "sku"),
                text(line, "name"),
                quantity(line),
                whole(line, "unitPrice")));
      }
    }
    return new Basket.Lines(items);
  }

  private static Address address(Map<?, ?> address) {
    return new Address(
        required(address, "country"),
        text(address, "name"),
        text(address, "line1"),
        text(address, "line2"),
        text(address, "city"),
        text(address, "region"),
        text(address, "postalCode"));
  }

  private static String required(Map<?, ?> object, String name) {
    return (String) Objects.requireNonNull(object.get(name), name);
  }

  private static @Nullable String text(Map<?, ?> object, String name) {
    return (String) object.get(name);
  }

  private static int quantity(Map<?, ?> object) {
    return Math.toIntExact(Objects.requireNonNull(whole(object, "quantity"), "quantity"));
  }

  private static @Nullable Long whole(Map<?, ?> object, String name) {
    return object.get(name) instanceof Number number ? Long.valueOf(number.longValue()) : null;
  }

  private OrderForm() {}
}
