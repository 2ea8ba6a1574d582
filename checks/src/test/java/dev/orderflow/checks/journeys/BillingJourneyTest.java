package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Billing alone: milestones in, facts out. */
class BillingJourneyTest extends Journey {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private final String captured = stranger.subscribe("Payment Captured");
  private final String declined = stranger.subscribe("Payment Declined");
  private final String refunded = stranger.subscribe("Payment Refunded");

  BillingJourneyTest() {
    super(Settings.inMemory(List.of(Path.of("../services/billing/template.yaml"))));
  }

  @Test
  void aReservedOrderIsPaidAndRefundedWhenItIsCancelled() {
    publish(Milestone.Kind.RESERVED, "PAID-1", "tok_visa");
    assertThat(stranger.take(captured, "PAID-1").body())
        .contains("\"minorUnits\":2550", "ecommerce.billing");
    assertThat(payment("PAID-1", "state")).isEqualTo("CAPTURED");

    publish(Milestone.Kind.CANCELLED, "PAID-1", "tok_visa");
    assertThat(stranger.take(refunded, "PAID-1").body()).contains("\"refundId\"");
    assertThat(payment("PAID-1", "state")).isEqualTo("REFUNDED");
    assertThat(payments("PAID-1").out()).contains("PAID-1  REFUNDED", "customer:PAID-1");
    assertThat(payments("check").out()).contains("ok: ", "the ledger sums to zero");
  }

  @Test
  void aDeclinedCardIsTold() {
    publish(Milestone.Kind.RESERVED, "POOR-1", "tok_insufficient_funds");
    assertThat(stranger.take(declined, "POOR-1").body()).contains("insufficient_funds");
    assertThat(payment("POOR-1", "state")).isEqualTo("DECLINED");
  }

  /** Settled after retries: the queue brings it back. */
  @Test
  void paymentsThatTimeOutAreSettledByAsking() {
    for (String token : List.of("tok_timeout", "tok_late")) {
      publish(Milestone.Kind.RESERVED, token.toUpperCase(Locale.ROOT), token);
    }
    stranger.take(captured, "TOK_LATE");
    stranger.take(captured, "TOK_TIMEOUT");
    assertThat(payment("TOK_TIMEOUT", "state")).isEqualTo("CAPTURED");
  }

  @Test
  void whatNoRetryCanMendIsADeadLetterAtOnce() {
    publish(Milestone.Kind.RESERVED, "UNPRICED-1", null, null);
    assertThat(stranger.take("payment-dlq").body()).contains("UNPRICED-1");
  }

  private CommandRun payments(String what) {
    return CommandRun.of(cloud.endpoint().toString(), "", "payments", what);
  }

  private void publish(Milestone.Kind kind, String orderId, String token) {
    publish(kind, orderId, token, new Money(2550, "EUR"));
  }

  private void publish(
      Milestone.Kind kind, String orderId, @Nullable String token, @Nullable Money due) {
    OrderView order =
        new OrderView(
            orderId,
            kind == Milestone.Kind.CANCELLED ? OrderStatus.CANCELLED : OrderStatus.PROCESSED,
            PaymentStatus.NONE,
            FulfilmentStatus.RESERVED,
            "customer@example.com",
            null,
            List.of(new Line("MOUSE", null, 1, 2550L)),
            "EUR",
            due,
            null,
            token,
            null,
            null);
    Envelope event = Envelope.of(NOW, orderId, orderId, new Milestone(kind, order));
    stranger.bus.putEvents(
        r ->
            r.entries(
                e ->
                    e.source("ecommerce.orders")
                        .detailType(kind.type())
                        .detail(Json.write(event.toFields()))));
  }

  private String payment(String orderId, String attribute) {
    var key =
        Map.of("orderId", AttributeValue.fromS(orderId), "entry", AttributeValue.fromS("PAYMENT"));
    var item = stranger.dynamoDb.getItem(r -> r.tableName("Payments").key(key)).item();
    AttributeValue value = item.get(attribute);
    return value == null ? "" : value.s();
  }
}
