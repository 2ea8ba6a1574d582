package dev.orderflow.orders.track;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.ReasonRule;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import dev.orderflow.form.JsonSize;
import dev.orderflow.form.OrderDetail;
import dev.orderflow.form.OrderForm;
import dev.orderflow.form.Outcome;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.EventPublisher;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.orders.process.ProcessOrder;
import dev.orderflow.orders.publish.PublishOrderEvents;
import dev.orderflow.orders.validate.Recorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequest;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;

/** Whatever is accepted has room for all that can ever be recorded of it, and told. */
class LargestOrderTest {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:05Z");
  private static final String ID = "O".repeat(64);
  private static final long PRICE = 999_999_999_999L;
  private static final int QUANTITY = 9_999;
  private static final String NAME = "中".repeat(128);
  private static final Parcel PARCEL = new Parcel("中".repeat(64), NAME);

  private final long seed = Long.getLong("orderflow.seed", 20_260_130);
  private final LargestOrders orders = new LargestOrders(new Random(seed));
  private final List<PutEventsRequestEntry> events = new ArrayList<>();
  private OneItem table = new OneItem(Map.of());

  private final Recorder environment =
      new Recorder(NOW) {
        @Override
        public DynamoDbClient dynamoDb() {
          return table;
        }

        @Override
        public EventBridgeClient eventBridge() {
          return new Bus();
        }
      };

  @Test
  void theLargestOrdersFitTheirItemAndEachEvent() {
    System.out.println("orderflow.seed=" + seed);
    int largest = 0;
    for (int i = 0; i < 30; i++) {
      Map<String, @Nullable Object> order = orders.next();
      live(order);
      int size = ItemSize.of(table.item);
      largest = Math.max(largest, size);
      assertThat(size).as(order.keySet().toString()).isLessThanOrEqualTo(ItemSize.LIMIT);
      assertThat(whole()).isEqualTo(Json.canonical(order));
      assertEventsFit();
    }
    System.out.println("largest item: " + largest + " of " + ItemSize.LIMIT + " bytes");
    assertThat(largest).isGreaterThan(OrderForm.MAX_ORDER_BYTES + 100_000);
  }

  @Test
  void oneByteMoreIsRefusedByName() {
    for (int i = 0; i < 20; i++) {
      Map<String, @Nullable Object> order = orders.next();
      assertThat(read(order)).as(order.keySet().toString()).isInstanceOf(Outcome.Accepted.class);
      order.compute("last", (_, last) -> last + "x");
      assertThat(read(order))
          .isInstanceOfSatisfying(
              Outcome.Rejected.class,
              refused -> {
                assertThat(refused.problems()).hasSize(1);
                assertThat(refused.problems().getFirst().rule()).isEqualTo("size");
                assertThat(refused.problems().getFirst().message())
                    .contains(String.valueOf(OrderForm.MAX_ORDER_BYTES));
              });
    }
  }

  /** Who sends what is asked for is never told that it is too much. */
  @Test
  void knownFieldsAloneAreNeverTooLarge() {
    for (String letter : List.of("x", "\"", "中", "😀")) {
      for (boolean lines : List.of(true, false)) {
        Map<String, @Nullable Object> order = orders.known(letter, lines);
        assertThat(read(order)).as(letter).isInstanceOf(Outcome.Accepted.class);
        assertThat(JsonSize.of(order)).isEqualTo(Json.write(order).getBytes(UTF_8).length);
      }
    }
  }

  private static Outcome read(Map<String, @Nullable Object> order) {
    return OrderForm.read(order, OrderForm.MAX_BYTES, NOW);
  }

  private String whole() {
    String rest = Objects.requireNonNull(table.item.get("detail")).s();
    return Json.canonical(
        OrderDetail.whole(
            Attributes.plain(table.item), JsonObjects.object("detail", Json.parse(rest))));
  }

  /** Everything that can happen to one order, and more requests than anyone has an answer for. */
  private void live(Map<String, @Nullable Object> order) {
    table = new OneItem(Map.of());
    assertThat(failed(new ProcessOrder(environment)::handleRequest, Json.write(order))).isEmpty();
    assertThat(table.item).isNotEmpty();
    for (int i = 0; i < 2 * TrackOrder.MAX_REFUSED; i++) {
      tell(i, request(OrderRequest.Kind.RETURN));
    }
    tell(100, request(OrderRequest.Kind.CANCEL));
    List<Line> reserved = reserved(order);
    Money due = new Money(PRICE * QUANTITY * reserved.size(), "EUR");
    tell(101, new StockReserved(ID, reserved, due));
    tell(102, new PaymentCaptured(ID, NAME, due));
    tell(103, new ParcelDispatched(ID, PARCEL));
    tell(104, new WithdrawalRefused(ID, "中".repeat(64)));
    tell(105, new ParcelDelivered(ID, PARCEL));
    tell(106, request(OrderRequest.Kind.RETURN));
    tell(107, new ParcelReturned(ID, PARCEL));
    tell(108, new PaymentRefunded(ID, NAME, due));
    assertThat(Objects.requireNonNull(table.item.get("facts")).m()).hasSize(7);
    assertThat(Objects.requireNonNull(table.item.get("requests")).m())
        .hasSize(TrackOrder.MAX_REFUSED + 2);
  }

  private static OrderRequest request(OrderRequest.Kind kind) {
    String longest = "😀".repeat(ReasonRule.MAX_LENGTH);
    return new OrderRequest(kind, ID, Actor.operator(longest), longest);
  }

  /** As inventory tells them: the order's own lines at the catalogue's prices. */
  private static List<Line> reserved(Map<String, @Nullable Object> order) {
    if (!(order.get("items") instanceof List<?> lines)) {
      String product = JsonObjects.text(order, "product");
      return List.of(new Line(product, null, QUANTITY, PRICE));
    }
    List<Line> reserved = new ArrayList<>();
    for (Object line : lines) {
      Map<String, @Nullable Object> fields = JsonObjects.object("line", line);
      reserved.add(
          new Line(
              JsonObjects.text(fields, "sku"), JsonObjects.text(fields, "name"), QUANTITY, PRICE));
    }
    return reserved;
  }

  private void tell(int number, EventData data) {
    String id = "中".repeat(125) + (100 + number);
    String event = Json.write(new Envelope(id, NOW, id, id, data).toFields());
    assertThat(failed(new TrackOrder(environment)::handleRequest, event)).as(data.type()).isEmpty();
  }

  private interface Handler {
    void handle(ByteArrayInputStream in, ByteArrayOutputStream out, Recorder.NoContext context)
        throws IOException;
  }

  private static List<String> failed(Handler handler, String detail) {
    return Messages.failed(answer(handler, Messages.batch(detail)));
  }

  private static String answer(Handler handler, byte[] batch) {
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      handler.handle(new ByteArrayInputStream(batch), output, new Recorder.NoContext());
      return output.toString(UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void assertEventsFit() {
    events.clear();
    Map<String, ?> record =
        Map.of(
            "eventName",
            "REPUBLISH",
            "eventSourceARN",
            "arn:aws:dynamodb:us-east-1:000000000000:table/Orders/stream/1",
            "dynamodb",
            Map.of("SequenceNumber", "1", "NewImage", json(table.item)));
    byte[] batch = Json.write(Map.of("Records", List.of(record))).getBytes(UTF_8);
    assertThat(Messages.failed(answer(new PublishOrderEvents(environment)::handleRequest, batch)))
        .isEmpty();
    assertThat(environment.sent).isEmpty();
    assertThat(events)
        .hasSizeGreaterThan(10)
        .allSatisfy(it -> assertThat(size(it)).isLessThanOrEqualTo(EventPublisher.MAX_BYTES));
  }

  /** As PutEvents counts. Source: EventBridge user guide, "Calculating event entry size". */
  private static int size(PutEventsRequestEntry entry) {
    return (entry.source() + entry.detailType() + entry.detail()).getBytes(UTF_8).length;
  }

  private static Map<String, Object> json(Map<String, AttributeValue> attributes) {
    Map<String, Object> json = new HashMap<>();
    attributes.forEach((name, value) -> json.put(name, json(value)));
    return json;
  }

  private static Map<String, Object> json(AttributeValue value) {
    return switch (value.type()) {
      case S -> Map.of("S", value.s());
      case N -> Map.of("N", value.n());
      case M -> Map.of("M", json(value.m()));
      case L -> Map.of("L", value.l().stream().map(LargestOrderTest::json).toList());
      default -> throw new IllegalArgumentException(value.toString());
    };
  }

  private final class Bus implements EventBridgeClient {
    @Override
    public PutEventsResponse putEvents(PutEventsRequest request) {
      events.addAll(request.entries());
      return PutEventsResponse.builder()
          .entries(
              request.entries().stream()
                  .map(_ -> PutEventsResultEntry.builder().eventId("1").build())
                  .toList())
          .build();
    }

    @Override
    public String serviceName() {
      return "events";
    }

    @Override
    public void close() {}
  }
}
