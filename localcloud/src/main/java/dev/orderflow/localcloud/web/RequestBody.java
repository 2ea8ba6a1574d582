package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Reads the body of a request, of a length told before or in chunks. */
final class RequestBody {

  private static final int LONGEST_LINE = 1024;
  private static final int MOST_LENGTH_DIGITS = 18;
  private static final int MOST_CHUNK_DIGITS = 8;

  /** Of all chunk extensions and trailers together, which nobody here reads. */
  private static final int MOST_BESIDES = 8 << 10;

  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final SocketReader reader;
  private final Intake body;
  private final int most;
  private int besides;

  private RequestBody(SocketReader reader, Intake body, int most) {
    this.reader = reader;
    this.body = body;
    this.most = most;
  }

  static void read(
      RequestHead head, SocketReader reader, OutputStream out, Intake body, WebLimits limits)
      throws IOException, RejectedException {
    Map<String, List<String>> headers = head.headers();
    boolean chunked = headers.containsKey("transfer-encoding");
    boolean measured = headers.containsKey("content-length");
    if (chunked && !"chunked".equalsIgnoreCase(only(headers, "transfer-encoding"))) {
      throw new RejectedException(501);
    }
    if (chunked && (measured || head.protocol().equals("HTTP/1.0"))) {
      throw RequestHead.bad();
    }
    long length = measured ? number(only(headers, "content-length"), 10, MOST_LENGTH_DIGITS) : 0;
    if (length > limits.body()) {
      throw new RejectedException(413);
    }
    if (chunked || length > 0) {
      proceed(head, out);
      reader.expectWithin(limits.start(), limits.rate());
      RequestBody reading = new RequestBody(reader, body, limits.body());
      if (chunked) {
        reading.chunks();
      } else {
        body.read(reader, (int) length);
      }
    }
  }

  private void chunks() throws IOException, RejectedException {
    for (long size = chunkSize(); size > 0; size = chunkSize()) {
      if (size > most - body.length()) {
        throw new RejectedException(413);
      }
      body.read(reader, (int) size);
      if (!reader.line(LONGEST_LINE, 400).isEmpty()) {
        throw RequestHead.bad();
      }
    }
    for (String trailer = reader.line(LONGEST_LINE, 400);
        !trailer.isEmpty();
        trailer = reader.line(LONGEST_LINE, 400)) {
      countBesides(trailer);
    }
  }

  private long chunkSize() throws IOException, RejectedException {
    String line = reader.line(LONGEST_LINE, 400);
    int semicolon = line.indexOf(';');
    String extension = semicolon < 0 ? "" : line.substring(semicolon);
    countBesides(extension);
    String size = line.substring(0, line.length() - extension.length());
    return number(WebHeader.trimmed(size), 16, MOST_CHUNK_DIGITS);
  }

  private void countBesides(String what) throws RejectedException {
    besides += what.length();
    if (besides > MOST_BESIDES || !what.chars().allMatch(WebHeader::isPlain)) {
      throw RequestHead.bad();
    }
  }

  /** Of digits alone: no sign, no other script's. */
  private static long number(String digits, int radix, int most) throws RejectedException {
    boolean plain = digits.chars().allMatch(c -> c < 0x7f && Character.digit(c, radix) >= 0);
    if (digits.isEmpty() || digits.length() > most || !plain) {
      throw RequestHead.bad();
    }
    return Long.parseLong(digits, radix);
  }

  private static void proceed(RequestHead head, OutputStream out) throws IOException {
    if (Tokens.contains(head.headers().get("expect"), "100-continue")) {
      out.write(CONTINUE);
      out.flush();
    }
  }

  private static String only(Map<String, List<String>> headers, String name)
      throws RejectedException {
    List<String> values = headers.getOrDefault(name, List.of());
    if (values.size() != 1) {
      throw RequestHead.bad();
    }
    return values.getFirst();
  }
}
