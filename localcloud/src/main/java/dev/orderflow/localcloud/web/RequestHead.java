package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request's line and headers, held to RFC 9112 where sloppiness would be ambiguous. */
record RequestHead(
    String method, String target, String protocol, Map<String, List<String>> headers) {

  /** As API Gateway does: of the request line and all header values together. */
  private static final int MOST = 10_240;

  private static final int MOST_HEADERS = 200;
  private static final int TOO_LARGE = 431;

  /** Null when the client sends no more. */
  static @Nullable RequestHead read(Wire wire) throws IOException, RefusedException {
    int first = wire.read();
    if (first < 0) {
      return null;
    }
    // An empty line before a request is allowed, and so is none of its bytes as its first one.
    String line = first == '\r' ? afterEmptyLine(wire) : (char) first + wire.line(MOST, TOO_LARGE);
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !WebHeader.isName(parts[0]) || !isTarget(parts[1])) {
      throw bad();
    }
    if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
      throw new RefusedException(parts[2].startsWith("HTTP/") ? 505 : 400, "Bad Request");
    }
    return new RequestHead(parts[0], parts[1], parts[2], headers(wire, line.length()));
  }

  private static String afterEmptyLine(Wire wire) throws IOException, RefusedException {
    if (wire.require() != '\n') {
      throw bad();
    }
    return wire.line(MOST, TOO_LARGE);
  }

  private static Map<String, List<String>> headers(Wire wire, int lineLength)
      throws IOException, RefusedException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    int count = 0;
    int total = lineLength;
    for (String line = wire.line(2 * MOST, TOO_LARGE);
        !line.isEmpty();
        line = wire.line(2 * MOST, TOO_LARGE)) {
      int colon = line.indexOf(':');
      if (colon < 1 || !WebHeader.isName(line.substring(0, colon))) {
        throw bad();
      }
      String value = line.substring(colon + 1).strip();
      total += value.length();
      if (++count > MOST_HEADERS || total > MOST) {
        throw new RefusedException(TOO_LARGE, Statuses.reason(TOO_LARGE));
      }
      if (!value.chars().allMatch(WebHeader::isPlain)) {
        throw bad();
      }
      headers
          .computeIfAbsent(
              line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
          .add(value);
    }
    return headers;
  }

  private static boolean isTarget(String target) {
    return (target.startsWith("/") || target.startsWith("http://"))
        && target.chars().allMatch(c -> c > ' ' && c < 0x7f && c != '#');
  }

  /** Without the scheme and host that a proxy's client writes before it. */
  private String origin() {
    int slash = target.startsWith("/") ? 0 : target.indexOf('/', "http://".length());
    return slash < 0 ? "/" : target.substring(slash);
  }

  boolean isLast() {
    return protocol.equals("HTTP/1.0") || Tokens.contains(headers.get("connection"), "close");
  }

  WebRequest with(byte[] body, String client) {
    String origin = origin();
    int question = origin.indexOf('?');
    return new WebRequest(
        method,
        question < 0 ? origin : origin.substring(0, question),
        question < 0 ? "" : origin.substring(question + 1),
        protocol,
        headers,
        body,
        client);
  }

  static RefusedException bad() {
    return new RefusedException(400, "Bad Request");
  }
}
