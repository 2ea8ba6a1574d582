package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;

/**
 * Serves a port of this machine to this machine alone.
 *
 * <p>Written by hand because the JDK's server cannot hand a connection over to WebSocket, and the
 * servers that can cost half of the local cloud's whole start (docs/adr).
 */
public final class WebServer implements AutoCloseable {

  private static final int BACKLOG = 1024;
  private static final long PAUSE_NANOS = 10_000_000;

  /** As API Gateway takes them. */
  static final int USUAL_BODY = 10 << 20;

  private final ServerSocket server;
  private final WebLimits limits;
  private final OpenConnections open;
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 0).factory());

  private WebServer(ServerSocket server, WebLimits limits) {
    this.server = server;
    this.limits = limits;
    this.open = new OpenConnections(limits.connections());
  }

  /** As {@link #bind(int, int)}, for an API. */
  public static WebServer bind(int port) {
    return bind(port, USUAL_BODY);
  }

  /**
   * Takes the port but answers nothing before {@link #serve}: whoever connects meanwhile waits.
   *
   * @param port 0 for any free one
   * @param largestBody the most bytes that a request's body may have
   * @throws PortTakenException if the port cannot be listened on
   */
  public static WebServer bind(int port, int largestBody) {
    return bind(port, WebLimits.ofPort(largestBody));
  }

  /** On any free port, for a client that is alone with it. */
  public static WebServer bindForOneClient(int largestBody) {
    return bind(0, WebLimits.ofOneClient(largestBody));
  }

  static WebServer bind(int port, WebLimits limits) {
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new WebServer(new ServerSocket(port, BACKLOG, loopback), limits);
    } catch (IOException e) {
      throw new PortTakenException(port, e);
    }
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getLocalPort());
  }

  /** Starts answering; once. */
  public void serve(WebHandler handler) {
    var _ = threads.submit(() -> accept(handler));
  }

  private void accept(WebHandler handler) {
    while (!server.isClosed()) {
      try {
        accept(server.accept(), handler);
      } catch (IOException e) {
        // closed, which ends the loop, or out of files for a moment
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void accept(Socket socket, WebHandler handler) {
    try {
      WebConnection connection = new WebConnection(socket, handler, limits);
      if (open.add(connection)) {
        var _ = threads.submit(() -> serve(connection));
      } else {
        ResponseWriter.write(full(), false, true, socket.getOutputStream());
        socket.close();
      }
    } catch (IOException e) {
      OpenConnections.close(socket);
    }
  }

  private static WebResponse full() {
    return WebResponse.message(503, "Service Unavailable").with("Retry-After", "1");
  }

  private void serve(WebConnection connection) {
    try (connection) {
      connection.serve();
    } catch (IOException e) {
      // the client is gone, and so is everyone who could be told
    } finally {
      open.remove(connection);
    }
  }

  /** Stops at once; what is under way is cut off. */
  @Override
  public void close() {
    OpenConnections.close(server);
    open.closeAll();
    threads.shutdownNow();
  }
}
