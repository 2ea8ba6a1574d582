package dev.orderflow.localcloud.web;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Sends what no client library would. */
final class RawClient implements AutoCloseable {

  private final Socket socket;
  private final InputStream in;

  RawClient(URI server) throws IOException {
    this.socket = new Socket("127.0.0.1", server.getPort());
    this.in = socket.getInputStream();
    socket.setSoTimeout(20_000);
  }

  RawClient send(String text) throws IOException {
    return send(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  RawClient send(byte[] bytes) throws IOException {
    socket.getOutputStream().write(bytes);
    return this;
  }

  /** A client's frame: masked, and as broken as its arguments. */
  RawClient frame(int first, byte[] payload) throws IOException {
    ByteBuffer frame = ByteBuffer.allocate(14 + payload.length);
    frame.put((byte) first);
    if (payload.length < 126) {
      frame.put((byte) (0x80 | payload.length));
    } else {
      frame.put((byte) 0xff).putLong(payload.length);
    }
    frame.put(new byte[] {1, 2, 3, 4});
    for (int i = 0; i < payload.length; i++) {
      frame.put((byte) (payload[i] ^ (i % 4 + 1)));
    }
    byte[] bytes = new byte[frame.position()];
    frame.flip().get(bytes);
    return send(bytes);
  }

  /** A server's frame: its first byte, then its payload. */
  byte[] frame() throws IOException {
    int first = require();
    int length = require();
    if (length == 126) {
      length = require() << 8 | require();
    }
    byte[] frame = new byte[1 + length];
    frame[0] = (byte) first;
    if (in.readNBytes(frame, 1, length) < length) {
      throw new EOFException();
    }
    return frame;
  }

  /** The status of the goodbye that comes next. */
  int goodbye() throws IOException {
    ByteBuffer frame = ByteBuffer.wrap(frame());
    if ((frame.get() & 0xff) != 0x88) {
      throw new AssertionError("not a goodbye");
    }
    return frame.remaining() == 0 ? 0 : frame.getShort() & 0xffff;
  }

  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int next = require(); next != '\n'; next = require()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }

  /** The next response's status line, headers, and body as far as Content-Length says. */
  String response() throws IOException {
    StringBuilder response = new StringBuilder();
    int length = 0;
    for (String line = line(); !line.isEmpty(); line = line()) {
      response.append(line).append('\n');
      if (line.startsWith("Content-Length: ")) {
        length = Integer.parseInt(line.substring("Content-Length: ".length()));
      }
    }
    return response + new String(in.readNBytes(length), StandardCharsets.UTF_8);
  }

  boolean isEnded() throws IOException {
    return in.read() < 0;
  }

  private int require() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new EOFException();
    }
    return next;
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
