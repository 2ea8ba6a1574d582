package dev.orderflow.localcloud.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Puts a response on the wire. */
final class ResponseWriter {

  /** What this class decides itself. */
  private static final Set<String> FRAMING =
      Set.of("connection", "content-length", "date", "keep-alive", "transfer-encoding", "upgrade");

  /** Copied, to be sent together with its head. */
  private static final int SMALL = 64 << 10;

  private ResponseWriter() {}

  static void write(WebResponse response, boolean head, boolean last, OutputStream out)
      throws IOException {
    int status = response.status();
    boolean bodiless = status == 204 || status == 304;
    boolean small = response.body().length <= SMALL;
    ByteArrayOutputStream bytes =
        new ByteArrayOutputStream(512 + (small ? response.body().length : 0));
    line(bytes, "HTTP/1.1 " + status + " " + Statuses.reason(status));
    headers(bytes, response.headers());
    if (!bodiless) {
      line(bytes, "Content-Length: " + response.body().length);
    }
    if (last) {
      line(bytes, "Connection: close");
    }
    line(bytes, "");
    boolean withBody = !bodiless && !head;
    if (withBody && small) {
      bytes.writeBytes(response.body());
    }
    bytes.writeTo(out);
    if (withBody && !small) {
      out.write(response.body());
    }
    out.flush();
  }

  static void switchProtocols(List<WebHeader> headers, String accept, OutputStream out)
      throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    line(bytes, "HTTP/1.1 101 Switching Protocols");
    line(bytes, "Upgrade: websocket");
    line(bytes, "Connection: Upgrade");
    line(bytes, "Sec-WebSocket-Accept: " + accept);
    headers(bytes, headers);
    line(bytes, "");
    bytes.writeTo(out);
    out.flush();
  }

  private static void headers(ByteArrayOutputStream bytes, List<WebHeader> headers) {
    String now = DateTimeFormatter.RFC_1123_DATE_TIME.format(ZonedDateTime.now(ZoneOffset.UTC));
    line(bytes, "Date: " + now);
    for (WebHeader header : headers) {
      if (!FRAMING.contains(header.name().toLowerCase(Locale.ROOT))) {
        line(bytes, header.name() + ": " + header.value());
      }
    }
  }

  private static void line(ByteArrayOutputStream bytes, String text) {
    bytes.writeBytes((text + "\r\n").getBytes(StandardCharsets.UTF_8));
  }
}
