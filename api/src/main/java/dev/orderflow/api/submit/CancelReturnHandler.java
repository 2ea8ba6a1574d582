package dev.orderflow.api.submit;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.api.http.IdempotencyKey;
import dev.orderflow.api.http.JsonBody;
import dev.orderflow.api.http.ProblemType;
import dev.orderflow.api.http.Request;
import dev.orderflow.api.http.Response;
import dev.orderflow.api.http.RetryAfter;
import dev.orderflow.api.lookup.FoundOrder;
import dev.orderflow.api.lookup.OrderLookup;
import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.ReasonRule;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Passes on what customers ask for after they have ordered. */
record CancelReturnHandler(
    OrderLookup lookup, RateLimiter rateLimiter, DomainEventPublisher publisher) {

  private static final String WHOLE =
      "An order is cancelled or returned as a whole: send no body, {}, or a reason.";

  /**
   * @throws dev.orderflow.api.http.ProblemException if the caller has no such order, or asks for a
   *     part of it
   */
  Response ask(OrderRequest.Kind kind, Request request, Instant now, Metrics metrics) {
    String reason = reason(JsonBody.optional(request, Set.of("reason"), WHOLE).get("reason"));
    FoundOrder found = lookup.find(request);
    Actor actor = actor(request, found);
    if (reason == null && actor.role() == Actor.Role.OPERATOR) {
      throw ProblemType.PARAMETER.exception(
          "reason must be given by an operator: it is kept with the order.");
    }
    String key = IdempotencyKey.optional(request);
    return switch (CancelReturnPolicy.of(kind, found)) {
      case CancelReturnPolicy.Refused(var refusal, var detail) -> {
        metrics.count("RequestsTooLate");
        yield ProblemType.STATE.response(detail, Map.of("reason", refusal));
      }
      case CancelReturnPolicy.Settled _ -> accepted(kind, found);
      case CancelReturnPolicy.Open _ -> {
        // a bucket beside that of orders: no customer's id has a blank
        Duration wait = rateLimiter.take("requests " + request.caller().customerId(), now);
        if (wait != null) {
          metrics.count("RequestsThrottled");
          yield ProblemType.TOO_MANY_REQUESTS
              .response("Requests of one customer are passed on at a limited rate.")
              .with("retry-after", RetryAfter.in(wait));
        }
        publisher.publish(
            event(new OrderRequest(kind, orderId(found), actor, reason), found, request, key, now));
        metrics.count("RequestsPassedOn");
        yield accepted(kind, found);
      }
    };
  }

  /** Whose own order it is, is its customer, whatever else they may do. */
  private static Actor actor(Request request, FoundOrder found) {
    String subject = request.caller().customerId();
    return switch (found) {
      case FoundOrder.Received _ -> Actor.CUSTOMER;
      case FoundOrder.Stored(var order) ->
          order.isOf(subject) ? Actor.CUSTOMER : Actor.operator(subject);
    };
  }

  private static @Nullable String reason(@Nullable Object value) {
    if (value == null) {
      return null;
    }
    String broken =
        value instanceof String text
            ? ReasonRule.brokenBy(text)
            : "must be a text: why it is asked";
    if (broken != null) {
      throw ProblemType.PARAMETER.exception("reason " + broken + ".");
    }
    return (String) value;
  }

  /** With a key, the request is the same however often it comes; else each is another. */
  private static Envelope event(
      OrderRequest data, FoundOrder found, Request request, @Nullable String key, Instant now) {
    String own = request.caller().customerId() + "\0" + (key == null ? request.id() : key);
    String id = UUID.nameUUIDFromBytes((data.type() + own + data.orderId()).getBytes(UTF_8)) + "";
    return new Envelope(id, now, correlationId(found, id), id, data);
  }

  private static String correlationId(FoundOrder found, String otherwise) {
    String eventId =
        switch (found) {
          case FoundOrder.Received _ -> null;
          case FoundOrder.Stored(var order) -> order.textOrNull("eventId");
        };
    return eventId == null ? otherwise : eventId;
  }

  private static String orderId(FoundOrder found) {
    return switch (found) {
      case FoundOrder.Received(var order) -> order.orderId();
      case FoundOrder.Stored(var order) -> order.orderId();
    };
  }

  private static Response accepted(OrderRequest.Kind kind, FoundOrder found) {
    OrderStatus status =
        switch (found) {
          case FoundOrder.Received _ -> OrderStatus.RECEIVED;
          case FoundOrder.Stored(var order) -> order.status();
        };
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("orderId", orderId(found));
    body.put("status", status.name());
    body.put("requested", kind.name());
    return Response.json(202, body).with("location", "/orders/" + orderId(found));
  }
}
