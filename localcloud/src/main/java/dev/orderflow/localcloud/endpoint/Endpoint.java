package dev.orderflow.localcloud.endpoint;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.orderflow.localcloud.LocalHttp;
import dev.orderflow.localcloud.account.Callers;
import java.io.IOException;
import java.net.URI;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one address for every AWS client: {@code http://127.0.0.1:PORT}.
 *
 * <p>Signatures are not verified: only this machine can connect, and whoever can may do everything.
 * The access key id still says who calls (see {@link Callers}). A request must be signed all the
 * same, as AWS demands, which keeps out the browser pages that {@link Loopback} does not.
 */
public final class Endpoint implements AutoCloseable {

  private static final int BACKLOG = 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Endpoint(HttpServer server) {
    this.server = server;
    server.setExecutor(threads);
  }

  /**
   * Takes the port but answers nothing before {@link #serve}: whoever connects meanwhile waits.
   *
   * @param port 0 for any free one
   * @throws PortTakenException if the port cannot be listened on
   */
  public static Endpoint bind(int port) {
    try {
      return new Endpoint(LocalHttp.listen(port, BACKLOG));
    } catch (IOException e) {
      throw new PortTakenException(port, e);
    }
  }

  /** Starts answering; once. */
  public void serve(Router router, Callers callers) {
    Dispatcher dispatcher = new Dispatcher(router, callers);
    server.createContext("/", exchange -> answer(dispatcher, exchange));
    server.start();
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + port());
  }

  /** Stops at once; calls under way are cut off. */
  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }

  private static void answer(Dispatcher dispatcher, HttpExchange exchange) throws IOException {
    try (exchange) {
      Response response = dispatcher.dispatch(Head.of(exchange), exchange.getRequestBody());
      response.headers().forEach(exchange.getResponseHeaders()::set);
      byte[] body = response.body();
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
    }
  }
}
