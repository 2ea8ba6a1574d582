package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The reading side of one connection: puts frames together to messages, until goodbye. */
final class WebSocketLoop {

  private static final Duration GOODBYE = Duration.ofSeconds(2);

  private final SocketReader reader;
  private final WebSocket sending;
  private final WebSocketListener listener;
  private final WebSocketUpgrade.Limits limits;
  private final long end;

  private final Intake message;
  private int kind = Frame.CONTINUATION;

  WebSocketLoop(
      Socket socket,
      SocketReader reader,
      OutputStream out,
      BodyBudget budget,
      WebSocketUpgrade upgrade) {
    this.reader = reader;
    this.message = new Intake(budget);
    this.sending = new WebSocket(socket, out, budget);
    this.listener = upgrade.listener();
    this.limits = upgrade.limits();
    this.end = System.nanoTime() + limits.lifetime().toNanos();
  }

  void run() {
    Thread sender = Thread.ofVirtual().name("web-socket-sender").start(sending::sendAll);
    WebSocketCloseException goodbye =
        new WebSocketCloseException(WebSocketCloseException.BROKEN, "");
    try {
      listener.opened(sending);
      goodbye = read();
    } finally {
      sending.close(goodbye.code(), goodbye.reason());
      listener.closed(goodbye.code(), goodbye.reason());
      message.close();
      awaitGoodbye();
      join(sender);
    }
  }

  private WebSocketCloseException read() {
    try {
      while (true) {
        take(next());
      }
    } catch (WebSocketCloseException e) {
      return e;
    } catch (SocketTimeoutException e) {
      return new WebSocketCloseException(WebSocketCloseException.GOING_AWAY, "Going away");
    } catch (IOException e) {
      sending.heardGoodbye();
      return new WebSocketCloseException(WebSocketCloseException.BROKEN, "");
    }
  }

  /** Passes over what the client sent before it heard that this side is done. */
  private void awaitGoodbye() {
    try {
      long over = System.nanoTime() + GOODBYE.toNanos();
      while (!sending.hasHeardGoodbye()) {
        reader.expectWithin(Duration.ofNanos(over - System.nanoTime()));
        if (Frame.read(reader, limits.frame()).opcode() == Frame.CLOSE) {
          sending.heardGoodbye();
        }
      }
    } catch (WebSocketCloseException | IOException e) {
      sending.heardGoodbye();
    }
  }

  private Frame next() throws IOException, WebSocketCloseException {
    long left = Math.min(limits.idle().toNanos(), end - System.nanoTime());
    reader.expectWithin(Duration.ofNanos(left));
    return Frame.read(reader, limits.frame());
  }

  private void take(Frame frame) throws WebSocketCloseException {
    switch (frame.opcode()) {
      case Frame.CLOSE -> {
        sending.heardGoodbye();
        throw goodbye(frame.payload());
      }
      case Frame.PING -> sending.pong(frame.payload());
      case Frame.PONG -> {}
      default -> add(frame);
    }
  }

  private void add(Frame frame) throws WebSocketCloseException {
    if ((frame.opcode() == Frame.CONTINUATION) == (kind == Frame.CONTINUATION)) {
      throw new WebSocketCloseException(
          WebSocketCloseException.PROTOCOL_ERROR, "a frame out of turn");
    }
    if (message.length() + frame.payload().length > limits.message()) {
      throw new WebSocketCloseException(
          WebSocketCloseException.TOO_BIG, "A message is larger than " + limits.message());
    }
    kind = frame.opcode() == Frame.CONTINUATION ? kind : frame.opcode();
    if (!message.add(frame.payload())) {
      throw new WebSocketCloseException(WebSocketCloseException.TRY_AGAIN_LATER, "Try again later");
    }
    if (frame.fin()) {
      deliver();
    }
  }

  private void deliver() throws WebSocketCloseException {
    byte[] whole = message.whole();
    boolean text = kind == Frame.TEXT;
    message.close();
    kind = Frame.CONTINUATION;
    if (text) {
      checkUtf8(whole);
    }
    if (!sending.isClosing()) {
      listener.received(whole, text);
    }
  }

  /** What the client's goodbye says, which is answered with the same. */
  private static WebSocketCloseException goodbye(byte[] payload) throws WebSocketCloseException {
    if (payload.length == 0) {
      return new WebSocketCloseException(WebSocketCloseException.NO_STATUS, "");
    }
    int code = payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    boolean known = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    if (!known && (code < 3000 || code > 4999)) {
      throw new WebSocketCloseException(WebSocketCloseException.PROTOCOL_ERROR, "no such status");
    }
    byte[] reason = java.util.Arrays.copyOfRange(payload, 2, payload.length);
    checkUtf8(reason);
    return new WebSocketCloseException(code, new String(reason, StandardCharsets.UTF_8));
  }

  private static void checkUtf8(byte[] bytes) throws WebSocketCloseException {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new WebSocketCloseException(WebSocketCloseException.NOT_UTF_8, "not UTF-8");
    }
  }

  private static void join(Thread sender) {
    try {
      sender.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
