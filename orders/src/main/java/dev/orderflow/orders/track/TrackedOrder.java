package dev.orderflow.orders.track;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.orders.track.domain.Facts;
import dev.orderflow.orders.track.domain.OrderTerms;
import dev.orderflow.orders.track.domain.RecordedRequest;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What an order's item says of it at one version.
 *
 * @param terms what was ordered; nothing unless it was asked for
 * @param requestIds of every request that was decided
 * @param granted what was granted
 * @param cancelledBy whose cancel was granted
 */
record TrackedOrder(
    long version,
    OrderTerms terms,
    Facts facts,
    Set<String> requestIds,
    Set<OrderRequest.Kind> granted,
    Actor.Role cancelledBy) {

  /** How many requests were refused: of what is granted, there is one of a kind. */
  int refused() {
    return requestIds.size() - granted.size();
  }

  /** Of a version that no order ever has, so that nothing is written onto it. */
  static final TrackedOrder NONE =
      new TrackedOrder(
          -1, new OrderTerms(List.of(), null), Facts.NONE, Set.of(), Set.of(), Actor.Role.CUSTOMER);

  static TrackedOrder of(Map<String, AttributeValue> attributes) {
    Map<String, @Nullable Object> item = Attributes.plain(attributes);
    Map<String, @Nullable Object> requests = JsonObjects.object("requests", item.get("requests"));
    return new TrackedOrder(
        version(item),
        terms(item),
        facts(item),
        Set.copyOf(requests.keySet()),
        granted(requests),
        RecordedRequest.cancelledBy(requests));
  }

  private static long version(Map<String, @Nullable Object> item) {
    if (item.get("version") instanceof Long version) {
      return version;
    }
    throw new IllegalStateException("an order without a version");
  }

  private static OrderTerms terms(Map<String, @Nullable Object> item) {
    List<Line> lines = new ArrayList<>();
    if (item.get("items") instanceof List<?> items) {
      items.forEach(line -> lines.add(Line.of(JsonObjects.object("items", line))));
    } else if (item.get("product") instanceof String product) {
      lines.add(new Line(product, null, Math.toIntExact(quantity(item)), null));
    }
    return new OrderTerms(lines, item.get("currency") instanceof String code ? code : null);
  }

  private static long quantity(Map<String, @Nullable Object> item) {
    if (item.get("quantity") instanceof Long quantity) {
      return quantity;
    }
    throw new IllegalStateException("an order without a quantity");
  }

  private static Facts facts(Map<String, @Nullable Object> item) {
    List<Fact> facts = new ArrayList<>();
    JsonObjects.object("facts", item.get("facts"))
        .forEach(
            (type, recorded) -> {
              Map<String, @Nullable Object> fact = JsonObjects.object(type, recorded);
              Fact told = Fact.of(type, JsonObjects.object("data", fact.get("data")));
              if (told != null) {
                facts.add(told);
              }
            });
    return Facts.recorded(facts);
  }

  private static Set<OrderRequest.Kind> granted(Map<String, @Nullable Object> requests) {
    Set<OrderRequest.Kind> granted = EnumSet.noneOf(OrderRequest.Kind.class);
    requests.forEach(
        (id, recorded) -> {
          Map<String, @Nullable Object> request = JsonObjects.object(id, recorded);
          if (JsonObjects.text(request, RecordedRequest.OUTCOME).equals("GRANTED")) {
            granted.add(OrderRequest.Kind.valueOf(JsonObjects.text(request, RecordedRequest.KIND)));
          }
        });
    return granted;
  }
}
