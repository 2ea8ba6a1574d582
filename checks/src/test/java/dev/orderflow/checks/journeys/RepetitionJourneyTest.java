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
    aws.publishAll(Collections.nCopies(duplicates, Orders.small("SAME")));
    AwsClients.awaitTrue(
        "all taken", () -> counted("OrdersProcessed") + counted("DuplicateOrders") >= duplicates);
    assertThat(counted("OrdersProcessed")).isEqualTo(1);
    assertThat(aws.status("SAME")).isEqualTo("PROCESSED");
    assertThat(aws.rejections("SAME")).isEmpty();
    assertThat(aws.held("order-processing-dlq")).isZero();
  }

  @Test
  void theSameContentWrittenOtherwiseIsTheSameOrder() {
    String queue = aws.queueUrl("order-processing-queue");
    aws.publish(Orders.small("REWRITTEN"));
    aws.awaitStatus("REWRITTEN", "PROCESSED");
    Map<String, AttributeValue> before = aws.order("REWRITTEN");
    aws.publish(
        """
        {"quantity" : 1, "product":"Wireless\\u0020Mouse",
         "customerEmail":"customer@example.com", "orderId":"REWRITTEN"}""");
    aws.publish(Orders.small("REWRITTEN", "Another Mouse"));
    AwsClients.awaitTrue("conflict", () -> !aws.rejections("REWRITTEN").isEmpty());
    AwsClients.awaitTrue("empty " + queue, () -> aws.held("order-processing-queue") == 0);
    assertThat(aws.rejections("REWRITTEN")).hasSize(1);
    assertThat(aws.order("REWRITTEN")).isEqualTo(before);
  }

  @Test
  void anotherOrderUnderATakenIdIsAConflict() {
    String publications = aws.subscribe("Order Rejected");
    aws.publish(Orders.small("TAKEN", "First"));
    aws.awaitStatus("TAKEN", "PROCESSED");
    aws.publish(Orders.small("TAKEN", "Second"));
    Map<?, ?> event = (Map<?, ?>) Json.parse(aws.take(publications, "TAKEN").body());
    Map<?, ?> data = (Map<?, ?>) ((Map<?, ?>) event.get("detail")).get("data");
    assertThat((Object) data.get("reason")).isEqualTo("ORDER_ID_CONFLICT");
    assertThat(aws.order("TAKEN").get("product").s()).isEqualTo("First");
    assertThat(aws.status("TAKEN")).isEqualTo("PROCESSED");
    assertThat(aws.rejections("TAKEN"))
        .singleElement()
        .satisfies(item -> assertThat(item.get("detail").s()).contains("Second"));
  }

  /** As process-order's metrics have it, so that none is still on its way unnoticed. */
  private long counted(String metric) {
    List<String> lines = aws.lines("process-order", "\"" + metric + "\"");
    return lines.stream()
        .map(line -> (Map<?, ?>) Json.parse(line))
        .map(line -> line.get(metric))
        .mapToLong(count -> count instanceof Long number ? number : 0)
        .sum();
  }
}
