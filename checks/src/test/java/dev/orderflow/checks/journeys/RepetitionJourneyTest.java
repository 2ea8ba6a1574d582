package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class RepetitionJourneyTest extends Journey {

  @Test
  void tenThousandDuplicatesAreStoredOnce() {
    int duplicates = 10_000;
    stranger.publishAll(Collections.nCopies(duplicates, Orders.small("SAME")));
    Stranger.awaitTrue(
        "all taken", () -> counted("OrdersProcessed") + counted("DuplicateOrders") >= duplicates);
    assertThat(counted("OrdersProcessed")).isEqualTo(1);
    assertThat(stranger.status("SAME")).isEqualTo("PROCESSED");
    assertThat(stranger.refusals("SAME")).isEmpty();
    assertThat(stranger.held("order-processing-dlq")).isZero();
  }

  @Test
  void theSameContentWrittenOtherwiseIsTheSameOrder() {
    String queue = stranger.queueUrl("order-processing-queue");
    stranger.publish(Orders.small("REWRITTEN"));
    stranger.awaitStatus("REWRITTEN", "PROCESSED");
    Map<String, AttributeValue> before = stranger.order("REWRITTEN");
    stranger.publish(
        """
        {"quantity" : 1, "product":"Wireless\\u0020Mouse",
         "customerEmail":"customer@example.com", "orderId":"REWRITTEN"}""");
    stranger.publish(Orders.small("REWRITTEN", "Another Mouse"));
    Stranger.awaitTrue("conflict", () -> !stranger.refusals("REWRITTEN").isEmpty());
    Stranger.awaitTrue("empty " + queue, () -> stranger.held("order-processing-queue") == 0);
    assertThat(stranger.refusals("REWRITTEN")).hasSize(1);
    assertThat(stranger.order("REWRITTEN")).isEqualTo(before);
  }

  @Test
  void anotherOrderUnderATakenIdIsAConflict() {
    String announcements = stranger.subscribe("Order Rejected");
    stranger.publish(Orders.small("TAKEN", "First"));
    stranger.awaitStatus("TAKEN", "PROCESSED");
    stranger.publish(Orders.small("TAKEN", "Second"));
    Map<?, ?> event = (Map<?, ?>) Json.parse(stranger.take(announcements, "TAKEN").body());
    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) event.get("detail")).get("data");
    assertThat((Object) data.get("reason")).isEqualTo("ORDER_ID_CONFLICT");
    assertThat(stranger.order("TAKEN").get("product").s()).isEqualTo("First");
    assertThat(stranger.status("TAKEN")).isEqualTo("PROCESSED");
    assertThat(stranger.refusals("TAKEN"))
        .singleElement()
        .satisfies(item -> assertThat(item.get("detail").s()).contains("Second"));
  }

  /** As process-order's metrics have it, so that none is still on its way unnoticed. */
  private long counted(String metric) {
    List<String> lines = stranger.lines("process-order", "\"" + metric + "\"");
    return lines.stream()
        .map(line -> (Map<?, ?>) Json.parse(line))
        .map(line -> line.get(metric))
        .mapToLong(count -> count instanceof Long number ? number : 0)
        .sum();
  }
}
