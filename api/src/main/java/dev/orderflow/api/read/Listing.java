package dev.orderflow.api.read;

import dev.orderflow.api.http.Caller;
import dev.orderflow.api.http.Parameters;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.lookup.CustomerOrder;
import dev.orderflow.api.lookup.CustomerOrders;
import dev.orderflow.api.lookup.OrderLookup;
import dev.orderflow.api.lookup.StoredOrder;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.TextRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A customer's orders, newest first, page by page. */
record Listing(OrderLookup lookup) {

  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 100;

  /** With a rare status most orders are passed over: after so many pages, the client goes on. */
  private static final int MAX_PAGES = 50;

  /**
   * @throws dev.orderflow.api.http.ProblemException if a parameter is not usable
   */
  Response list(Request request) {
    String customerId = customerId(request);
    OrderStatus status = Parameters.oneOf(request, "status", OrderStatus.class);
    int limit = Parameters.whole(request, "limit", 1, MAX_LIMIT, DEFAULT_LIMIT);
    String cursor = request.parameter("cursor");
    CustomerOrder after = cursor == null ? null : Cursor.read(customerId, cursor);
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (int page = 0; page < MAX_PAGES; page++) {
      int wanted = status == null ? limit - found.size() : MAX_LIMIT;
      CustomerOrders.Page read = lookup.accepted().page(customerId, wanted, after);
      List<Map<String, @Nullable Object>> shown = shown(read.orders());
      after = read.last();
      for (int i = 0; i < shown.size() && found.size() < limit; i++) {
        if (status == null || status.name().equals(shown.get(i).get("status"))) {
          found.add(shown.get(i));
          boolean cut = found.size() == limit && i < shown.size() - 1;
          after = cut ? read.orders().get(i) : after;
        }
      }
      if (after == null || found.size() == limit) {
        break;
      }
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orders", found);
    if (after != null) {
      body.put("next", Cursor.after(after));
    }
    return Response.json(200, body);
  }

  private List<Map<String, @Nullable Object>> shown(List<CustomerOrder> orders) {
    Map<String, StoredOrder> stored =
        lookup.stored().summaries(orders.stream().map(CustomerOrder::orderId).toList());
    return orders.stream()
        .map(order -> OrderJson.summary(order, stored.get(order.orderId())))
        .toList();
  }

  /** An operator may look at another customer's list. */
  private static String customerId(Request request) {
    Caller caller = request.caller();
    String other = request.parameter("customerId");
    if (other == null || other.equals(caller.customerId())) {
      return caller.customerId();
    }
    if (!caller.isOperator() || other.isEmpty() || TextRules.isLonger(other, 64)) {
      throw ProblemType.PARAMETER.exception("customerId is for operators, and 1 to 64 characters.");
    }
    return other;
  }
}
