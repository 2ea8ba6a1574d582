package dev.orderflow.localcloud.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/** What comes from a client, buffered across requests and frames. */
final class Wire {

  private final InputStream in;
  private final byte[] buffer = new byte[8 << 10];
  private int position;
  private int limit;

  Wire(InputStream in) {
    this.in = in;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (position == limit) {
      limit = Math.max(0, in.read(buffer));
      position = 0;
      if (limit == 0) {
        return -1;
      }
    }
    return buffer[position++] & 0xff;
  }

  /** The next byte, of which there must be one. */
  int require() throws IOException {
    int next = read();
    if (next < 0) {
      throw new EOFException("the client is gone");
    }
    return next;
  }

  /** Exactly that many bytes. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[count];
    int buffered = Math.min(count, limit - position);
    System.arraycopy(buffer, position, bytes, 0, buffered);
    position += buffered;
    if (in.readNBytes(bytes, buffered, count - buffered) < count - buffered) {
      throw new EOFException("the client is gone");
    }
    return bytes;
  }

  /** Passes over up to that many bytes; false if the client stopped before. */
  boolean skip(long count) throws IOException {
    for (long left = count; left > 0; left--) {
      if (read() < 0) {
        return false;
      }
    }
    return true;
  }

  /**
   * A line without its end, {@code CRLF}.
   *
   * @throws RefusedException with {@code tooLong} as its status if it is longer than {@code most}
   */
  String line(int most, int tooLong) throws IOException, RefusedException {
    byte[] line = new byte[Math.min(most, 256)];
    int length = 0;
    for (int next = require(); next != '\n'; next = require()) {
      if (length == most) {
        throw new RefusedException(tooLong, Statuses.reason(tooLong));
      }
      if (length == line.length) {
        line = java.util.Arrays.copyOf(line, Math.min(most, length * 2));
      }
      line[length++] = (byte) next;
    }
    if (length == 0 || line[length - 1] != '\r') {
      throw new RefusedException(400, "Bad Request");
    }
    return new String(line, 0, length - 1, StandardCharsets.ISO_8859_1);
  }
}
