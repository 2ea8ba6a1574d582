package dev.orderflow.localcloud.mail;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A kept mail, read back from what {@link Eml} wrote.
 *
 * @param headers by name, in whatever case they are asked for
 * @param parts by content type, such as {@code text/plain}
 */
record KeptMail(int number, Map<String, String> headers, Map<String, String> parts) {

  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"([^\"]+)\"");

  static KeptMail read(int number, byte[] eml) {
    Section message = Section.of(new String(eml, US_ASCII));
    Map<String, String> headers = headers(message.head());
    Map<String, String> parts = new LinkedHashMap<>();
    Matcher boundary = BOUNDARY.matcher(headers.getOrDefault("Content-Type", ""));
    if (boundary.find()) {
      for (String part : parts(message.body(), "\r\n--" + boundary.group(1))) {
        Section section = Section.of(part);
        String type = headers(section.head()).getOrDefault("Content-Type", "");
        parts.put(beforeSemicolon(type), content(section.body()));
      }
    }
    return new KeptMail(number, headers, parts);
  }

  private static List<String> parts(String body, String mark) {
    List<String> parts = new ArrayList<>();
    int start = 0;
    for (int at = body.indexOf(mark); at >= 0; at = body.indexOf(mark, start)) {
      parts.add(body.substring(start, at));
      start = at + mark.length();
    }
    parts.add(body.substring(start));
    return parts;
  }

  private static String beforeSemicolon(String type) {
    int semicolon = type.indexOf(';');
    return semicolon < 0 ? type : type.substring(0, semicolon);
  }

  /** What stands before a blank line, and what after it. */
  private record Section(String head, String body) {
    static Section of(String text) {
      int blank = text.indexOf("\r\n\r\n");
      return blank < 0
          ? new Section(text, "")
          : new Section(text.substring(0, blank), text.substring(blank + 4));
    }
  }

  private static String content(String base64) {
    return new String(Base64.getMimeDecoder().decode(base64), UTF_8);
  }

  private static Map<String, String> headers(String section) {
    Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    for (String line : section.replace("\r\n ", " ").split("\r\n")) {
      int colon = line.indexOf(": ");
      if (colon > 0) {
        headers.put(line.substring(0, colon), Words.decode(line.substring(colon + 2)));
      }
    }
    return headers;
  }

  private String header(String name) {
    return headers.getOrDefault(name, "");
  }

  boolean has(String name, String value) {
    return header(name).equals(value);
  }

  /** Who wrote to whom about what, as plain JSON values. */
  Map<String, @Nullable Object> summary() {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("number", (long) number);
    fields.put("date", header("Date"));
    fields.put("from", header("From"));
    fields.put("to", header("To"));
    fields.put("subject", header("Subject"));
    fields.put("headers", new LinkedHashMap<>(headers));
    return fields;
  }

  /** The summary and what the mail says. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> fields = summary();
    fields.put("text", parts.get("text/plain"));
    fields.put("html", parts.get("text/html"));
    return fields;
  }
}
