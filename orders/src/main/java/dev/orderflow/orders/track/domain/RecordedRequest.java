package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.OrderRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request, as an order's item keeps it: an event id, and these fields. */
public final class RecordedRequest {

  /** The names of its fields, beside those that facts have too. */
  public static final String KIND = "kind";

  public static final String OUTCOME = "outcome";
  public static final String ACTOR = "actor";

  /** Why it was asked for; {@code reason} is why it was refused. */
  public static final String REQUEST_REASON = "requestReason";

  private RecordedRequest() {}

  /** Whose cancel was granted: a customer's in items from before operators were told apart. */
  public static Actor.Role cancelledBy(Map<String, ? extends @Nullable Object> requests) {
    return requests.values().stream()
            .anyMatch(
                it ->
                    it instanceof Map<?, ?> request
                        && OrderRequest.Kind.CANCEL.name().equals(request.get(KIND))
                        && "GRANTED".equals(request.get(OUTCOME))
                        && actor(request) == Actor.Role.OPERATOR)
        ? Actor.Role.OPERATOR
        : Actor.Role.CUSTOMER;
  }

  /** Who made it. */
  public static Actor.Role actor(Map<?, ?> request) {
    return request.get(ACTOR) instanceof Map<?, ?> actor
            && Actor.Role.OPERATOR.name().equals(actor.get("role"))
        ? Actor.Role.OPERATOR
        : Actor.Role.CUSTOMER;
  }
}
