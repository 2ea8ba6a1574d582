package dev.orderflow.contracts;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who asked for something.
 *
 * @param name an operator's, as records name them; null where nobody gave one
 */
public record Actor(Role role, @Nullable String name) {

  public enum Role {
    /** The order's customer, or their shop for them. */
    CUSTOMER,
    /** Somebody who runs the system. */
    OPERATOR
  }

  /** Whoever an event without an actor is from: all were, before operators were told apart. */
  public static final Actor CUSTOMER = new Actor(Role.CUSTOMER, null);

  public Actor {
    if (name != null) {
      ReasonRule.check("actor.name", name);
    }
  }

  public static Actor operator(String name) {
    return new Actor(Role.OPERATOR, name);
  }

  static Actor of(Fields fields) {
    fields.only("role", "name");
    return new Actor(
        fields.choice("role", Role.class), fields.isGiven("name") ? fields.text("name") : null);
  }

  public Map<String, @Nullable Object> toFields() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("role", role.name());
    if (name != null) {
      fields.put("name", name);
    }
    return fields;
  }
}
