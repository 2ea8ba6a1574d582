package dev.orderflow.api.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import dev.orderflow.api.Call;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CancelReturnHandlerTest {

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @CsvSource({
    "cancel, PROCESSED, NONE",
    "cancel, PROCESSED, RESERVED",
    "return, COMPLETED, DELIVERED",
    "return, PROCESSED, DELIVERED"
  })
  void whatMayBeGrantedIsPassedOn(String request, String status, String fulfilment) {
    api.store("O-1", "C-1", Map.of("status", status, "fulfilment", fulfilment));
    Answer answer = api.as("C-1").post("/orders/O-1/" + request);

    assertThat(answer.status()).isEqualTo(202);
    assertThat(answer.text("status")).isEqualTo(status);
    String type = request.equals("cancel") ? "Order Cancel Requested" : "Order Return Requested";
    assertThat(api.bus.details(type))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .containsEntry("correlationId", "event-O-1")
                    .containsEntry("data", Map.of("orderId", "O-1")));
  }

  @ParameterizedTest
  @CsvSource({
    "cancel, orders:operate, 202",
    "return, orders:operate, 202",
    "cancel, orders:write, 404",
    "return, orders:write, 404",
    "cancel, 'orders:write x,orders:operate', 404",
    "cancel, 'orders:write [orders:operate]', 404"
  })
  void othersOrdersAreForOperatorsAlone(String request, String scope, int status) {
    String fulfilment = request.equals("cancel") ? "RESERVED" : "DELIVERED";
    api.store("O-1", "C-1", Map.of("status", "PROCESSED", "fulfilment", fulfilment));

    assertThat(
            api.with(Map.of("sub", "staff", "scope", scope))
                .postJson("/orders/O-1/" + request, "{\"reason\":\"asked by phone\"}")
                .status())
        .isEqualTo(status);
    String type = request.equals("cancel") ? "Order Cancel Requested" : "Order Return Requested";
    assertThat(api.bus.details(type)).hasSize(status == 202 ? 1 : 0);
  }

  @ParameterizedTest
  @CsvSource({
    "cancel, COMPLETED, DELIVERED, ALREADY_DISPATCHED",
    "cancel, PROCESSED, DISPATCHED, ALREADY_DISPATCHED",
    "cancel, COMPLETED, RETURNED, ALREADY_DISPATCHED",
    "cancel, REJECTED, NONE, REJECTED",
    "return, REJECTED, NONE, REJECTED",
    "return, PROCESSED, DISPATCHED, NOT_DELIVERED",
    "return, PROCESSED, RESERVED, NOT_DELIVERED",
    "return, CANCELLED, RELEASED, CANCELLED"
  })
  void whatTheStateRulesOutIsRefusedWithTheReason(
      String request, String status, String fulfilment, String reason) {
    api.store("O-1", "C-1", Map.of("status", status, "fulfilment", fulfilment));
    Answer answer = api.as("C-1").post("/orders/O-1/" + request);

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.text("reason")).isEqualTo(reason);
    assertThat(api.bus.taken()).isEmpty();
  }

  @Test
  void aWithdrawalThatWasRefusedIsNotAskedForAgain() {
    api.store("O-1", "C-1", Map.of("facts", Map.of("Withdrawal Refused", Map.of())));
    assertThat(api.as("C-1").post("/orders/O-1/cancel").text("reason"))
        .isEqualTo("ALREADY_DISPATCHED");
  }

  @Test
  void whatIsDoneOrGrantedIsNotPassedOnAgain() {
    api.store("O-1", "C-1", Map.of("status", "CANCELLED", "fulfilment", "RELEASED"));
    api.store("O-2", "C-1", Map.of("fulfilment", "RETURNED", "status", "COMPLETED"));
    Map<String, ?> granted = Map.of("r", Map.of("kind", "CANCEL", "outcome", "GRANTED"));
    api.store("O-3", "C-1", Map.of("requests", granted));

    for (String path : List.of("O-1/cancel", "O-2/return", "O-3/cancel")) {
      assertThat(api.as("C-1").post("/orders/" + path).status()).isEqualTo(202);
    }
    assertThat(api.bus.taken()).isEmpty();
  }

  @Test
  void anOrderThatIsStillOnItsWayCanBeCancelledAlready() {
    Map<String, ?> order = Map.of("customerEmail", "a@example.com", "product", "P", "quantity", 1);
    String place = api.as("C-1").submit("k", order).header("location");

    assertThat(api.as("C-1").post(place + "/cancel").text("status")).isEqualTo("RECEIVED");
    assertThat(api.as("C-1").post(place + "/return").text("reason")).isEqualTo("NOT_DELIVERED");
    assertThat(api.bus.details("Order Cancel Requested")).hasSize(1);
  }

  @Test
  void eachRequestIsAnotherUnlessAKeySaysOtherwise() {
    api.store("O-1", "C-1", Map.of());
    for (int i = 0; i < 3; i++) {
      api.as("C-1").header("idempotency-key", "same").post("/orders/O-1/cancel");
      api.as("C-1").post("/orders/O-1/cancel");
    }
    assertThat(
            api.bus.details("Order Cancel Requested").stream().map(it -> it.get("id")).distinct())
        .hasSize(4);
  }

  @Test
  void anUnusableKeyIsRefused() {
    api.store("O-1", "C-1", Map.of());
    for (String path : List.of("cancel", "return")) {
      assertThat(api.as("C-1").header("idempotency-key", "").post("/orders/O-1/" + path).status())
          .isEqualTo(400);
    }
  }

  @Test
  void onlyItsOwnerAndOperatorsHaveIt() {
    api.store("O-1", "C-1", Map.of("status", "COMPLETED", "fulfilment", "DELIVERED"));
    for (String path : List.of("O-1/cancel", "O-1/return", "O-9/cancel", "%20/return")) {
      assertThat(api.as("C-2").post("/orders/" + path).problem()).isEqualTo("not-found");
      assertThat(api.with(Map.of()).post("/orders/" + path).status()).isEqualTo(403);
    }
    assertThat(api.asOperator().postJson("/orders/O-1/return", "{\"reason\":\"a\"}").status())
        .isEqualTo(202);
  }

  @Test
  void whoAsksAndWhyIsPassedOn() {
    api.store("O-1", "C-1", Map.of());
    api.store("O-2", "staff", Map.of());
    String reason = "{\"reason\":\"fraud, case 12 👍\"}";
    api.as("C-1").postJson("/orders/O-1/cancel", reason);
    api.asOperator().postJson("/orders/O-1/cancel", reason);
    api.asOperator().post("/orders/O-2/cancel");
    assertThat(api.bus.details("Order Cancel Requested"))
        .extracting(it -> it.get("data"))
        .containsExactly(
            Map.of("orderId", "O-1", "reason", "fraud, case 12 👍"),
            Map.of(
                "orderId",
                "O-1",
                "actor",
                Map.of("role", "OPERATOR", "name", "staff"),
                "reason",
                "fraud, case 12 👍"),
            Map.of("orderId", "O-2"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"7", "null", "\"\"", "\" \\u3000\"", "\"a\\nb\"", "\"a\\u202eb\"", "[]"})
  void anOperatorSaysWhyInOneLine(String reason) {
    api.store("O-1", "C-1", Map.of());
    for (String body : List.of("{\"reason\":" + reason + "}", "", "{}")) {
      Answer answer = api.asOperator().postJson("/orders/O-1/cancel", body);
      assertThat(answer.status()).as(body).isEqualTo(400);
      assertThat(answer.body()).contains("reason must");
    }
    assertThat(api.bus.taken()).isEmpty();
  }

  @Test
  void aReasonHasUpToTwoHundredCharacters() {
    api.store("O-1", "C-1", Map.of());
    for (int length : List.of(200, 201)) {
      String reason = "{\"reason\":\"" + "😀".repeat(length) + "\"}";
      for (Call caller : List.of(api.as("C-1"), api.asOperator())) {
        assertThat(caller.postJson("/orders/O-1/cancel", reason).status())
            .isEqualTo(length == 200 ? 202 : 400);
      }
    }
  }

  @Test
  void aBusThatDoesNotAnswerIsA503() {
    api.store("O-1", "C-1", Map.of("fulfilment", "DELIVERED"));
    api.bus.failOnce();
    assertThat(api.as("C-1").post("/orders/O-1/return").status()).isEqualTo(503);
  }
}
