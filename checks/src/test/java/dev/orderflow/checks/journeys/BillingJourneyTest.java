package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Billing alone: milestones in, facts out. */
class BillingJourneyTest extends Journey {

  private static final Instant NOW = Instant.parse("2026-01-15T12:00:00Z");

  private final String captured = aws.subscribe("Payment Captured");
  private final String declined = aws.subscribe("Payment Declined");
  private final String refunded = aws.subscribe("Payment Refunded");

  BillingJourneyTest() {
    super(Settings.inMemory(List.of(Path.of("../services/billing/template.yaml"))));
  }

  @Test
  void aReservedOrderIsPaidAndRefundedWhenItIsCancelled() {
    request("PAID-1", "tok_visa");
    assertThat(aws.take(captured, "PAID-1").body())
        .contains("\"minorUnits\":2550", "ecommerce.billing");
    assertThat(payment("PAID-1", "state")).isEqualTo("CAPTURED");

    cancel("PAID-1");
    assertThat(aws.take(refunded, "PAID-1").body()).contains("\"refundId\"");
    assertThat(payment("PAID-1", "state")).isEqualTo("REFUNDED");
    assertThat(payments("PAID-1").out()).contains("PAID-1  REFUNDED", "customer:PAID-1");
    assertThat(payments("check").out()).contains("ok: ", "the ledger sums to zero");
  }

  @Test
  void aDeclinedCardIsTold() {
    request("POOR-1", "tok_insufficient_funds");
    assertThat(aws.take(declined, "POOR-1").body()).contains("insufficient_funds");
    assertThat(payment("POOR-1", "state")).isEqualTo("DECLINED");
  }

  /** Its refund is told when it is done, and not when it is begun; one that fails is a letter. */
  @Test
  void aRefundIsToldOnceItIsDone() {
    for (String token : List.of("tok_refund_pending", "tok_refund_failed")) {
      String id = token.toUpperCase(Locale.ROOT);
      request(id, token);
      aws.take(captured, id);
      cancel(id);
    }
    assertThat(aws.take("payment-dlq", "TOK_REFUND_FAILED").body()).contains("refundCheck");
    assertThat(payment("TOK_REFUND_FAILED", "state")).isEqualTo("REFUND_FAILED");
    assertThat(payments("TOK_REFUND_FAILED").out())
        .contains("TOK_REFUND_FAILED  REFUND_FAILED (expired_or_canceled_card)");
    aws.take(refunded, "TOK_REFUND_PENDING");
    assertThat(payment("TOK_REFUND_PENDING", "state")).isEqualTo("REFUNDED");
    assertThat(payments("check").out()).contains("ok: ", "the ledger sums to zero");
  }

  /** Settled after retries: the queue brings it back. */
  @Test
  void paymentsThatTimeOutAreSettledByAsking() {
    for (String token : List.of("tok_timeout", "tok_late")) {
      request(token.toUpperCase(Locale.ROOT), token);
    }
    aws.take(captured, "TOK_LATE");
    aws.take(captured, "TOK_TIMEOUT");
    assertThat(payment("TOK_TIMEOUT", "state")).isEqualTo("CAPTURED");
  }

  @Test
  void whatNoRetryCanMendIsADeadLetterAtOnce() {
    publish(
        PaymentRequested.TYPE,
        "{\"id\":\"e-1\",\"type\":\"Payment Requested\",\"time\":\"%s\",\"correlationId\":\"e-1\","
                .formatted(NOW)
            + "\"data\":{\"orderId\":\"UNPRICED-1\"}}");
    assertThat(aws.take("payment-dlq").body()).contains("UNPRICED-1");
  }

  private CommandRun payments(String what) {
    return CommandRun.of(cloud.endpoint().toString(), "", "payments", what);
  }

  private void request(String orderId, String token) {
    publish(new PaymentRequested(orderId, new Money(2550, "EUR"), token));
  }

  private void cancel(String orderId) {
    OrderView order =
        new OrderView(
            orderId,
            OrderStatus.CANCELLED,
            PaymentStatus.NONE,
            FulfilmentStatus.RESERVED,
            "customer@example.com",
            null,
            null,
            List.of(new Line("MOUSE", null, 1, 2550L)),
            "EUR",
            new Money(2550, "EUR"),
            null,
            null,
            null);
    publish(new Milestone(Milestone.Kind.CANCELLED, order));
  }

  private void publish(EventData data) {
    String orderId = String.valueOf(data.orderId());
    publish(data.type(), Json.write(Envelope.of(NOW, orderId, orderId, data).toFields()));
  }

  private void publish(String type, String detail) {
    aws.bus.putEvents(
        r -> r.entries(e -> e.source("ecommerce.orders").detailType(type).detail(detail)));
  }

  private String payment(String orderId, String attribute) {
    var key =
        Map.of("orderId", AttributeValue.fromS(orderId), "entry", AttributeValue.fromS("PAYMENT"));
    var item = aws.dynamoDb.getItem(r -> r.tableName("Payments").key(key)).item();
    AttributeValue value = item.get(attribute);
    return value == null ? "" : value.s();
  }
}
