package dev.orderflow.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.terminal.Style;
import dev.orderflow.contracts.OrderRequest;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What is shown, and answered, of an order that services have worked on. */
class HistoryTest {

  private final Map<String, @Nullable Object> order = new HashMap<>();

  HistoryTest() {
    order.put("orderId", "ORD-1");
    order.put("status", "PROCESSED");
    order.put("payment", "CAPTURED");
    order.put("fulfilment", "RESERVED");
    order.put("due", Map.of("minorUnits", 2_499L, "currency", "EUR"));
    order.put(
        "facts",
        Map.of(
            "Payment Captured", recorded("e-2", "10:00:02", Map.of()),
            "Stock Reserved", recorded("e-1", "10:00:01", Map.of())));
    order.put("requests", Map.of("q-1", request("RETURN", "REFUSED", "NOT_DELIVERED")));
  }

  @Test
  void isShownInTheOrderInWhichItWasRecorded() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    new OrderText(new Item(order), print, new Style(false)).print();
    assertThat(out.toString(StandardCharsets.UTF_8))
        .contains("ORD-1  PROCESSED", "payment: CAPTURED", "fulfilment: RESERVED", "due: 24.99 EUR")
        .containsSubsequence(
            "Stock Reserved", "2026-01-01T10:00:01Z", "e-1", "Payment Captured", "e-2")
        .containsSubsequence("e-2", "RETURN refused: NOT_DELIVERED", "q-1");
    assertThat(History.of(new Item(order)).json())
        .hasSize(3)
        .first()
        .isEqualTo(
            Map.of(
                "what", "Stock Reserved",
                "time", "2026-01-01T10:00:00Z",
                "recordedAt", "2026-01-01T10:00:01Z",
                "eventId", "e-1"));
  }

  @Test
  void aRequestTellsWhoAskedAndWhy() {
    Map<String, @Nullable Object> asked = new HashMap<>(request("CANCEL", "GRANTED", ""));
    asked.put("actor", Map.of("role", "OPERATOR", "name", "ann\u001b[0m"));
    asked.put("requestReason", "fraud");
    order.put("requests", Map.of("q-2", asked));
    assertThat(History.of(new Item(order)).entries())
        .extracting(History.Entry::what)
        .contains("CANCEL granted, by operator ann\\u001b[0m (fraud)");
  }

  @Test
  void answersARequestOnceItIsDecided() {
    assertThat(answer(OrderRequest.Kind.RETURN, "q-1"))
        .isEqualTo(new Answer.Refused("NOT_DELIVERED"));
    assertThat(answer(OrderRequest.Kind.RETURN, "q-2"))
        .isEqualTo(new Answer.Pending("track-order"));
    assertThat(answer(OrderRequest.Kind.CANCEL, "q-3"))
        .isEqualTo(new Answer.Pending("track-order"));
    order.put("requests", Map.of("q-3", request("CANCEL", "GRANTED", "")));
    assertThat(answer(OrderRequest.Kind.CANCEL, "q-3")).isEqualTo(new Answer.Pending("shipping"));
    order.put("status", "CANCELLED");
    order.put("reason", "CUSTOMER_REQUEST");
    assertThat(answer(OrderRequest.Kind.CANCEL, "q-9"))
        .isEqualTo(new Answer.Granted("cancelled (CUSTOMER_REQUEST)"));
  }

  @Test
  void aCancelThatWasGrantedCanStillBeTooLate() {
    order.put("requests", Map.of("q-3", request("CANCEL", "GRANTED", "")));
    order.put(
        "facts",
        Map.of("Withdrawal Refused", recorded("e-3", "10:00:03", Map.of("reason", "SENT"))));
    assertThat(answer(OrderRequest.Kind.CANCEL, "q-3")).isEqualTo(new Answer.Refused("SENT"));
  }

  private Answer answer(OrderRequest.Kind kind, String requestId) {
    return Answer.of(kind, requestId, new Item(order));
  }

  private static Map<String, Object> recorded(String eventId, String time, Object data) {
    return Map.of(
        "eventId",
        eventId,
        "time",
        "2026-01-01T10:00:00Z",
        "recordedAt",
        "2026-01-01T" + time + "Z",
        "data",
        data);
  }

  private static Map<String, Object> request(String kind, String outcome, String reason) {
    return Map.of(
        "kind", kind,
        "outcome", outcome,
        "reason", reason,
        "time", "2026-01-01T10:00:00Z",
        "recordedAt", "2026-01-01T10:00:09Z");
  }
}
