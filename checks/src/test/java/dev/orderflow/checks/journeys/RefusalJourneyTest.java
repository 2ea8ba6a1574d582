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

class RefusalJourneyTest extends Journey {

  @Test
  void aRefusedOrderIsFoundByItsIdWithAllReasonsAndAnnounced() {
    String announcements = aws.subscribe("Order Rejected");
    String refusalId = eventId(aws.publish(Orders.refused("BAD-1")));
    Map<?, ?> event = (Map<?, ?>) Json.parse(aws.take(announcements, "BAD-1").body());
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    Map<?, ?> data = (Map<?, ?>) detail.get("data");

    assertThat(aws.status("BAD-1")).isEqualTo("REJECTED");
    assertThat(aws.order("BAD-1").get("refusalId").s()).isEqualTo(refusalId);
    assertThat(aws.order("BAD-1").get("problems").l())
        .extracting(problem -> problem.m().get("field").s())
        .containsExactlyInAnyOrder("customerEmail", "product", "quantity");
    assertThat(aws.refusals("BAD-1"))
        .singleElement()
        .satisfies(item -> assertThat(item.get("refusalId").s()).isEqualTo(refusalId));
    assertThat((Object) event.get("source")).isEqualTo("ecommerce.orders");
    assertThat((Object) detail.get("causationId")).isEqualTo(refusalId);
    assertThat((Object) data.get("orderId")).isEqualTo("BAD-1");
    assertThat((Object) data.get("reason")).isEqualTo("INVALID_ORDER");
    assertThat((List<?>) data.get("problems")).hasSize(3);
  }

  @Test
  void withoutAUsableIdItIsAmongTheRefusals() {
    String refusalId = eventId(aws.publish("{\"orderId\":\"not an id\",\"what\":\"🤷\"}"));
    AwsClients.awaitTrue("refusal", () -> !refusal(refusalId).isEmpty());
    assertThat(refusal(refusalId)).doesNotContainKey("orderId");
    assertThat(refusal(refusalId).get("detail").s()).contains("🤷");
  }

  @Test
  void aCorrectedOrderReplacesItsRefusal() {
    String refusalId = eventId(aws.publish(Orders.refused("COMES-AGAIN")));
    aws.awaitStatus("COMES-AGAIN", "REJECTED");
    aws.publish(Orders.small("COMES-AGAIN"));
    aws.awaitStatus("COMES-AGAIN", "PROCESSED");
    assertThat(aws.order("COMES-AGAIN").get("supersedesRefusal").s()).isEqualTo(refusalId);
    assertThat(aws.refusals("COMES-AGAIN")).hasSize(1);
  }

  @Test
  void aRefusedCopyLeavesAProcessedOrderAsItIs() {
    aws.publish(Orders.small("STAYS"));
    aws.awaitStatus("STAYS", "PROCESSED");
    Map<String, AttributeValue> before = aws.order("STAYS");
    aws.publish(Orders.refused("STAYS"));
    AwsClients.awaitTrue("refusal", () -> aws.refusals("STAYS").size() == 1);
    aws.publish(Orders.refused("AFTER-STAYS"));
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
                        ? Stream.of(Orders.small(id), Orders.refused(id))
                        : Stream.of(Orders.refused(id), Orders.small(id)))
            .toList());
    aws.awaitProcessed(ids);
    AwsClients.awaitTrue("refusals", () -> refusedIds().containsAll(ids));
    aws.awaitProcessed(ids);
  }

  private Set<String> refusedIds() {
    return aws.refusals().stream()
        .map(item -> item.getOrDefault("orderId", AttributeValue.fromS("")).s())
        .collect(Collectors.toSet());
  }

  private static String eventId(PutEventsResponse response) {
    return response.entries().getFirst().eventId();
  }

  private Map<String, AttributeValue> refusal(String refusalId) {
    return aws.dynamoDb
        .getItem(
            r ->
                r.tableName("OrderRefusals")
                    .key(Map.of("refusalId", AttributeValue.fromS(refusalId))))
        .item();
  }
}
