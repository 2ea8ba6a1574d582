package dev.orderflow.services.live;

import static dev.orderflow.kit.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CustomerNotified;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderRequestRefused;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.RejectionReason;
import dev.orderflow.contracts.StockReleased;
import dev.orderflow.kit.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LiveTest {

  private static final String READ = "orders:read";
  private static final String OPERATE = "orders:operate";
  private static final Map<String, String> ALL = Map.of("all", "true");

  private final Live live = new Live();

  @AfterEach
  void close() {
    live.close();
  }

  @Test
  void aCustomerIsToldOfTheirOrdersOnEveryConnectionAndNobodyElseIs() {
    connect("tab-1", "C-1");
    connect("tab-2", "C-1");
    connect("other", "C-2");
    assertThat(live.connect("staff", live.token("S-1", OPERATE), ALL)).isEqualTo(200);

    assertThat(live.hear(paid("C-1"))).isTrue();

    assertThat(live.stage.told("tab-1")).hasSize(1);
    assertThat(Json.parse(live.stage.told("tab-1").getFirst()))
        .isEqualTo(
            Map.of(
                "id", "event-1",
                "type", "Order Paid",
                "time", "2026-01-15T12:00:00Z",
                "orderId", "O-1",
                "milestone", "PAID",
                "status", "PROCESSED",
                "payment", "CAPTURED",
                "fulfilment", "RESERVED"));
    assertThat(live.stage.told("tab-2")).isEqualTo(live.stage.told("tab-1"));
    assertThat(live.stage.told("staff")).isEqualTo(live.stage.told("tab-1"));
    assertThat(live.stage.told("other")).isEmpty();
  }

  @Test
  void anOrderOfNobodyIsForOperatorsAlone() {
    connect("tab-1", "C-1");
    live.connect("staff", live.token("S-1", OPERATE), ALL);
    live.hear(paid(null));
    assertThat(live.stage.told("tab-1")).isEmpty();
    assertThat(live.stage.told("staff")).hasSize(1);
  }

  @Test
  void newsThatDoNotSayWhoseTheOrderIsAreTakenToItsCustomer() {
    connect("tab-1", "C-1");
    live.store(Map.of("orderId", text("O-1"), "customerId", text("C-1")));
    live.refuse(Map.of("rejectionId", text("e-2"), "detail", text("{\"customerId\":\"C-1\"}")));

    live.hear(new CustomerNotified("O-1", "Order Paid", "e-1", null));
    live.hear(
        new OrderRequestRefused(
            OrderRequest.Kind.CANCEL, "O-1", "r-1", "ALREADY_DISPATCHED", "a@example.com", null));
    live.hear(rejected("e-2", "O-2", RejectionReason.INVALID_ORDER));
    live.hear(new CustomerNotified("O-9", "Order Paid", "e-1", null));

    assertThat(live.stage.told("tab-1"))
        .hasSize(3)
        .noneMatch(it -> it.contains("@"))
        .anyMatch(it -> it.contains("\"about\":\"Order Paid\""))
        .anyMatch(it -> it.contains("ALREADY_DISPATCHED"))
        .anyMatch(it -> it.contains("INVALID_ORDER"));
  }

  @Test
  void whoseOrderKeepsItsIdIsNotToldOfTheOneThatWasRefusedForIt() {
    connect("tab-1", "C-1");
    connect("other", "C-2");
    live.store(Map.of("orderId", text("O-1"), "customerId", text("C-1")));
    live.refuse(Map.of("rejectionId", text("e-2"), "detail", text("{\"customerId\":\"C-2\"}")));
    live.refuse(Map.of("rejectionId", text("e-3"), "detail", text("[]")));

    live.hear(rejected("e-2", "O-1", RejectionReason.ORDER_ID_CONFLICT));
    live.hear(rejected("e-3", "O-1", RejectionReason.INVALID_ORDER));

    assertThat(live.stage.told("tab-1")).isEmpty();
    assertThat(live.stage.told("other")).hasSize(1);
  }

  @Test
  void whatNobodyNeedsToKnowIsDone() {
    assertThat(live.hear(new StockReleased("O-1"))).isTrue();
  }

  @Test
  void aConnectionThatIsGoneIsForgotten() {
    connect("tab-1", "C-1");
    connect("tab-2", "C-1");
    live.stage.gone.add("tab-1");
    live.pass(Duration.ofSeconds(10));

    assertThat(live.hear(paid("C-1"))).isTrue();
    assertThat(live.knows("tab-1")).isFalse();
    assertThat(live.stage.told("tab-2")).hasSize(1);
  }

  /** For which AWS answers as for one that is gone. */
  @Test
  void aConnectionThatIsAboutToOpenIsNotForgotten() {
    connect("tab-1", "C-1");
    live.stage.gone.add("tab-1");
    live.pass(Duration.ofMillis(9_999));

    assertThat(live.hear(paid("C-1"), paid("C-1"))).isTrue();
    assertThat(live.knows("tab-1")).isTrue();

    live.stage.gone.clear();
    live.pass(Duration.ofMillis(1));
    assertThat(live.hear(paid("C-1"))).isTrue();
    assertThat(live.stage.told("tab-1")).hasSize(1);
  }

  @Test
  void inABatchWhoIsGoneIsForgottenOnceAndTheOthersHearAll() {
    connect("tab-1", "C-1");
    connect("tab-2", "C-1");
    connect("other", "C-2");
    live.stage.gone.add("tab-1");
    live.pass(Duration.ofSeconds(10));

    assertThat(live.hear(paid("C-1"), paid("C-2"), paid("C-1"))).isTrue();
    assertThat(live.knows("tab-1")).isFalse();
    assertThat(live.stage.told("tab-2")).hasSize(2).doesNotHaveDuplicates();
    assertThat(live.stage.told("other")).hasSize(1);
  }

  @Test
  void aConnectionInTroubleHoldsUpNobodyAndIsTriedAgain() {
    connect("tab-1", "C-1");
    connect("tab-2", "C-1");
    live.stage.slow.add("tab-1");

    assertThat(live.hear(paid("C-1"))).isFalse();
    assertThat(live.stage.told("tab-2")).hasSize(1);
    assertThat(live.hear(paid("C-1"))).isTrue();
    assertThat(live.stage.told("tab-1")).hasSize(1);
    // Told again with the same id.
    assertThat(live.stage.told("tab-2").stream().distinct()).hasSize(1);
  }

  @Test
  void anOperatorInTroubleHoldsUpNoCustomer() {
    live.connect("desk", live.token("S-1", OPERATE), ALL);
    connect("tab-1", "C-1");
    live.stage.slow.add("desk");

    assertThat(live.hear(paid("C-1"))).isFalse();
    assertThat(live.stage.told("tab-1")).hasSize(1);
  }

  @Test
  void whoDoesNotKeepUpForLongIsCutOff() {
    connect("tab-1", "C-1");
    connect("tab-2", "C-1");

    for (int attempt = 1; attempt <= 2; attempt++) {
      live.stage.slow.add("tab-1");
      assertThat(live.hear(attempt, paid("C-1"))).isFalse();
      assertThat(live.knows("tab-1")).isTrue();
    }
    live.stage.slow.add("tab-1");
    assertThat(live.hear(3, paid("C-1"))).isTrue();
    assertThat(live.stage.closed).containsExactly("tab-1");
    assertThat(live.knows("tab-1")).isFalse();
    assertThat(live.stage.told("tab-2")).hasSize(3);
  }

  @Test
  void aConnectionEndsWithItsToken() {
    connect("tab-1", "C-1");
    live.pass(Duration.ofMinutes(61));
    live.hear(paid("C-1"));
    assertThat(live.stage.told("tab-1")).isEmpty();
    assertThat(live.stage.closed).containsExactly("tab-1");
    assertThat(live.knows("tab-1")).isFalse();
  }

  @Test
  void whoLeavesIsForgotten() {
    connect("tab-1", "C-1");
    live.disconnect("tab-1");
    live.disconnect("tab-1");
    assertThat(live.knows("tab-1")).isFalse();
  }

  @Test
  void onlyThoseWithAGoodTokenAndScopeConnect() {
    assertThat(live.connect("x", "", Map.of())).isEqualTo(401);
    assertThat(live.connect("x", "a.b.c", Map.of())).isEqualTo(401);
    assertThat(live.connect("x", live.token("C-1", "orders:write"), Map.of())).isEqualTo(401);
    assertThat(live.connect("x", live.token("C-1", READ), ALL)).isEqualTo(403);
    assertThat(live.knows("x")).isFalse();
    assertThat(Json.write(live.authorize(Map.of()))).contains("\"Effect\":\"Deny\"");
  }

  /**
   * Words with a space between, or a list of words: whatever else holds one of ours is another's.
   */
  @Test
  void onlyOperatorsListenToAll() {
    for (Object scope :
        List.of(
            READ + " x," + OPERATE,
            READ + "," + OPERATE + " " + READ,
            READ + " [" + OPERATE + "]",
            List.of(READ, "x " + OPERATE),
            List.of(READ, "x," + OPERATE))) {
      assertThat(live.connect("x", live.token("C-1", scope), ALL)).as("%s", scope).isEqualTo(403);
    }
    for (Object scope : List.of(OPERATE, READ + " " + OPERATE, List.of(READ, OPERATE))) {
      assertThat(live.connect("y", live.token("S-1", scope), ALL)).as("%s", scope).isEqualTo(200);
    }
  }

  private void connect(String connectionId, String customerId) {
    assertThat(live.connect(connectionId, live.token(customerId, READ), Map.of())).isEqualTo(200);
  }

  private static OrderRejected rejected(
      String rejectionId, String orderId, RejectionReason reason) {
    Problem problem = new Problem("total", "total", "must equal the sum of its lines");
    return new OrderRejected(rejectionId, orderId, reason, List.of(problem));
  }

  private static Milestone paid(@Nullable String customerId) {
    OrderView order =
        new OrderView(
            "O-1",
            OrderStatus.PROCESSED,
            PaymentStatus.CAPTURED,
            FulfilmentStatus.RESERVED,
            "customer@example.com",
            null,
            customerId,
            List.of(new Line("MOUSE", null, 1, null)),
            null,
            null,
            null,
            null,
            null);
    return new Milestone(Milestone.Kind.PAID, order);
  }
}
