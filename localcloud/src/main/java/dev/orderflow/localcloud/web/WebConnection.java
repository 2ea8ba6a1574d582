package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;

/** One client's connection: request by request, until either side has enough. */
final class WebConnection {

  private static final System.Logger LOG = System.getLogger(WebConnection.class.getName());
  private static final int IDLE_MILLIS = 60_000;
  private static final int LINGER_MILLIS = 1_000;

  private final Socket socket;
  private final Wire wire;
  private final OutputStream out;
  private final WebHandler handler;
  private final int largestBody;

  WebConnection(Socket socket, WebHandler handler, int largestBody) throws IOException {
    this.socket = socket;
    this.wire = new Wire(socket.getInputStream());
    this.out = socket.getOutputStream();
    this.handler = handler;
    this.largestBody = largestBody;
  }

  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(IDLE_MILLIS);
    try {
      boolean more = true;
      while (more) {
        more = exchange();
      }
    } catch (RefusedException e) {
      ResponseWriter.write(e.response(), false, true, out);
      linger();
    } catch (SocketTimeoutException e) {
      // idle between two requests, or in the middle of one: there is nobody to tell
    }
  }

  /** Closing before all was read would reset the connection, and the answer would be lost. */
  private void linger() throws IOException {
    socket.shutdownOutput();
    socket.setSoTimeout(LINGER_MILLIS);
    var _ = wire.skip(largestBody);
  }

  /** Whether another request may follow on this connection. */
  private boolean exchange() throws IOException, RefusedException {
    RequestHead head = RequestHead.read(wire);
    if (head == null) {
      return false;
    }
    if (head.protocol().equals("HTTP/1.1") && !hasOneHost(head)) {
      throw RequestHead.bad();
    }
    byte[] body = RequestBody.read(head, wire, out, largestBody);
    WebRequest request = head.with(body, socket.getInetAddress().getHostAddress());
    return switch (request.wantsWebSocket() ? welcomed(request) : answer(request)) {
      case WebResponse response -> {
        ResponseWriter.write(response, request.method().equals("HEAD"), head.isLast(), out);
        yield !head.isLast();
      }
      case WebSocketUpgrade upgrade -> {
        upgrade(request, upgrade);
        yield false;
      }
    };
  }

  private static boolean hasOneHost(RequestHead head) {
    var hosts = head.headers().get("host");
    return hosts != null && hosts.size() == 1;
  }

  private WebAnswer welcomed(WebRequest request) throws RefusedException {
    if (!Handshake.isKey(request.header("sec-websocket-key").orElse(""))) {
      throw RequestHead.bad();
    }
    return request.header("sec-websocket-version").orElse("").equals(Handshake.VERSION)
        ? answer(request)
        : WebResponse.message(426, "Upgrade Required")
            .with("Sec-WebSocket-Version", Handshake.VERSION);
  }

  private WebAnswer answer(WebRequest request) {
    try {
      return handler.handle(request);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return WebResponse.message(503, "Service Unavailable");
    } catch (Exception e) {
      LOG.log(System.Logger.Level.ERROR, "a request failed: " + request.path(), e);
      return WebResponse.message(500, "Internal Server Error");
    }
  }

  private void upgrade(WebRequest request, WebSocketUpgrade upgrade) throws IOException {
    String key = request.header("sec-websocket-key").orElse("");
    try {
      ResponseWriter.switchProtocols(upgrade.headers(), Handshake.accept(key), out);
    } catch (IOException e) {
      upgrade.listener().closed(GoodbyeException.BROKEN, "");
      throw e;
    }
    new WebSocketLoop(socket, wire, upgrade).run();
  }
}
