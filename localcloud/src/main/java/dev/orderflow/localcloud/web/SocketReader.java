package dev.orderflow.localcloud.web;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.function.LongSupplier;

/**
 * What comes from a client, buffered across requests and frames. Every read has a deadline for all
 * that is read until the next one is set, so that bytes which come one by one gain no time.
 */
final class SocketReader {

  private static final long NANOS_PER_MILLI = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int FIRST_LINE_BUFFER = 256;

  private final ByteSource in;
  private final LongSupplier nanos;
  private final byte[] buffer = new byte[8 << 10];
  private int position;
  private int limit;
  private long deadline;
  private long nanosPerByte;

  /**
   * @param nanos as {@link System#nanoTime}
   */
  SocketReader(ByteSource in, LongSupplier nanos) {
    this.in = in;
    this.nanos = nanos;
  }

  /** What is read from now on must have come within that time. */
  void expectWithin(Duration time) {
    deadline = nanos.getAsLong() + time.toNanos();
    nanosPerByte = 0;
  }

  /** The same, and each byte that comes gives as much more time as it takes at that rate. */
  void expectWithin(Duration time, int bytesPerSecond) {
    expectWithin(time);
    nanosPerByte = NANOS_PER_SECOND / bytesPerSecond;
  }

  /** The next byte, or -1 at the end. */
  int read() throws IOException {
    if (position == limit) {
      limit = Math.max(0, receive(buffer, 0, buffer.length));
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

  /** At least one byte, and at most that many; how many they were. */
  int some(byte[] into, int from, int count) throws IOException {
    if (position == limit) {
      int received = receive(into, from, count);
      if (received < 0) {
        throw new EOFException("the client is gone");
      }
      return received;
    }
    int buffered = Math.min(count, limit - position);
    System.arraycopy(buffer, position, into, from, buffered);
    position += buffered;
    return buffered;
  }

  /** Exactly that many bytes, in an array that grows as they come. */
  byte[] bytes(int count) throws IOException {
    byte[] bytes = new byte[Math.min(count, buffer.length)];
    for (int length = 0; length < count; ) {
      if (length == bytes.length) {
        bytes = Arrays.copyOf(bytes, Math.min(count, 2 * length));
      }
      length += some(bytes, length, bytes.length - length);
    }
    return bytes;
  }

  /** Passes over up to that many bytes; false if the client stopped before. */
  boolean skip(long count) throws IOException {
    long left = count;
    while (left > 0) {
      if (read() < 0) {
        return false;
      }
      long more = Math.min(left - 1, limit - position);
      position += (int) more;
      left -= 1 + more;
    }
    return true;
  }

  /**
   * A line without its end, {@code CRLF}.
   *
   * @throws RejectedException with {@code tooLong} as its status if it is longer than {@code most}
   */
  String line(int most, int tooLong) throws IOException, RejectedException {
    byte[] line = new byte[Math.min(most + 1, FIRST_LINE_BUFFER)];
    int length = 0;
    for (int next = require(); next != '\n'; next = require()) {
      if (length > most) {
        throw new RejectedException(tooLong);
      }
      if (length == line.length) {
        line = Arrays.copyOf(line, Math.min(most + 1, length * 2));
      }
      line[length++] = (byte) next;
    }
    if (length == 0 || line[length - 1] != '\r') {
      throw new RejectedException(400);
    }
    return new String(line, 0, length - 1, StandardCharsets.ISO_8859_1);
  }

  private int receive(byte[] into, int from, int count) throws IOException {
    long left = deadline - nanos.getAsLong();
    if (left <= 0) {
      throw new SocketTimeoutException("the client is too slow");
    }
    int millis = Math.clamp(left / NANOS_PER_MILLI + 1, 1, Integer.MAX_VALUE);
    int received = in.read(into, from, count, millis);
    deadline += Math.max(0, received) * nanosPerByte;
    return received;
  }
}
