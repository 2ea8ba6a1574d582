package dev.orderflow.localcloud.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Reads the body of a request, of a length told before or in chunks. */
final class RequestBody {

  // A client that is still writing reads no answer: what is too much is read, up to here, and
  // thrown away.
  private static final long MOST_DISCARDED = 64L << 20;
  private static final int LONGEST_LINE = 1024;
  private static final Pattern LENGTH = Pattern.compile("\\d{1,18}");
  private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,8})[ \\t]*(;.*)?");
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private RequestBody() {}

  static byte[] read(RequestHead head, Wire wire, OutputStream out, int most)
      throws IOException, RefusedException {
    Map<String, List<String>> headers = head.headers();
    boolean chunked = headers.containsKey("transfer-encoding");
    if (chunked && !"chunked".equalsIgnoreCase(only(headers, "transfer-encoding"))) {
      throw new RefusedException(501, "Not Implemented");
    }
    if (chunked && (headers.containsKey("content-length") || head.protocol().equals("HTTP/1.0"))) {
      throw RequestHead.bad();
    }
    if (chunked) {
      proceed(head, out);
      return chunks(wire, most);
    }
    return headers.containsKey("content-length") ? ofLength(head, wire, out, most) : new byte[0];
  }

  private static byte[] ofLength(RequestHead head, Wire wire, OutputStream out, int most)
      throws IOException, RefusedException {
    String text = only(head.headers(), "content-length");
    if (!LENGTH.matcher(text).matches()) {
      throw RequestHead.bad();
    }
    long length = Long.parseLong(text);
    boolean waits = Tokens.contains(head.headers().get("expect"), "100-continue");
    if (length > most) {
      if (!waits) {
        discard(wire, length);
      }
      throw tooLarge();
    }
    proceed(head, out);
    return wire.bytes((int) length);
  }

  private static byte[] chunks(Wire wire, int most) throws IOException, RefusedException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    long total = 0;
    for (long size = chunkSize(wire); size > 0; size = chunkSize(wire)) {
      total += size;
      if (total <= most) {
        body.writeBytes(wire.bytes((int) size));
      } else if (total > MOST_DISCARDED || !wire.skip(size)) {
        throw tooLarge();
      }
      if (!wire.line(LONGEST_LINE, 400).isEmpty()) {
        throw RequestHead.bad();
      }
    }
    for (int trailers = 0; !wire.line(LONGEST_LINE, 400).isEmpty(); trailers++) {
      if (trailers == 100) {
        throw RequestHead.bad();
      }
    }
    if (total > most) {
      throw tooLarge();
    }
    return body.toByteArray();
  }

  private static long chunkSize(Wire wire) throws IOException, RefusedException {
    var line = CHUNK.matcher(wire.line(LONGEST_LINE, 400));
    if (!line.matches()) {
      throw RequestHead.bad();
    }
    return Long.parseLong(line.group(1), 16);
  }

  private static void proceed(RequestHead head, OutputStream out) throws IOException {
    if (Tokens.contains(head.headers().get("expect"), "100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
  }

  private static String only(Map<String, List<String>> headers, String name)
      throws RefusedException {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw RequestHead.bad();
    }
    return values.getFirst();
  }

  private static void discard(Wire wire, long count) throws IOException {
    var _ = wire.skip(Math.min(count, MOST_DISCARDED));
  }

  private static RefusedException tooLarge() {
    return new RefusedException(413, "Request Entity Too Large");
  }
}
