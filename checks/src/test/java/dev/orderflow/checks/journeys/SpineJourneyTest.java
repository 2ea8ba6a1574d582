package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SpineJourneyTest {

  static final List<Path> TEMPLATES = List.of(Path.of("../orders/template.yaml"));

  private final LocalCloud cloud = LocalCloud.boot(Settings.inMemory(TEMPLATES));
  private final Stranger stranger = new Stranger(cloud.endpoint());

  @BeforeAll
  void bootOnce() {
    assertThat(cloud.endpoint().getPort()).isPositive();
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  @Test
  void theSmallestEventBecomesAProcessedOrder() {
    stranger.publish(
        """
        {"orderId":"ORD-1001","customerEmail":"customer@example.com",
         "product":"Wireless Mouse","quantity":1}
        """);
    stranger.awaitStatus("ORD-1001", "PROCESSED");
    Map<String, AttributeValue> order = stranger.order("ORD-1001");
    assertThat(order.get("customerEmail")).isEqualTo(AttributeValue.fromS("customer@example.com"));
    assertThat(order.get("product")).isEqualTo(AttributeValue.fromS("Wireless Mouse"));
    assertThat(order.get("quantity")).isEqualTo(AttributeValue.fromN("1"));
    assertThat(order)
        .containsKeys("publishedAt", "validatedAt", "queuedAt", "receivedAt", "processedAt");
  }

  @Test
  void aRefusedOrderIsFoundByItsIdWithAllReasons() {
    stranger.publish("{\"orderId\":\"BAD-1\",\"customerEmail\":\"nobody\",\"quantity\":0}");
    stranger.awaitStatus("BAD-1", "REJECTED");
    assertThat(stranger.order("BAD-1").get("problems").l()).hasSize(3);
    assertThat(stranger.dynamoDb.scan(r -> r.tableName("OrderRefusals")).items())
        .anyMatch(item -> AttributeValue.fromS("BAD-1").equals(item.get("orderId")));
  }

  @Test
  void aPoisonMessageEndsInTheDeadLetterQueue() {
    stranger.sqs.sendMessage(
        m -> m.queueUrl(stranger.queueUrl("order-processing-queue")).messageBody("not an event"));
    Stranger.awaitTrue("dead letter", () -> stranger.depth("order-processing-dlq") == 1);
  }
}
