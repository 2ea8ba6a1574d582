package dev.orderflow.api.lookup;

import dev.orderflow.api.http.Caller;
import dev.orderflow.api.http.ProblemException;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.contracts.OrderIdRule;
import dev.orderflow.kit.Environment;
import org.jspecify.annotations.Nullable;

/** Finds orders for those who may see them. */
public record OrderLookup(CustomerOrders accepted, StoredOrders stored) {

  public static OrderLookup in(Environment environment) {
    return new OrderLookup(
        new CustomerOrders(environment::dynamoDb, environment.variable("CUSTOMER_ORDERS_TABLE")),
        new StoredOrders(environment::dynamoDb, environment.variable("ORDERS_TABLE")));
  }

  /**
   * The order that the request's path names.
   *
   * @throws ProblemException alike for an order that is another's and for one that is not there, so
   *     that nobody learns which ids exist
   */
  public FoundOrder find(Request request) {
    return find(request.caller(), request.path().getOrDefault("id", ""));
  }

  FoundOrder find(Caller caller, String orderId) {
    FoundOrder found = OrderIdRule.accepts(orderId) ? findKnown(caller, orderId) : null;
    if (found == null) {
      throw ProblemType.NOT_FOUND.exception("No order of yours has this id.");
    }
    return found;
  }

  private @Nullable FoundOrder findKnown(Caller caller, String orderId) {
    StoredOrder order = stored.find(orderId);
    if (order != null) {
      boolean visible = caller.isOperator() || order.isOf(caller.customerId());
      return visible ? new FoundOrder.Stored(order) : null;
    }
    CustomerOrder received = accepted.find(caller.customerId(), orderId);
    return received == null ? null : new FoundOrder.Received(received);
  }
}
