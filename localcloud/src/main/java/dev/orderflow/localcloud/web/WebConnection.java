package dev.orderflow.localcloud.web;

import dev.orderflow.localcloud.work.FaultLog;
import java.io.Closeable;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.OptionalLong;

/** One client's connection: request by request, until either side has enough. */
final class WebConnection implements Closeable {

  private static final Duration LINGERING = Duration.ofSeconds(5);
  private static final byte[] NO_BODY = {};

  private final Socket socket;
  private final SocketReader reader;
  private final TimedOutput out;
  private final WebHandler handler;
  private final WebLimits limits;

  private volatile long waitingSince = System.nanoTime();
  private volatile boolean waiting = true;
  private boolean begun;

  WebConnection(Socket socket, WebHandler handler, WebLimits limits) throws IOException {
    this.socket = socket;
    this.reader = new SocketReader(ByteSource.of(socket), System::nanoTime);
    this.out = new TimedOutput(socket, limits.writing());
    this.handler = handler;
    this.limits = limits;
  }

  /** Since when it waits for a whole head, as {@link System#nanoTime}; empty if it has one. */
  OptionalLong waitingSince() {
    return waiting ? OptionalLong.of(waitingSince) : OptionalLong.empty();
  }

  void serve() throws IOException {
    socket.setTcpNoDelay(true);
    try {
      boolean more = true;
      while (more) {
        more = exchange();
      }
    } catch (RejectedException e) {
      ResponseWriter.write(e.response(), false, true, out);
      linger();
    } catch (SocketTimeoutException e) {
      if (begun) {
        WebResponse late = WebResponse.message(408, Statuses.reason(408));
        ResponseWriter.write(late, false, true, out);
        socket.shutdownOutput();
      }
    }
  }

  /**
   * Closing before all was read would reset the connection, and the answer would be lost: what the
   * client still writes is read and thrown away for a moment.
   */
  private void linger() throws IOException {
    socket.shutdownOutput();
    reader.expectWithin(LINGERING);
    try {
      var _ = reader.skip(Long.MAX_VALUE);
    } catch (SocketTimeoutException e) {
      // it had its time
    }
  }

  /** Whether another request may follow on this connection. */
  private boolean exchange() throws IOException, RejectedException {
    int first = awaitRequest();
    if (first < 0) {
      return false;
    }
    reader.expectWithin(limits.head());
    RequestHead head = RequestHead.read(first, reader);
    waiting = false;
    if (head.protocol().equals("HTTP/1.1") && !hasOneHost(head)) {
      throw RequestHead.bad();
    }
    String client = socket.getInetAddress().getHostAddress();
    reject(head.with(NO_BODY, client));
    try (Intake body = new Intake(limits.budget())) {
      RequestBody.read(head, reader, out, body, limits);
      return respond(head, head.with(body.whole(), client));
    }
  }

  private int awaitRequest() throws IOException {
    waitingSince = System.nanoTime();
    waiting = true;
    reader.expectWithin(limits.idle());
    begun = false;
    int first = reader.read();
    begun = true;
    return first;
  }

  private void reject(WebRequest request) throws RejectedException {
    try {
      var rejection = handler.rejection(request);
      if (rejection.isPresent()) {
        throw new RejectedException(rejection.get());
      }
    } catch (RuntimeException e) {
      throw new RejectedException(failed(request, e));
    }
  }

  private boolean respond(RequestHead head, WebRequest request)
      throws IOException, RejectedException {
    return switch (request.wantsWebSocket() ? welcomed(request) : answer(request)) {
      case WebResponse response -> {
        write(response, request.method().equals("HEAD"), head.isLast());
        yield !head.isLast();
      }
      case WebSocketUpgrade upgrade -> {
        upgrade(request, upgrade);
        yield false;
      }
    };
  }

  /** What is large waits for its client within the budget of all, or is not sent. */
  private void write(WebResponse response, boolean head, boolean last) throws IOException {
    int beyond = Math.max(0, response.body().length - Intake.FREE);
    if (!limits.budget().take(beyond)) {
      ResponseWriter.write(Intake.noRoom(), head, last, out);
      return;
    }
    try {
      ResponseWriter.write(response, head, last, out);
    } finally {
      limits.budget().giveBack(beyond);
    }
  }

  private static boolean hasOneHost(RequestHead head) {
    var hosts = head.headers().get("host");
    return hosts != null && hosts.size() == 1;
  }

  private WebAnswer welcomed(WebRequest request) throws RejectedException {
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
      return failed(request, e);
    }
  }

  private static WebResponse failed(WebRequest request, Exception e) {
    FaultLog.say("a request failed: " + request.path(), e);
    return WebResponse.message(500, "Internal Server Error");
  }

  private void upgrade(WebRequest request, WebSocketUpgrade upgrade) throws IOException {
    String key = request.header("sec-websocket-key").orElse("");
    try {
      ResponseWriter.switchProtocols(upgrade.headers(), Handshake.accept(key), out);
    } catch (IOException e) {
      upgrade.listener().closed(WebSocketCloseException.BROKEN, "");
      throw e;
    }
    new WebSocketLoop(socket, reader, out, limits.budget(), upgrade).run();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
