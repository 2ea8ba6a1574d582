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
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import dev.orderflow.orders.validate.Recorder;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TrackOrderTest {

  private static final Money DUE = new Money(2_499, "EUR");
  private static final EventData RESERVED =
      new StockReserved("ORD-1", List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE);
  private static final EventData CAPTURED = new PaymentCaptured("ORD-1", "pay-1", DUE);
  private static final EventData DISPATCHED =
      new ParcelDispatched("ORD-1", new Parcel("sandbox", "SBX-1"));
  private static final EventData WITHDRAWN = new ShipmentWithdrawn("ORD-1");

  private final OneItem table =
      new OneItem(
          Map.of(
              "orderId", AttributeValue.fromS("ORD-1"),
              "product", AttributeValue.fromS("Wireless Mouse"),
              "quantity", AttributeValue.fromN("1"),
              "status", AttributeValue.fromS("PROCESSED"),
              "facts", AttributeValue.fromM(Map.of()),
              "requests", AttributeValue.fromM(Map.of()),
              "version", AttributeValue.fromN("0")));

  private final Recorder environment =
      new Recorder(Instant.parse("2026-01-15T12:00:05Z")) {
        @Override
        public DynamoDbClient dynamoDb() {
          return table;
        }
      };

  @Test
  void recordsAFactWithItsTimesAndTheAxesThatFollow() {
    assertThat(deliver(event(RESERVED))).isEmpty();
    assertThat(value("fulfilment")).isEqualTo("RESERVED");
    assertThat(value("status")).isEqualTo("PROCESSED");
    assertThat(value("version")).isEqualTo(1L);
    assertThat(value("due")).isEqualTo(DUE.toFields());
    assertThat(value("facts"))
        .isEqualTo(
            Map.of(
                "Stock Reserved",
                Map.of(
                    "eventId",
                    event(RESERVED).id(),
                    "time",
                    "2026-01-15T12:00:00.000Z",
                    "recordedAt",
                    "2026-01-15T12:00:05.000Z",
                    "version",
                    1L,
                    "data",
                    RESERVED.toFields())));
  }

  @Test
  void recordsItOnceHoweverOftenItComes() {
    assertThat(deliver(event(RESERVED), event(RESERVED))).isEmpty();
    assertThat(deliver(event(RESERVED))).isEmpty();
    assertThat(table.writes).isEqualTo(1);
  }

  @Test
  void decidesAnewWhenAnotherWroteMeanwhile() {
    deliver(event(RESERVED));
    table.beforeWrite = () -> deliver(event(CAPTURED));
    assertThat(deliver(event(DISPATCHED))).isEmpty();
    assertThat(value("payment")).isEqualTo("CAPTURED");
    assertThat(value("fulfilment")).isEqualTo("DISPATCHED");
    assertThat(value("version")).isEqualTo(3L);
  }

  @Test
  void aRacingContradictionIsRefusedAndToldAsPoison() {
    table.beforeWrite = () -> deliver(event(DISPATCHED));
    assertThat(deliver(event(WITHDRAWN))).containsExactly("0");
    assertThat(value("status")).isEqualTo("PROCESSED");
    assertThat(value("fulfilment")).isEqualTo("DISPATCHED");
    assertThat(environment.delays).containsExactly(0);
  }

  @Test
  void givesUpForNowWhenItAlwaysLoses() {
    table.beforeWrite = this::loseAgain;
    assertThat(deliver(event(RESERVED))).containsExactly("0");
    assertThat(environment.delays).containsExactly(5);
    assertThat(value("facts")).isEqualTo(Map.of());
  }

  @Test
  void aFactOfAnOrderThatIsNotThereComesBack() {
    assertThat(deliver(event(new ShipmentWithdrawn("ORD-2")), event(RESERVED)))
        .containsExactly("0");
    assertThat(environment.delays).containsExactly(5);
    assertThat(value("fulfilment")).isEqualTo("RESERVED");
  }

  /** It may have overtaken the capture, or be forged: it is recorded only beside it. */
  @Test
  void aRefundBeforeItsCaptureComesBack() {
    EventData refunded = new PaymentRefunded("ORD-1", "re-1", DUE);
    deliver(event(RESERVED));
    assertThat(deliver(event(refunded))).containsExactly("0");
    assertThat(environment.delays).containsExactly(5);
    assertThat(value("payment")).isEqualTo("NONE");

    assertThat(deliver(event(CAPTURED), event(refunded))).isEmpty();
    assertThat(value("payment")).isEqualTo("REFUNDED");
  }

  @Test
  void whatContradictsTheOrderOrItsMoneyIsPoisonAndNotRecorded() {
    Line keyboard = new Line("Keyboard", null, 1, 2_499L);
    assertThat(deliver(event(new StockReserved("ORD-1", List.of(keyboard), DUE))))
        .containsExactly("0");
    deliver(event(RESERVED), event(CAPTURED));
    Money more = new Money(2_500, "EUR");
    Money dollars = new Money(2_499, "USD");
    assertThat(
            deliver(
                event(new PaymentRefunded("ORD-1", "re-1", more)),
                event(new PaymentRefunded("ORD-1", "re-1", dollars)),
                event(new PaymentCaptured("ORD-1", "pay-2", more))))
        .containsExactly("0", "1", "2");
    assertThat(environment.delays).containsOnly(0);
    assertThat(value("payment")).isEqualTo("CAPTURED");
    assertThat(table.writes).isEqualTo(2);
  }

  @Test
  void aRejectedOrderTakesNoFacts() {
    table.item.put("status", AttributeValue.fromS("REJECTED"));
    assertThat(deliver(event(RESERVED))).containsExactly("0");
    assertThat(table.writes).isZero();
  }

  @Test
  void whatIsNeitherFactNorRequestIsPoison() {
    String milestone = Json.write(event(RESERVED).toFields()).replace("Stock Res", "Order Res");
    assertThat(deliverDetails(milestone, "{}", "{\"id\":\"" + "x".repeat(129) + "\"}"))
        .containsExactly("0", "1", "2");
    assertThat(environment.delays).containsExactly(0, 0, 0);
  }

  @Test
  void aRequestForAPartOfAnOrderIsPoisonAndNothingIsGranted() {
    String whole = Json.write(request("q-1", OrderRequest.Kind.CANCEL).toFields());
    for (String part : List.of("\"lines\":[]", "\"amount\":100", "\"note\":null", "\"\":1")) {
      String detail = whole.replace("\"data\":{", "\"data\":{" + part + ",");
      assertThat(deliverDetails(detail)).as(detail).containsExactly("0");
    }
    assertThat(environment.delays).containsExactly(0, 0, 0, 0);
    assertThat(table.writes).isZero();
    assertThat(deliverDetails(whole)).isEmpty();
  }

  @Test
  void recordsWhatWasDecidedOnARequestOnce() {
    Envelope request = request("q-1", OrderRequest.Kind.CANCEL);
    deliver(request, request);
    assertThat(table.writes).isEqualTo(1);
    assertThat(value("requests"))
        .isEqualTo(
            Map.of(
                "q-1",
                Map.of(
                    "kind", "CANCEL",
                    "outcome", "GRANTED",
                    "time", "2026-01-15T12:00:00.000Z",
                    "recordedAt", "2026-01-15T12:00:05.000Z",
                    "version", 1L)));
  }

  @Test
  void whoAskedAndWhyIsKept() {
    Actor ann = Actor.operator("ann");
    deliver(
        envelope("q-1", new OrderRequest(OrderRequest.Kind.RETURN, "ORD-1", ann, "too early")),
        envelope("q-2", new OrderRequest(OrderRequest.Kind.CANCEL, "ORD-1", ann, "fraud")));
    for (String id : List.of("q-1", "q-2")) {
      assertThat(value("requests"))
          .asInstanceOf(InstanceOfAssertFactories.MAP)
          .extractingByKey(id)
          .hasFieldOrPropertyWithValue("actor", Map.of("role", "OPERATOR", "name", "ann"))
          .hasFieldOrPropertyWithValue("requestReason", id.equals("q-1") ? "too early" : "fraud");
    }
  }

  /** Whatever is told before and after, and whoever asks once more. */
  @ParameterizedTest
  @EnumSource
  void anOrderIsCancelledByWhoeverWasGrantedIt(Actor.Role role) {
    Actor actor = new Actor(role, "ann");
    Actor other = role == Actor.Role.OPERATOR ? Actor.CUSTOMER : Actor.operator("bob");
    deliver(
        envelope("q-1", new OrderRequest(OrderRequest.Kind.CANCEL, "ORD-1", actor, "why")),
        envelope("q-2", new OrderRequest(OrderRequest.Kind.CANCEL, "ORD-1", other, "also")),
        event(new ShipmentWithdrawn("ORD-1")));
    assertThat(value("status")).isEqualTo("CANCELLED");
    assertThat(value("reason")).isEqualTo(role + "_REQUEST");
  }

  @Test
  void aSecondRequestForTheSameIsSettled() {
    deliver(
        request("q-1", OrderRequest.Kind.CANCEL),
        request("q-2", OrderRequest.Kind.CANCEL),
        request("q-3", OrderRequest.Kind.RETURN));
    assertThat(table.writes).isEqualTo(2);
    assertThat(value("requests"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsOnlyKeys("q-1", "q-3")
        .extractingByKey("q-3")
        .hasFieldOrPropertyWithValue("outcome", "REFUSED")
        .hasFieldOrPropertyWithValue("reason", "NOT_DELIVERED");
  }

  @Test
  void anItemGrowsByNoMoreRequestsThanAPersonMakes() {
    for (int i = 0; i < 2 * TrackOrder.MAX_REFUSED; i++) {
      assertThat(deliver(request("q-" + i, OrderRequest.Kind.RETURN))).isEmpty();
    }
    assertThat(table.writes).isEqualTo(TrackOrder.MAX_REFUSED);
    assertThat(environment.delays).isEmpty();
  }

  @Test
  void whoAskedTooEarlyTooOftenIsStillGrantedWhatIsInTime() {
    for (int i = 0; i < 2 * TrackOrder.MAX_REFUSED; i++) {
      deliver(request("q-" + i, OrderRequest.Kind.RETURN));
    }
    deliver(
        request("cancel", OrderRequest.Kind.CANCEL), request("again", OrderRequest.Kind.CANCEL));
    assertThat(value("requests"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .hasSize(TrackOrder.MAX_REFUSED + 1)
        .containsKey("cancel");
  }

  @Test
  void aPrimingChangesNothing() {
    new TrackOrder(environment).prime();
    assertThat(table.writes).isZero();
  }

  private void loseAgain() {
    table.item.compute("version", (_, version) -> next(version));
    table.beforeWrite = this::loseAgain;
  }

  private static AttributeValue next(AttributeValue version) {
    return AttributeValue.fromN(String.valueOf(Long.parseLong(version.n()) + 1));
  }

  private Object value(String attribute) {
    AttributeValue value = Objects.requireNonNull(table.item.get(attribute), attribute);
    return Objects.requireNonNull(Attributes.plain(value));
  }

  private static Envelope event(EventData data) {
    return Envelope.of(Instant.parse("2026-01-15T12:00:00Z"), "e-1", "e-1", data);
  }

  private static Envelope request(String id, OrderRequest.Kind kind) {
    return envelope(id, new OrderRequest(kind, "ORD-1"));
  }

  private static Envelope envelope(String id, OrderRequest request) {
    return new Envelope(id, Instant.parse("2026-01-15T12:00:00Z"), id, id, request);
  }

  /** The messages that come back, by their places in the batch. */
  private List<String> deliver(Envelope... events) {
    String[] details = new String[events.length];
    for (int i = 0; i < events.length; i++) {
      details[i] = Json.write(events[i].toFields());
    }
    return deliverDetails(details);
  }

  private List<String> deliverDetails(String... details) {
    try {
      ByteArrayOutputStream output = new ByteArrayOutputStream();
      new TrackOrder(environment)
          .handleRequest(
              new ByteArrayInputStream(Messages.batch(details)), output, new Recorder.NoContext());
      return Messages.failed(output.toString(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
