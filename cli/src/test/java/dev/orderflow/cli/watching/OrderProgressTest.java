package dev.orderflow.cli.watching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class OrderProgressTest {

  @ParameterizedTest
  @CsvSource({
    "REJECTED, , , , true",
    "PROCESSED, NONE, NONE, , false",
    "PROCESSED, CAPTURED, DISPATCHED, , false",
    "COMPLETED, CAPTURED, DELIVERED, , true",
    "COMPLETED, CAPTURED, DELIVERED, RETURN REFUSED, true",
    "COMPLETED, CAPTURED, DELIVERED, CANCEL GRANTED, true",
    "COMPLETED, CAPTURED, DELIVERED, RETURN GRANTED, false",
    "COMPLETED, CAPTURED, RETURNED, RETURN GRANTED, false",
    "COMPLETED, REFUNDED, RETURNED, RETURN GRANTED, true",
    "CANCELLED, NONE, OUT_OF_STOCK, , true",
    "CANCELLED, NONE, RESERVED, , false",
    "CANCELLED, CAPTURED, RELEASED, , false",
    "CANCELLED, REFUNDED, RELEASED, , true"
  })
  void anOrderIsOverWhenNothingOfItIsLeftToDo(
      String status, String payment, String fulfilment, String request, boolean over) {
    Map<String, AttributeValue> order = new HashMap<>();
    put(order, "status", status);
    put(order, "payment", payment);
    put(order, "fulfilment", fulfilment);
    if (request != null) {
      Map<String, AttributeValue> made = new HashMap<>();
      put(made, "kind", request.split(" ")[0]);
      put(made, "outcome", request.split(" ")[1]);
      order.put("requests", AttributeValue.fromM(Map.of("r", AttributeValue.fromM(made))));
    }
    assertThat(OrderProgress.of(order).isOver()).isEqualTo(over);
  }

  @Test
  void onlyNewsThatTellAnEndMayBeTheLast() {
    Map<String, Object> cancelled =
        Map.of(
            "milestone", "CANCELLED",
            "status", "CANCELLED",
            "payment", "NONE",
            "fulfilment", "NONE");
    Map<String, Object> owed = new HashMap<>(cancelled);
    owed.put("payment", "CAPTURED");
    Map<String, Object> mail = new HashMap<>(cancelled);
    mail.remove("milestone");
    assertThat(OrderProgress.mayBeOver(cancelled)).isTrue();
    assertThat(OrderProgress.mayBeOver(owed)).isFalse();
    assertThat(OrderProgress.mayBeOver(mail)).isFalse();
    assertThat(OrderProgress.mayBeOver(Map.of("type", "Order Rejected"))).isTrue();
  }

  @Test
  void whatIsNotThereIsNotOver() {
    OrderProgress nothing = OrderProgress.of(Map.of());
    assertThat(nothing.isOver()).isFalse();
    assertThat(nothing.message("O-1", Instant.EPOCH))
        .isEqualTo(
            Map.of("type", "Not There Yet", "time", "1970-01-01T00:00:00Z", "orderId", "O-1"));
  }

  private static void put(Map<String, AttributeValue> fields, String name, String value) {
    if (value != null) {
      fields.put(name, AttributeValue.fromS(value));
    }
  }
}
