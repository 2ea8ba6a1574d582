package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;

class RejectionJourneyTest extends Journey {

  @Test
  void aRejectedOrderIsFoundByItsIdWithAllReasonsAndPublished() {
    String publications = aws.subscribe("Order Rejected");
    String rejectionId = eventId(aws.publish(Orders.rejected("BAD-1")));
    Map<?, ?> event = (Map<?, ?>) Json.parse(aws.take(publications, "BAD-1").body());
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    Map<?, ?> data = (Map<?, ?>) detail.get("data");

    assertThat(aws.status("BAD-1")).isEqualTo("REJECTED");
    assertThat(aws.order("BAD-1").get("rejectionId").s()).isEqualTo(rejectionId);
    assertThat(aws.order("BAD-1").get("problems").l())
        .extracting(problem -> problem.m().get("field").s())
        .containsExactlyInAnyOrder("customerEmail", "product", "quantity");
    assertThat(aws.rejections("BAD-1"))
        .singleElement()
        .satisfies(item -> assertThat(item.get("rejectionId").s()).isEqualTo(rejectionId));
    assertThat((Object) event.get("source")).isEqualTo("ecommerce.orders");
    assertThat((Object) detail.get("causationId")).isEqualTo(rejectionId);
    assertThat((Object) data.get("orderId")).isEqualTo("BAD-1");
    assertThat((Object) data.get("reason")).isEqualTo("INVALID_ORDER");
    assertThat((List<?>) data.get("problems")).hasSize(3);
  }

  @Test
  void withoutAUsableIdItIsAmongTheRejections() {
    String rejectionId = eventId(aws.publish("{\"orderId\":\"not an id\",\"what\":\"🤷\"}"));
    AwsClients.awaitTrue("rejection", () -> !rejection(rejectionId).isEmpty());
    assertThat(rejection(rejectionId)).doesNotContainKey("orderId");
    assertThat(rejection(rejectionId).get("detail").s()).contains("🤷");
  }

  @Test
  void aCorrectedOrderReplacesItsRejection() {
    String rejectionId = eventId(aws.publish(Orders.rejected("COMES-AGAIN")));
    aws.awaitStatus("COMES-AGAIN", "REJECTED");
    aws.publish(Orders.small("COMES-AGAIN"));
    aws.awaitStatus("COMES-AGAIN", "PROCESSED");
    assertThat(aws.order("COMES-AGAIN").get("supersedesRejection").s()).isEqualTo(rejectionId);
    assertThat(aws.rejections("COMES-AGAIN")).hasSize(1);
  }

  @Test
  void aRefusedCopyLeavesAProcessedOrderAsItIs() {
    aws.publish(Orders.small("STAYS"));
    aws.awaitStatus("STAYS", "PROCESSED");
    Map<String, AttributeValue> before = aws.order("STAYS");
    aws.publish(Orders.rejected("STAYS"));
    AwsClients.awaitTrue("rejection", () -> aws.rejections("STAYS").size() == 1);
    aws.publish(Orders.rejected("AFTER-STAYS"));
    aws.awaitStatus("AFTER-STAYS", "REJECTED");
    assertThat(aws.order("STAYS")).isEqualTo(before);
  }

  @Test
  void whicheverComesFirstTheEndIsTheSame() {
    List<String> ids = Orders.ids("RACE", 50);
    aws.publishAll(
        ids.stream()
            .flatMap(
                id ->
                    id.hashCode() % 2 == 0
                        ? Stream.of(Orders.small(id), Orders.rejected(id))
                        : Stream.of(Orders.rejected(id), Orders.small(id)))
            .toList());
    aws.awaitProcessed(ids);
    AwsClients.awaitTrue("rejections", () -> refusedIds().containsAll(ids));
    aws.awaitProcessed(ids);
  }

  private Set<String> refusedIds() {
    return aws.rejections().stream()
        .map(item -> item.getOrDefault("orderId", AttributeValue.fromS("")).s())
        .collect(Collectors.toSet());
  }

  private static String eventId(PutEventsResponse response) {
    return response.entries().getFirst().eventId();
  }

  private Map<String, AttributeValue> rejection(String rejectionId) {
    return aws.dynamoDb
        .getItem(
            r ->
                r.tableName("OrderRejections")
                    .key(Map.of("rejectionId", AttributeValue.fromS(rejectionId))))
        .item();
  }
}
