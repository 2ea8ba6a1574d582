package dev.orderflow.localcloud.bus;

import dev.orderflow.kit.Json;
import org.jspecify.annotations.Nullable;

/** An event on its way: its JSON and, for those who look into it, what that says. */
final class Event {

  private final String json;
  private @Nullable Object content;

  private Event(String json, @Nullable Object content) {
    this.json = json;
    this.content = content;
  }

  static Event of(String json) {
    return new Event(json, null);
  }

  /**
   * @param content what parsing the JSON would yield
   */
  static Event of(String json, Object content) {
    return new Event(json, content);
  }

  String json() {
    return json;
  }

  /** As {@link Json} reads it. */
  @Nullable Object content() {
    if (content == null) {
      content = Json.parse(json);
    }
    return content;
  }
}
