package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A request's line and headers, held to RFC 9112 where sloppiness would be ambiguous. */
record RequestHead(
    String method, String target, String protocol, Map<String, List<String>> headers) {

  /** As API Gateway's, and the headers' names count here too. */
  private static final int MOST = 10_240;

  private static final int MOST_HEADERS = 200;
  private static final int TOO_LARGE = 431;

  /**
   * @param first the first byte
   */
  static RequestHead read(int first, SocketReader reader) throws IOException, RejectedException {
    // An empty line before a request is allowed, and so is none of its bytes as its first one.
    String line =
        first == '\r' ? afterEmptyLine(reader) : (char) first + reader.line(MOST, TOO_LARGE);
    String[] parts = line.split(" ", -1);
    if (parts.length != 3 || !WebHeader.isName(parts[0]) || !isTarget(parts[1])) {
      throw bad();
    }
    if (!parts[2].equals("HTTP/1.1") && !parts[2].equals("HTTP/1.0")) {
      throw new RejectedException(parts[2].startsWith("HTTP/") ? 505 : 400);
    }
    return new RequestHead(parts[0], parts[1], parts[2], headers(reader, MOST - line.length()));
  }

  private static String afterEmptyLine(SocketReader reader) throws IOException, RejectedException {
    if (reader.require() != '\n') {
      throw bad();
    }
    return reader.line(MOST, TOO_LARGE);
  }

  private static Map<String, List<String>> headers(SocketReader reader, int most)
      throws IOException, RejectedException {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    int count = 0;
    int left = Math.max(0, most);
    for (String line = reader.line(left, TOO_LARGE);
        !line.isEmpty();
        line = reader.line(left, TOO_LARGE)) {
      left = Math.max(0, left - line.length());
      if (++count > MOST_HEADERS) {
        throw new RejectedException(TOO_LARGE);
      }
      int colon = line.indexOf(':');
      String value = WebHeader.trimmed(line.substring(colon + 1));
      if (colon < 1
          || !WebHeader.isName(line.substring(0, colon))
          || !value.chars().allMatch(WebHeader::isPlain)) {
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

  static RejectedException bad() {
    return new RejectedException(400);
  }
}
