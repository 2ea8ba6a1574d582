package dev.orderflow.services.inventory;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;

/** The function over real tables, with messages handed to it and everything it tells kept. */
final class Warehouse implements Environment, AutoCloseable {

  final TableEngine engine = TableEngine.inMemory();
  final Weather weather = new Weather();
  final Weathered tables = new Weathered(engine.client(), weather);
  final Bus bus = new Bus(weather);

  Warehouse() {
    engine.ensureTable(table("PRODUCTS_TABLE", "sku"));
    engine.ensureTable(table("RESERVATIONS_TABLE", "orderId"));
  }

  void put(String sku, long price, long units) {
    put(sku, price, "EUR", units);
  }

  void put(String sku, long price, String currency, long units) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("sku", text(sku));
    item.put("name", text("a " + sku));
    item.put("price", number(price));
    item.put("currency", text(currency));
    item.put("received", number(units));
    item.put("available", number(units));
    item.put("reserved", number(0));
    item.put("shipped", number(0));
    engine.client().putItem(r -> r.tableName("PRODUCTS_TABLE").item(item));
  }

  /** Hands a message to the function; whether it is done. */
  boolean hear(Milestone.Kind kind, OrderView order) {
    return hear(message(kind, order));
  }

  private boolean hear(String body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      new ReserveStock(this)
          .handleRequest(new ByteArrayInputStream(batch(body).getBytes(UTF_8)), out, new Silence());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toString(UTF_8).equals("{\"batchItemFailures\":[]}");
  }

  /** Hands it over until it is done, through one death at most. */
  void hearThroughDeath(Milestone.Kind kind, OrderView order) {
    try {
      assertThat(hear(kind, order)).isTrue();
    } catch (Weather.Death died) {
      assertThat(hear(kind, order)).isTrue();
    }
  }

  static OrderView order(String orderId, Line... lines) {
    return order(orderId, null, List.of(lines));
  }

  static OrderView order(String orderId, @Nullable String currency, List<Line> lines) {
    return new OrderView(
        orderId,
        OrderStatus.PROCESSED,
        PaymentStatus.NONE,
        FulfilmentStatus.NONE,
        "customer@example.com",
        null,
        null,
        lines,
        currency,
        null,
        null,
        null,
        null);
  }

  static Line line(String sku, int quantity) {
    return new Line(sku, null, quantity, null);
  }

  /** How many units of a product are in that place. */
  long units(String sku, String place) {
    return new Item(
            engine
                .client()
                .getItem(r -> r.tableName("PRODUCTS_TABLE").key(Map.of("sku", text(sku))))
                .item())
        .number(place);
  }

  String state(String orderId) {
    AttributeValue state =
        engine
            .client()
            .getItem(r -> r.tableName("RESERVATIONS_TABLE").key(Map.of("orderId", text(orderId))))
            .item()
            .get("state");
    return state == null ? "" : state.s();
  }

  /** What was told of an order, each once; the same event told again must say the same. */
  Set<Map<?, ?>> told(String orderId) {
    Map<Object, Map<?, ?>> byId = new HashMap<>();
    Set<Map<?, ?>> told = new LinkedHashSet<>();
    for (Map<?, ?> event : bus.told()) {
      if (orderId.equals(event.get("orderId"))) {
        assertThat(byId.getOrDefault(event.get("id"), event)).isEqualTo(event);
        byId.put(event.get("id"), event);
        told.add(event);
      }
    }
    return told;
  }

  List<String> types(String orderId) {
    return told(orderId).stream().map(e -> String.valueOf(e.get("type"))).toList();
  }

  /** Received = available + reserved + shipped, and each of them is what reservations hold. */
  void addsUp() {
    StockTotals totals = new StockTotals(engine.client());
    assertThat(totals.gaps()).isEmpty();
  }

  private static String message(Milestone.Kind kind, OrderView order) {
    Envelope event =
        Envelope.of(
            Instant.parse("2026-01-15T12:00:00Z"),
            "correlation-" + order.orderId(),
            "cause-" + order.orderId(),
            new Milestone(kind, order));
    return Json.write(
        Map.of(
            "id", "published",
            "time", "2026-01-15T12:00:00Z",
            "source", event.data().source(),
            "detail-type", event.data().type(),
            "detail", event.toFields()));
  }

  private static String batch(String body) {
    return Json.write(
        Map.of(
            "Records",
            List.of(
                Map.of(
                    "messageId",
                    "m-1",
                    "receiptHandle",
                    "r-1",
                    "body",
                    body,
                    "attributes",
                    Map.of(
                        "ApproximateReceiveCount", "1",
                        "SentTimestamp", "1767225600000",
                        "ApproximateFirstReceiveTimestamp", "1767225600000")))));
  }

  private static CreateTableRequest table(String name, String key) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .keySchema(k -> k.attributeName(key).keyType(KeyType.HASH))
        .attributeDefinitions(a -> a.attributeName(key).attributeType(ScalarAttributeType.S))
        .build();
  }

  @Override
  public String variable(String name) {
    return name;
  }

  @Override
  public SqsClient sqs() {
    return new SqsClient() {
      @Override
      public ChangeMessageVisibilityResponse changeMessageVisibility(
          ChangeMessageVisibilityRequest request) {
        return ChangeMessageVisibilityResponse.builder().build();
      }

      @Override
      public String serviceName() {
        return SERVICE_NAME;
      }

      @Override
      public void close() {}
    };
  }

  @Override
  public Weathered dynamoDb() {
    return tables;
  }

  @Override
  public EventBridgeClient eventBridge() {
    return bus;
  }

  /**
   * Each look shows another time, so that a retold event that took the time of now would differ.
   */
  @Override
  public Clock clock() {
    return new Ticking();
  }

  @Override
  public void close() {
    engine.close();
  }
}
