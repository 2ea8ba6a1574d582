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
    String announcements = stranger.subscribe("Order Rejected");
    String refusalId = eventId(stranger.publish(Orders.refused("BAD-1")));
    Map<?, ?> event = (Map<?, ?>) Json.parse(stranger.take(announcements, "BAD-1").body());
    Map<?, ?> detail = (Map<?, ?>) event.get("detail");
    Map<?, ?> data = (Map<?, ?>) detail.get("data");

    assertThat(stranger.status("BAD-1")).isEqualTo("REJECTED");
    assertThat(stranger.order("BAD-1").get("refusalId").s()).isEqualTo(refusalId);
    assertThat(stranger.order("BAD-1").get("problems").l())
        .extracting(problem -> problem.m().get("field").s())
        .containsExactlyInAnyOrder("customerEmail", "product", "quantity");
    assertThat(stranger.refusals("BAD-1"))
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
    String refusalId = eventId(stranger.publish("{\"orderId\":\"not an id\",\"what\":\"🤷\"}"));
    Stranger.awaitTrue("refusal", () -> !refusal(refusalId).isEmpty());
    assertThat(refusal(refusalId)).doesNotContainKey("orderId");
    assertThat(refusal(refusalId).get("detail").s()).contains("🤷");
  }

  @Test
  void aCorrectedOrderReplacesItsRefusal() {
    String refusalId = eventId(stranger.publish(Orders.refused("COMES-AGAIN")));
    stranger.awaitStatus("COMES-AGAIN", "REJECTED");
    stranger.publish(Orders.small("COMES-AGAIN"));
    stranger.awaitStatus("COMES-AGAIN", "PROCESSED");
    assertThat(stranger.order("COMES-AGAIN").get("supersedesRefusal").s()).isEqualTo(refusalId);
    assertThat(stranger.refusals("COMES-AGAIN")).hasSize(1);
  }

  @Test
  void aRefusedCopyLeavesAProcessedOrderAsItIs() {
    stranger.publish(Orders.small("STAYS"));
    stranger.awaitStatus("STAYS", "PROCESSED");
    Map<String, AttributeValue> before = stranger.order("STAYS");
    stranger.publish(Orders.refused("STAYS"));
    Stranger.awaitTrue("refusal", () -> stranger.refusals("STAYS").size() == 1);
    stranger.publish(Orders.refused("AFTER-STAYS"));
    stranger.awaitStatus("AFTER-STAYS", "REJECTED");
    assertThat(stranger.order("STAYS")).isEqualTo(before);
  }

  @Test
  void whicheverComesFirstTheEndIsTheSame() {
    List<String> ids = Orders.ids("RACE", 50);
    stranger.publishAll(
        ids.stream()
            .flatMap(
                id ->
                    id.hashCode() % 2 == 0
                        ? Stream.of(Orders.small(id), Orders.refused(id))
                        : Stream.of(Orders.refused(id), Orders.small(id)))
            .toList());
    stranger.awaitProcessed(ids);
    Stranger.awaitTrue("refusals", () -> refusedIds().containsAll(ids));
    stranger.awaitProcessed(ids);
  }

  private Set<String> refusedIds() {
    return stranger.refusals().stream()
        .map(item -> item.getOrDefault("orderId", AttributeValue.fromS("")).s())
        .collect(Collectors.toSet());
  }

  private static String eventId(PutEventsResponse response) {
    return response.entries().getFirst().eventId();
  }

  private Map<String, AttributeValue> refusal(String refusalId) {
    return stranger
        .dynamoDb
        .getItem(
            r ->
                r.tableName("OrderRefusals")
                    .key(Map.of("refusalId", AttributeValue.fromS(refusalId))))
        .item();
  }
}
