package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.form.OrderDetail;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class SpineJourneyTest extends Journey {

  /** Unknown fields, emoji, and as many scripts as fit into an order. */
  private static final String FULL =
      """
      {"orderId":"FULL-1","customerId":"C-42","customerEmail":"zoe@example.com","currency":"EUR",
       "items":[{"sku":"85123A","name":"Lumière 💡 ליל מנורה","quantity":6,"unitPrice":255},
                {"sku":"GIFT 1","name":"贈り物 🎁 سلام","quantity":1,"unitPrice":490,"wrap":"Ωραία"}],
       "total":2020,"placedAt":"2026-01-02T03:04:05Z",
       "shippingAddress":{"name":"Zoë Müller","line1":"Große Straße 5","city":"Köln",
                          "postalCode":"50667","country":"DE","floor":3},
       "note":"नमस्ते 👩‍👩‍👧 𝕏 \\u0041\\n","nested":{"a":[1,2.50,null,true]}}\
      """;

  @Test
  void theSmallestEventBecomesAProcessedOrder() {
    aws.publish(Orders.small("ORD-1001"));
    aws.awaitStatus("ORD-1001", "PROCESSED");
    Map<String, AttributeValue> order = aws.order("ORD-1001");
    assertThat(order.get("customerEmail")).isEqualTo(AttributeValue.fromS("customer@example.com"));
    assertThat(order.get("product")).isEqualTo(AttributeValue.fromS("Wireless Mouse"));
    assertThat(order.get("quantity")).isEqualTo(AttributeValue.fromN("1"));
    assertThat(order)
        .containsKeys("publishedAt", "validatedAt", "queuedAt", "receivedAt", "processedAt")
        .containsKeys("messageId", "receiveCount");
  }

  @Test
  void aFullOrderArrivesUnchangedWithWhatNobodyKnows() {
    String eventId = aws.publish(FULL).entries().getFirst().eventId();
    aws.awaitStatus("FULL-1", "PROCESSED");
    Map<String, AttributeValue> order = aws.order("FULL-1");
    Map<String, @Nullable Object> rest =
        JsonObjects.object("detail", Json.parse(order.get("detail").s()));
    assertThat(Json.canonical(OrderDetail.whole(Attributes.plain(order), rest)))
        .isEqualTo(Json.canonical(Json.parse(FULL)));
    assertThat(rest).doesNotContainKeys("orderId", "currency", "paymentToken");
    assertThat(order.get("eventId").s()).isEqualTo(eventId);
    assertThat(order.get("total").n()).isEqualTo("2020");
    assertThat(order.get("shippingAddress").m().get("city").s()).isEqualTo("Köln");
    assertThat(order.get("items").l())
        .extracting(line -> line.m().get("name").s())
        .containsExactly("Lumière 💡 ליל מנורה", "贈り物 🎁 سلام");
  }

  @Test
  void aPoisonMessageFailsAloneAndEndsInTheDeadLetterQueue() {
    String queue = aws.queueUrl("order-processing-queue");
    List<String> neighbours = Orders.ids("NEIGHBOUR", 8);
    aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("not an event"));
    aws.publishAll(neighbours.stream().map(Orders::small).toList());
    aws.awaitProcessed(neighbours);
    assertThat(aws.take("order-processing-dlq").body()).isEqualTo("not an event");
    AwsClients.awaitTrue("empty", () -> aws.held("order-processing-queue") == 0);
    assertThat(aws.held("order-processing-dlq")).isZero();
  }
}
