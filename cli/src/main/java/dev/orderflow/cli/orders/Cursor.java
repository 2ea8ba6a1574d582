package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.CommandException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * Where a listing goes on: after the item of that key. People pass it on without looking inside.
 */
record Cursor(String table, String key) {

  private static final String SEPARATOR = "\n";

  String encode() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((table + SEPARATOR + key).getBytes(StandardCharsets.UTF_8));
  }

  static Cursor decode(String text, String table) {
    try {
      String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
      if (decoded.startsWith(table + SEPARATOR) && decoded.length() > table.length() + 1) {
        return new Cursor(table, decoded.substring(table.length() + 1));
      }
    } catch (IllegalArgumentException notBase64) {
      throw refused(text);
    }
    throw refused(text);
  }

  private static CommandException refused(String text) {
    return CommandException.unusable("--cursor " + text + " is not one that this command printed");
  }
}
