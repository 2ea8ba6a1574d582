package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** RFC 6455, section 5: what messages are cut into. */
record Frame(boolean fin, int opcode, byte[] payload) {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  private static final Duration START = Duration.ofSeconds(10);
  private static final int RATE = 16 << 10;
  private static final int MOST_IN_CONTROL = 125;
  private static final int MASK = 4;
  private static final long MOST_SKIPPED = 64 << 20;
  private static final int TWO_BYTES = 126;

  static Frame close(int code, String reason) {
    if (code == WebSocketCloseException.NO_STATUS || code == WebSocketCloseException.BROKEN) {
      return new Frame(true, CLOSE, new byte[0]);
    }
    byte[] text = reason.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(text.length, MOST_IN_CONTROL - 2);
    return new Frame(
        true,
        CLOSE,
        ByteBuffer.allocate(2 + length).putShort((short) code).put(text, 0, length).array());
  }

  boolean isControl() {
    return opcode >= CLOSE;
  }

  /** Reads a client's frame, which once begun must come on. */
  static Frame read(SocketReader reader, int most) throws IOException, WebSocketCloseException {
    int first = reader.require();
    reader.expectWithin(START, RATE);
    int second = reader.require();
    int opcode = first & 0x0f;
    boolean fin = (first & 0x80) != 0;
    check((first & 0x70) == 0, "no extension was agreed on");
    check(opcode <= BINARY || opcode >= CLOSE && opcode <= PONG, "unknown opcode");
    check((second & 0x80) != 0, "a client masks");
    long length = length(second & 0x7f, reader);
    check(opcode < CLOSE || fin && length <= MOST_IN_CONTROL, "a control frame is small and whole");
    if (length < 0 || length > most) {
      reader.expectWithin(START);
      var _ = reader.skip(Math.min(MOST_SKIPPED, Math.max(0, length) + MASK));
      throw new WebSocketCloseException(
          WebSocketCloseException.TOO_BIG, "A frame is larger than " + most);
    }
    byte[] mask = reader.bytes(MASK);
    byte[] payload = reader.bytes((int) length);
    for (int i = 0; i < payload.length; i++) {
      payload[i] ^= mask[i & 3];
    }
    return new Frame(fin, opcode, payload);
  }

  private static long length(int length, SocketReader reader) throws IOException {
    if (length < TWO_BYTES) {
      return length;
    }
    return length == TWO_BYTES
        ? ByteBuffer.wrap(reader.bytes(2)).getShort() & 0xffff
        : ByteBuffer.wrap(reader.bytes(8)).getLong();
  }

  private static void check(boolean holds, String otherwise) throws WebSocketCloseException {
    if (!holds) {
      throw new WebSocketCloseException(WebSocketCloseException.PROTOCOL_ERROR, otherwise);
    }
  }

  /** A server's frame as it is sent, unmasked. */
  byte[] bytes() {
    int length = payload.length;
    ByteBuffer bytes = ByteBuffer.allocate(10 + length);
    bytes.put((byte) ((fin ? 0x80 : 0) | opcode));
    if (length < TWO_BYTES) {
      bytes.put((byte) length);
    } else if (length <= 0xffff) {
      bytes.put((byte) TWO_BYTES).putShort((short) length);
    } else {
      bytes.put((byte) 127).putLong(length);
    }
    bytes.put(payload).flip();
    byte[] exact = new byte[bytes.remaining()];
    bytes.get(exact);
    return exact;
  }
}
