package dev.orderflow.checks.console;

import java.util.LinkedHashMap;
import java.util.Map;

/** A key that is no letter. */
enum Key {
  TAB("Tab", 9, ""),
  ENTER("Enter", 13, "\r"),
  SPACE(" ", 32, " "),
  ESCAPE("Escape", 27, ""),
  SLASH("/", 191, "/");

  private final String name;
  private final int code;
  private final String text;

  Key(String name, int code, String text) {
    this.name = name;
    this.code = code;
    this.text = text;
  }

  String text() {
    return text;
  }

  Map<String, Object> event(String type) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("type", type);
    event.put("key", name);
    event.put("windowsVirtualKeyCode", code);
    if (type.equals("keyDown")) {
      event.put("text", text);
    }
    return event;
  }
}
