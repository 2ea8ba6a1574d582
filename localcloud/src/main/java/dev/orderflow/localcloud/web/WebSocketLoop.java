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

  private final Wire wire;
  private final WebSocket sending;
  private final WebSocketListener listener;
  private final WebSocketUpgrade.Limits limits;
  private final long end;

  private final Intake message;
  private int kind = Frame.CONTINUATION;

  WebSocketLoop(
      Socket socket, Wire wire, OutputStream out, BodyBudget budget, WebSocketUpgrade upgrade) {
    this.wire = wire;
    this.message = new Intake(budget);
    this.sending = new WebSocket(socket, out, budget);
    this.listener = upgrade.listener();
    this.limits = upgrade.limits();
    this.end = System.nanoTime() + limits.lifetime().toNanos();
  }

  void run() {
    Thread sender = Thread.ofVirtual().name("web-socket-sender").start(sending::sendAll);
    GoodbyeException goodbye = new GoodbyeException(GoodbyeException.BROKEN, "");
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

  private GoodbyeException read() {
    try {
      while (true) {
        take(next());
      }
    } catch (GoodbyeException e) {
      return e;
    } catch (SocketTimeoutException e) {
      return new GoodbyeException(GoodbyeException.GOING_AWAY, "Going away");
    } catch (IOException e) {
      sending.heardGoodbye();
      return new GoodbyeException(GoodbyeException.BROKEN, "");
    }
  }

  /** Passes over what the client sent before it heard that this side is done. */
  private void awaitGoodbye() {
    try {
      long over = System.nanoTime() + GOODBYE.toNanos();
      while (!sending.hasHeardGoodbye()) {
        wire.expectWithin(Duration.ofNanos(over - System.nanoTime()));
        if (Frame.read(wire, limits.frame()).opcode() == Frame.CLOSE) {
          sending.heardGoodbye();
        }
      }
    } catch (GoodbyeException | IOException e) {
      sending.heardGoodbye();
    }
  }

  private Frame next() throws IOException, GoodbyeException {
    long left = Math.min(limits.idle().toNanos(), end - System.nanoTime());
    wire.expectWithin(Duration.ofNanos(left));
    return Frame.read(wire, limits.frame());
  }

  private void take(Frame frame) throws GoodbyeException {
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

  private void add(Frame frame) throws GoodbyeException {
    if ((frame.opcode() == Frame.CONTINUATION) == (kind == Frame.CONTINUATION)) {
      throw new GoodbyeException(GoodbyeException.PROTOCOL_ERROR, "a frame out of turn");
    }
    if (message.length() + frame.payload().length > limits.message()) {
      throw new GoodbyeException(
          GoodbyeException.TOO_BIG, "A message is larger than " + limits.message());
    }
    kind = frame.opcode() == Frame.CONTINUATION ? kind : frame.opcode();
    if (!message.add(frame.payload())) {
      throw new GoodbyeException(GoodbyeException.TRY_AGAIN_LATER, "Try again later");
    }
    if (frame.fin()) {
      deliver();
    }
  }

  private void deliver() throws GoodbyeException {
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
  private static GoodbyeException goodbye(byte[] payload) throws GoodbyeException {
    if (payload.length == 0) {
      return new GoodbyeException(GoodbyeException.NO_STATUS, "");
    }
    int code = payload.length < 2 ? 0 : ByteBuffer.wrap(payload).getShort() & 0xffff;
    boolean known = code >= 1000 && code <= 1014 && code != 1004 && code != 1005 && code != 1006;
    if (!known && (code < 3000 || code > 4999)) {
      throw new GoodbyeException(GoodbyeException.PROTOCOL_ERROR, "no such status");
    }
    byte[] reason = java.util.Arrays.copyOfRange(payload, 2, payload.length);
    checkUtf8(reason);
    return new GoodbyeException(code, new String(reason, StandardCharsets.UTF_8));
  }

  private static void checkUtf8(byte[] bytes) throws GoodbyeException {
    try {
      var _ = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
    } catch (CharacterCodingException e) {
      throw new GoodbyeException(GoodbyeException.NOT_UTF_8, "not UTF-8");
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
