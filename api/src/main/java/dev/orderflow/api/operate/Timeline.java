package dev.orderflow.api.operate;

import static dev.orderflow.kit.Attributes.text;

import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.lookup.FoundOrder;
import dev.orderflow.api.lookup.StoredOrder;
import dev.orderflow.api.lookup.StoredOrders;
import dev.orderflow.api.read.History;
import dev.orderflow.api.read.OrderJson;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderIdRule;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;

/** All that is known of one order's way, wherever it is kept. */
final class Timeline {

  private static final int MOST_MAILS = 100;

  private final Environment environment;
  private final StoredOrders orders;
  private final String notifications;
  private final DeadLetters deadLetters;

  Timeline(Environment environment, DeadLetters deadLetters) {
    this.environment = environment;
    this.orders = new StoredOrders(environment::dynamoDb, environment.variable("ORDERS_TABLE"));
    this.notifications = environment.variable("NOTIFICATIONS_TABLE");
    this.deadLetters = deadLetters;
  }

  /**
   * @throws dev.orderflow.api.http.ProblemException if neither a table nor a dead letter knows it
   */
  Response show(Request request) {
    String orderId = Fields.path(request, "id");
    StoredOrder order = OrderIdRule.accepts(orderId) ? orders.find(orderId) : null;
    List<Map<String, @Nullable Object>> steps = new ArrayList<>();
    if (order != null) {
      for (Map<String, @Nullable Object> entry : History.entries(order)) {
        steps.add(step(entry, order));
      }
      steps.addAll(mails(orderId));
    }
    deadLetters.naming(orderId).map(Letter::step).forEach(steps::add);
    if (order == null && steps.isEmpty()) {
      throw ProblemType.NOT_FOUND.exception("No order that is stored or dead has this id.");
    }
    return Response.json(
        200,
        new Fields()
            .put("order", order == null ? unstored(orderId) : shown(order))
            .put("timeline", Durations.between(steps))
            .json());
  }

  private static Map<String, @Nullable Object> shown(StoredOrder order) {
    return OrderJson.of(new FoundOrder.Stored(order));
  }

  /** It lies dead before the table, which is all that is known. */
  private static Map<String, @Nullable Object> unstored(String orderId) {
    return new Fields()
        .put("orderId", orderId)
        .put("status", OrderStatus.RECEIVED.name())
        .put("payment", PaymentStatus.NONE.name())
        .put("fulfilment", FulfilmentStatus.NONE.name())
        .json();
  }

  /** A message's id and attempts are known of the queue that the order came by. */
  private static Map<String, @Nullable Object> step(
      Map<String, @Nullable Object> entry, StoredOrder order) {
    Fields step =
        new Fields()
            .put("time", entry.get("time"))
            .put("kind", entry.get("kind"))
            .put("type", entry.get("type"))
            .put("eventId", entry.get("eventId"));
    switch ("station".equals(entry.get("kind")) ? String.valueOf(entry.get("type")) : "") {
      case "Queued" -> step.put("messageId", order.item().get("messageId"));
      case "Received" -> step.put("messageId", order.item().get("messageId")).put("attempt", 1);
      case "Processed" ->
          step.put("messageId", order.item().get("messageId"))
              .put("attempt", order.item().get("receiveCount"));
      default -> {
        // it came by no message that is kept
      }
    }
    return step.put("outcome", entry.get("outcome"))
        .put("reason", entry.get("reason"))
        .put("actor", entry.get("actor"))
        .put("actorName", entry.get("actorName"))
        .put("requestReason", entry.get("requestReason"))
        .put("data", entry.get("data"))
        .json();
  }

  /** None where the service that writes them is not deployed. */
  private List<Map<String, @Nullable Object>> mails(String orderId) {
    try {
      return mailed(orderId).toList();
    } catch (ResourceNotFoundException e) {
      return List.of();
    }
  }

  private Stream<Map<String, @Nullable Object>> mailed(String orderId) {
    return environment
        .dynamoDb()
        .query(
            r ->
                r.tableName(notifications)
                    .keyConditionExpression("orderId = :id")
                    .expressionAttributeValues(Map.of(":id", text(orderId)))
                    .limit(MOST_MAILS))
        .items()
        .stream()
        .map(Attributes::plain)
        .map(Timeline::mail);
  }

  private static Map<String, @Nullable Object> mail(Map<String, @Nullable Object> item) {
    return new Fields()
        .put("time", item.getOrDefault("sentAt", item.get("claimedAt")))
        .put("kind", "mail")
        .put("type", item.get("kind"))
        .put("eventId", item.get("eventId"))
        .put("messageId", item.get("messageId"))
        .put("outcome", item.get("state"))
        .put("reason", item.get("withheldFor"))
        .json();
  }
}
