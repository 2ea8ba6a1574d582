package dev.orderflow.contracts;

import static dev.orderflow.contracts.Schemas.errors;
import static dev.orderflow.contracts.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class OrderRejectedTest {
  private static final Problem PROBLEM = new Problem("items[2].quantity", "range", "is zero");

  @Test
  void saysWhatItsSchemaSays() {
    JsonNode event = json(event("ORD-1", RejectionReason.INVALID_ORDER).toFields());
    assertThat(errors("order-rejected.json", event)).isEmpty();
    assertThat(event)
        .isEqualTo(
            json(
                """
                {"id":"r-2","type":"Order Rejected","version":1,"time":"2026-01-15T12:00:00.123Z",
                 "orderId":"ORD-1","correlationId":"e-1","causationId":"e-1",
                 "traceparent":"00-4129c2568d26373b80e6b9fe8d862dd9-46cf306345263086-01",
                 "data":{"rejectionId":"e-1","orderId":"ORD-1","reason":"INVALID_ORDER",
                   "problems":[{"field":"items[2].quantity","rule":"range","message":"is zero"}]}}
                """));
  }

  @Test
  void leavesOutAnUnusableOrderId() {
    for (RejectionReason reason : RejectionReason.values()) {
      JsonNode event = json(event(null, reason).toFields());
      assertThat(errors("order-rejected.json", event)).isEmpty();
      assertThat(event.has("orderId")).isFalse();
      assertThat(event.get("data").has("orderId")).isFalse();
    }
  }

  @Test
  void holdsTheBoundsOfItsSchema() {
    refuses(() -> new Problem("x".repeat(257), "range", "is zero"));
    refuses(() -> new Problem("quantity", "", "is zero"));
    refuses(() -> new Problem("quantity", "r".repeat(65), "is zero"));
    refuses(() -> new Problem("quantity", "range", ""));
    refuses(() -> new Problem("quantity", "range", "x".repeat(257)));
    refuses(() -> rejected("", List.of(PROBLEM)));
    refuses(() -> rejected("e-1", List.of()));
    refuses(() -> rejected("e-1", Collections.nCopies(101, PROBLEM)));
    OrderRejected data = rejected("e-1", Collections.nCopies(100, PROBLEM));
    refuses(() -> new Envelope("", Instant.EPOCH, "e-1", "e-1", data));
    refuses(() -> new Envelope("r-2", Instant.EPOCH, "", "e-1", data));
    refuses(() -> new Envelope("r-2", Instant.EPOCH, "e-1", "x".repeat(129), data));
  }

  private static void refuses(Runnable creation) {
    assertThatIllegalArgumentException().isThrownBy(creation::run);
  }

  private static OrderRejected rejected(String rejectionId, List<Problem> problems) {
    return new OrderRejected(rejectionId, "ORD-1", RejectionReason.INVALID_ORDER, problems);
  }

  private static Envelope event(@Nullable String orderId, RejectionReason reason) {
    return new Envelope(
        "r-2",
        Instant.parse("2026-01-15T12:00:00.123456789Z"),
        "e-1",
        "e-1",
        new OrderRejected("e-1", orderId, reason, List.of(PROBLEM)));
  }
}
