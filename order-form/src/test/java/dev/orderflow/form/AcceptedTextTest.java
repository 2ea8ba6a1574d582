package dev.orderflow.form;

import static dev.orderflow.form.Details.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.Json;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Whatever text the form takes, every later event takes too: in its record and in its schema. */
class AcceptedTextTest {
  private final Random random = Seeds.random();
  private final RandomOrders orders = new RandomOrders(random);

  @Test
  void whatTheFormAcceptsEveryEventCanSay() {
    for (int i = 0; i < 400; i++) {
      Map<String, @Nullable Object> detail = orders.next();
      Order order = accepted(detail);
      List<Line> lines = lines(order.basket());
      said("order-milestone.json", processed(order, detail));
      said(
          "payment-requested.json",
          new PaymentRequested(order.orderId(), money(), order.paymentToken()));
      said("stock-reserved.json", new StockReserved(order.orderId(), priced(lines), money()));
      List<String> skus = lines.stream().map(Line::sku).toList();
      said(
          "stock-refused.json", new StockRefused(order.orderId(), CancelReason.OUT_OF_STOCK, skus));
      said(
          "order-request-refused.json",
          new OrderRequestRefused(
              OrderRequest.Kind.CANCEL,
              order.orderId(),
              "r-1",
              "CANCELLED",
              order.customerEmail(),
              order.emailVerified()));
    }
  }

  @Test
  void whatTheFormRefusesARejectionCanSay() {
    List<@Nullable Object> junk = Spoiled.junk();
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      Map<String, @Nullable Object> order = orders.next();
      order.put("customerEmail", junk.get(random.nextInt(junk.size())));
      order.put("product", junk.get(random.nextInt(junk.size())));
      order.put("😀".repeat(random.nextInt(300)) + "\ud800", 1L);
      if (Details.read(order) instanceof Outcome.Rejected(List<Problem> problems)) {
        refused++;
        String orderId = OrderForm.usableOrderId(order);
        said(
            "order-rejected.json",
            new OrderRejected("e-1", orderId, RejectionReason.INVALID_ORDER, problems));
      }
    }
    assertThat(refused).isEqualTo(400);
  }

  private static Order accepted(Map<String, @Nullable Object> detail) {
    return switch (Details.read(detail)) {
      case Outcome.Accepted(var order) -> order;
      case Outcome.Rejected(var problems) -> throw new AssertionError(problems + " " + detail);
    };
  }

  private static void said(String schema, EventData data) {
    String json = Json.write(Envelope.of(NOW, "e-1", "e-1", data).toFields());
    assertThat(OrderSchema.errors(schema, json)).as(json).isEmpty();
    if (data instanceof Milestone milestone) {
      Map<?, ?> read = (Map<?, ?>) Objects.requireNonNull(Json.parse(json));
      assertThat(Milestone.of(milestone.type(), fields(read.get("data")))).isEqualTo(milestone);
    }
  }

  private static Milestone processed(Order order, Map<String, @Nullable Object> detail) {
    Map<String, @Nullable Object> data = new LinkedHashMap<>();
    data.put("orderId", order.orderId());
    data.put("status", OrderStatus.PROCESSED.name());
    data.put("payment", PaymentStatus.NONE.name());
    data.put("fulfilment", FulfilmentStatus.NONE.name());
    data.put("customerEmail", order.customerEmail());
    data.put("customerId", order.customerId());
    data.put("lines", lines(order.basket()).stream().map(Line::toFields).toList());
    data.put("shippingAddress", detail.get("shippingAddress"));
    return Objects.requireNonNull(Milestone.of(Milestone.Kind.PROCESSED.type(), data));
  }

  private static List<Line> lines(Basket basket) {
    return switch (basket) {
      case Basket.Single(var product, var quantity) ->
          List.of(new Line(product, null, quantity, null));
      case Basket.Lines(var items) ->
          items.stream()
              .map(it -> new Line(it.sku(), it.name(), it.quantity(), it.unitPrice()))
              .toList();
    };
  }

  private static List<Line> priced(List<Line> lines) {
    return lines.stream().map(it -> new Line(it.sku(), it.name(), it.quantity(), 100L)).toList();
  }

  private static Money money() {
    return new Money(100, "EUR");
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object object) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    ((Map<?, ?>) Objects.requireNonNull(object)).forEach((k, v) -> fields.put((String) k, v));
    return fields;
  }
}
