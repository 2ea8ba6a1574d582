package dev.orderflow.api.submit;

import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.http.RetryAfter;
import dev.orderflow.api.lookup.CustomerOrder;
import dev.orderflow.api.lookup.CustomerOrders;
import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.EventPublisher;
import dev.orderflow.kit.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;

/** Takes orders in: first kept, then published, and only then acknowledged. */
record OrderSubmission(
    CustomerOrders accepted, RateLimiter rateLimiter, EventPublisher publisher, String busName) {

  /**
   * @throws dev.orderflow.api.http.ProblemException if it is no valid order
   */
  Response submit(Request request, Instant now, Metrics metrics) {
    Submission submission = Submission.of(request, now);
    Duration wait = rateLimiter.take(submission.customerId(), now);
    if (wait != null) {
      metrics.count("OrdersThrottled");
      return ProblemType.TOO_MANY
          .response("Orders of one customer are taken in at a limited rate.")
          .with("retry-after", RetryAfter.in(wait));
    }
    CustomerOrder order = order(submission, now);
    CustomerOrder kept = accepted.keep(order);
    if (!kept.bodyHash().equals(order.bodyHash())) {
      metrics.count("KeysReused");
      return ProblemType.KEY_REUSED.response("An order with another content came under this key.");
    }
    // Also for a repetition: the first request may have died here.
    publisher.publish(List.of(event(submission.detail(kept.emailVerified()))));
    metrics.count(kept.equals(order) ? "OrdersReceived" : "OrdersRepeated");
    if (Boolean.FALSE.equals(kept.emailVerified())) {
      metrics.count("OrdersOfUnverifiedAddress");
    }
    return accepted(kept);
  }

  private static CustomerOrder order(Submission submission, Instant now) {
    return new CustomerOrder(
        submission.customerId(),
        submission.orderId(),
        Attributes.time(now).s(),
        submission.bodyHash(),
        submission.emailVerified());
  }

  private PutEventsRequestEntry event(String detail) {
    return PutEventsRequestEntry.builder()
        .eventBusName(busName)
        .source(EventNames.ORDERS_SOURCE)
        .detailType(EventNames.ORDER_CREATED)
        .detail(detail)
        .build();
  }

  private static Response accepted(CustomerOrder order) {
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", order.orderId());
    body.put("status", OrderStatus.RECEIVED.name());
    body.put("submittedAt", order.submittedAt());
    return Response.json(202, body).with("location", "/orders/" + order.orderId());
  }
}
