package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import org.jspecify.annotations.Nullable;

/** What a target gets of an event. */
public sealed interface TargetInput {

  /**
   * JSON, or lines of text.
   *
   * @throws DeliveryException if it cannot be made of this event
   */
  String of(Rule rule, Event event);

  /** The event as it is. */
  record WholeEvent() implements TargetInput {
    @Override
    public String of(Rule rule, Event event) {
      return event.json();
    }
  }

  /** The same JSON for every event. */
  record Constant(String json) implements TargetInput {

    /**
     * @throws IllegalArgumentException if it is not JSON
     */
    public Constant {
      try {
        Json.parse(json);
      } catch (JsonException e) {
        throw new IllegalArgumentException("the input is not valid JSON", e);
      }
    }

    @Override
    public String of(Rule rule, Event event) {
      return json;
    }
  }

  /** The part of the event at a JSON path. */
  record Part(String path) implements TargetInput {

    /**
     * @throws IllegalArgumentException if the path is not supported; the message says so
     */
    public Part {
      JsonPath.of(path);
    }

    @Override
    public String of(Rule rule, Event event) {
      @Nullable Object part = JsonPath.of(path).in(event.content());
      if (part == null) {
        throw new DeliveryException("INVALID_JSON", "The event has nothing at " + path, false);
      }
      return Json.write(part);
    }
  }

  /** Made of parts of the event. */
  record Transformed(InputTransformer transformer) implements TargetInput {
    @Override
    public String of(Rule rule, Event event) {
      return transformer.apply(rule, event);
    }
  }
}
