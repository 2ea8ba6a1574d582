package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.ShipmentWithdrawn;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.localcloud.iam.Fault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What services tell of an order, in whatever order and however often, ends where it should. */
class TrackingJourneyTest extends Journey {

  private static final Money DUE = new Money(2_499, "EUR");
  private static final Parcel PARCEL = new Parcel("sandbox", "SBX-1");

  private final OrderEvents events = new OrderEvents(aws);

  @AfterEach
  void mend() {
    cloud.faults().clear();
  }

  @Test
  void factsShuffledAndRepeatedWhileTheTableFailsEndTheSame() {
    Random random = new Random(Long.getLong("orderflow.seed", 20_260_115L));
    List<String> ids = Orders.ids("SHUFFLED", 40);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    aws.awaitProcessed(ids);
    List<Fact> told = new ArrayList<>();
    ids.forEach(id -> told.addAll(life(id)));
    told.addAll(List.copyOf(told).subList(0, told.size() / 2));
    Collections.shuffle(told, random);
    cloud.faults().failRandomly("dynamodb:UpdateItem", 0.2, 7, Fault.ANSWER_LOST);
    told.forEach(events::tell);
    for (String id : ids) {
      aws.awaitStatus(id, "COMPLETED");
      assertThat(events.await("Order Completed", id)).containsEntry("orderId", id);
    }
    AwsClients.awaitTrue("all facts", () -> aws.held("order-facts-queue") == 0);
    for (String id : ids) {
      Map<String, AttributeValue> order = aws.order(id);
      assertThat(order.get("facts").m()).hasSize(4);
      assertThat(order.get("version").n()).isEqualTo("4");
      assertThat(order.get("payment").s()).isEqualTo("CAPTURED");
      assertThat(order.get("fulfilment").s()).isEqualTo("DELIVERED");
    }
    assertThat(aws.held("order-facts-dlq")).isZero();
  }

  @Test
  void aLateFailureDoesNotOverwriteAFinishedOrder() {
    aws.publish(Orders.small("FINISHED"));
    aws.awaitStatus("FINISHED", "PROCESSED");
    life("FINISHED").forEach(events::tell);
    aws.awaitStatus("FINISHED", "COMPLETED");
    AwsClients.awaitTrue("all facts", () -> aws.held("order-facts-queue") == 0);
    Map<String, AttributeValue> before = aws.order("FINISHED");
    events.tell(new StockRefused("FINISHED", CancelReason.OUT_OF_STOCK, List.of("Wireless Mouse")));
    assertThat(aws.take("order-facts-dlq", "FINISHED").body()).contains("Stock Refused");
    assertThat(aws.order("FINISHED")).isEqualTo(before);
  }

  /** By whoever may speak as billing or inventory: a fault, or an attack. */
  @Test
  void whatContradictsTheOrderOrItsMoneyIsADeadLetterAndNotARecord() {
    aws.publish(Orders.small("FORGED"));
    aws.awaitStatus("FORGED", "PROCESSED");
    events.tell(
        new StockReserved("FORGED", List.of(new Line("Wired Mouse", null, 1, 2_499L)), DUE));
    assertThat(aws.take("order-facts-dlq", "FORGED").body()).contains("Wired Mouse");
    events.tell(
        new StockReserved("FORGED", List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE));
    events.await("Order Reserved", "FORGED");
    for (Money other : List.of(new Money(99_999, "EUR"), new Money(2_499, "USD"))) {
      events.tell(new PaymentCaptured("FORGED", "pay-other", other));
      assertThat(aws.take("order-facts-dlq", "FORGED").body()).contains("pay-other");
      events.tell(new PaymentRefunded("FORGED", "re-other", other));
      assertThat(aws.take("order-facts-dlq", "FORGED").body()).contains("re-other");
    }
    events.tell(new PaymentCaptured("FORGED", "pay-1", DUE));
    events.await("Order Paid", "FORGED");
    Map<String, AttributeValue> before = aws.order("FORGED");
    events.tell(new PaymentRefunded("FORGED", "re-other", new Money(2_500, "EUR")));
    assertThat(aws.take("order-facts-dlq", "FORGED").body()).contains("re-other");
    assertThat(aws.order("FORGED")).isEqualTo(before);
  }

  @Test
  void aCancelIsGrantedOnceAndEndsWithShippingsWord() {
    aws.publish(Orders.small("REGRETTED"));
    aws.awaitStatus("REGRETTED", "PROCESSED");
    events.ask(OrderRequest.Kind.CANCEL, "REGRETTED", "first");
    events.await("Order Cancelling", "REGRETTED");
    events.ask(OrderRequest.Kind.CANCEL, "REGRETTED", "second");
    events.tell(new ShipmentWithdrawn("REGRETTED"));
    aws.awaitStatus("REGRETTED", "CANCELLED");
    events.await("Order Cancelled", "REGRETTED");
    AwsClients.awaitTrue("all", () -> aws.held("order-facts-queue") == 0);
    Map<String, AttributeValue> order = aws.order("REGRETTED");
    assertThat(order.get("reason").s()).isEqualTo("CUSTOMER_REQUEST");
    assertThat(order.get("requests").m()).containsOnlyKeys("first");
    events.ask(OrderRequest.Kind.RETURN, "REGRETTED", "third");
    events.await("Order Return Refused", "REGRETTED");
  }

  @Test
  void whatIsNoEventOfThisSystemIsADeadLetterAtOnce() {
    aws.bus.putEvents(
        r ->
            r.entries(
                e ->
                    e.source("ecommerce.billing")
                        .detailType("Payment Captured")
                        .detail("{\"orderId\":\"NOT-AN-ENVELOPE\"}")));
    assertThat(aws.take("order-facts-dlq", "NOT-AN-ENVELOPE").body()).contains("billing");
  }

  private static List<Fact> life(String orderId) {
    return List.of(
        new StockReserved(orderId, List.of(new Line("Wireless Mouse", null, 1, 2_499L)), DUE),
        new PaymentCaptured(orderId, "pay-" + orderId, DUE),
        new ParcelDispatched(orderId, PARCEL),
        new ParcelDelivered(orderId, PARCEL));
  }
}
