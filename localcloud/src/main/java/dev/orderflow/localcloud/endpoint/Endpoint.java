package dev.orderflow.localcloud.endpoint;

import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.web.PortTakenException;
import dev.orderflow.localcloud.web.WebHandler;
import dev.orderflow.localcloud.web.WebHeader;
import dev.orderflow.localcloud.web.WebRequest;
import dev.orderflow.localcloud.web.WebResponse;
import dev.orderflow.localcloud.web.WebServer;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The one address for every AWS client: {@code http://127.0.0.1:PORT}.
 *
 * <p>Signatures are not verified: only this machine can connect, and whoever can may do everything.
 * The access key id still says who calls (see {@link Callers}). A request must be signed all the
 * same, as AWS demands, which keeps out the browser pages that {@link Loopback} does not.
 */
public final class Endpoint implements AutoCloseable {

  private final WebServer server;

  private Endpoint(WebServer server) {
    this.server = server;
  }

  /**
   * Takes the port but answers nothing before {@link #serve}: whoever connects meanwhile waits.
   *
   * @param port 0 for any free one
   * @throws PortTakenException if the port cannot be listened on
   */
  public static Endpoint bind(int port) {
    return new Endpoint(WebServer.bind(port, AwsService.LARGEST_BODY));
  }

  /** Starts answering; once. */
  public void serve(Router router, Callers callers) {
    server.serve(new Calls(new Dispatcher(router, callers)));
  }

  public int port() {
    return url().getPort();
  }

  public URI url() {
    return server.url();
  }

  /** Stops at once; calls under way are cut off. */
  @Override
  public void close() {
    server.close();
  }

  private record Calls(Dispatcher dispatcher) implements WebHandler {

    @Override
    public Optional<WebResponse> rejection(WebRequest request) {
      return dispatcher.rejection(Head.of(request)).map(Calls::answer);
    }

    @Override
    public WebResponse handle(WebRequest request) {
      return answer(dispatcher.dispatch(Head.of(request), request.body()));
    }

    private static WebResponse answer(Response response) {
      List<WebHeader> headers =
          response.headers().entrySet().stream()
              .map(header -> new WebHeader(header.getKey(), header.getValue()))
              .toList();
      return new WebResponse(response.status(), headers, response.body());
    }
  }
}
