package dev.orderflow.localcloud.web;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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
  private final int largestBody;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("web-", 0).factory());

  private WebServer(ServerSocket server, int largestBody) {
    this.server = server;
    this.largestBody = largestBody;
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
    try {
      InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
      return new WebServer(new ServerSocket(port, BACKLOG, loopback), largestBody);
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
        Socket socket = server.accept();
        open.add(socket);
        var _ = threads.submit(() -> serve(socket, handler));
      } catch (IOException e) {
        // closed, which ends the loop, or out of files for a moment
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void serve(Socket socket, WebHandler handler) {
    try (socket) {
      new WebConnection(socket, handler, largestBody).serve();
    } catch (IOException e) {
      // the client is gone, and so is everyone who could be told
    } finally {
      open.remove(socket);
    }
  }

  /** Stops at once; what is under way is cut off. */
  @Override
  public void close() {
    close(server);
    open.forEach(WebServer::close);
    threads.shutdownNow();
  }

  private static void close(java.io.Closeable closeable) {
    try {
      closeable.close();
    } catch (IOException e) {
      // it is of no more use either way
    }
  }
}
