package dev.orderflow.orders.track;

import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static dev.orderflow.kit.Attributes.time;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.orders.track.domain.OrderState;
import dev.orderflow.orders.track.domain.RecordedRequest;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The table {@code Orders}, as far as an order's life after it was stored. A write goes through
 * only onto the version that was read, so that what was decided is still true when it is stored.
 */
record TrackingTable(DynamoDbClient dynamoDb, String name) {

  private static final String LIFE = "#status, version, facts, requests";
  private static final String TERMS = ", #items, product, quantity, currency";

  /** Words that DynamoDB keeps for itself; one that an expression does not use is refused. */
  private static final Map<String, String> LIFE_NAMES = Map.of("#status", "status");

  private static final Map<String, String> TERMS_NAMES =
      Map.of("#status", "status", "#items", "items");

  /**
   * @param withTerms whether it is asked for what was ordered too, which may be long
   * @throws UnknownOrderException if no order has the id, or only a rejected one
   */
  TrackedOrder read(String orderId, boolean withTerms) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                r ->
                    r.tableName(name)
                        .key(Map.of("orderId", text(orderId)))
                        .consistentRead(true)
                        .projectionExpression(withTerms ? LIFE + TERMS : LIFE)
                        .expressionAttributeNames(withTerms ? TERMS_NAMES : LIFE_NAMES))
            .item();
    AttributeValue status = item.get("status");
    if (status == null || status.s().equals(OrderStatus.REJECTED.name())) {
      throw new UnknownOrderException(orderId);
    }
    return TrackedOrder.of(item);
  }

  /** Whether it is stored; if not, the order has changed since it was read. */
  boolean record(Fact fact, DomainEvent event, TrackedOrder read, OrderState state, Instant now) {
    Update update = new Update(read.version());
    Map<String, AttributeValue> recorded = recorded(event, read, now);
    recorded.put("data", Attributes.of(fact.toFields()));
    update.set("facts", fact.type(), map(recorded));
    update.set("status", text(state.status().name()));
    update.set("payment", text(state.payment().name()));
    update.set("fulfilment", text(state.fulfilment().name()));
    if (state.reason() != null) {
      update.set("reason", text(state.reason().name()));
    }
    if (state.due() != null) {
      update.set("due", Attributes.of(state.due().toFields()));
    }
    if (state.parcel() != null) {
      update.set("parcel", Attributes.of(state.parcel().toFields()));
    }
    return write(fact.orderId(), update);
  }

  /**
   * The same for a request.
   *
   * @param refusal why it is refused, or null if it is granted
   */
  boolean record(
      OrderRequest request,
      DomainEvent event,
      TrackedOrder read,
      @Nullable String refusal,
      Instant now) {
    Update update = new Update(read.version());
    Map<String, AttributeValue> recorded = recorded(event, read, now);
    recorded.remove("eventId");
    recorded.put(RecordedRequest.KIND, text(request.kind().name()));
    recorded.put(RecordedRequest.OUTCOME, text(refusal == null ? "GRANTED" : "REFUSED"));
    if (!request.actor().equals(Actor.CUSTOMER)) {
      recorded.put(RecordedRequest.ACTOR, Attributes.of(request.actor().toFields()));
    }
    if (request.reason() != null) {
      recorded.put(RecordedRequest.REQUEST_REASON, text(request.reason()));
    }
    if (refusal != null) {
      recorded.put("reason", text(refusal));
    }
    update.set("requests", event.id(), map(recorded));
    return write(request.orderId(), update);
  }

  /** The same calls for an order that is not there: they change nothing. */
  void prime(Fact fact, DomainEvent event, Instant now) {
    try {
      read(fact.orderId(), true);
    } catch (UnknownOrderException e) {
      // expected: nothing may change
    }
    record(fact, event, TrackedOrder.NONE, OrderState.START, now);
  }

  private static Map<String, AttributeValue> recorded(
      DomainEvent event, TrackedOrder read, Instant now) {
    Map<String, AttributeValue> recorded = new HashMap<>();
    recorded.put("eventId", text(event.id()));
    recorded.put("time", time(event.time()));
    recorded.put("recordedAt", time(now));
    // Clocks may disagree; this tells what was recorded before what.
    recorded.put("version", number(read.version() + 1));
    return recorded;
  }

  private boolean write(String orderId, Update update) {
    try {
      dynamoDb.updateItem(
          r ->
              r.tableName(name)
                  .key(Map.of("orderId", text(orderId)))
                  .updateExpression(update.expression())
                  .conditionExpression("version = :read")
                  .expressionAttributeNames(update.names())
                  .expressionAttributeValues(update.values()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
