package dev.orderflow.localcloud;

import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntSupplier;

/** SQS for strangers: the queue engine speaks it itself, on a port of its own. */
final class SqsFront implements Service, AutoCloseable {

  private static final Set<String> PASSED_ON =
      Set.of("content-type", "x-amz-target", "x-amzn-query-mode", "accept", "authorization");

  private final IntSupplier port;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * @param port asked with each request, so that the engine's server starts with the first one
   */
  SqsFront(IntSupplier port) {
    this.port = port;
  }

  @Override
  public Response handle(Request request) throws IOException, InterruptedException {
    HttpResponse<byte[]> answer =
        client.send(forwarded(request), HttpResponse.BodyHandlers.ofByteArray());
    Map<String, String> headers = new HashMap<>();
    for (String name : Set.of("content-type", "x-amzn-query-error", "x-amzn-requestid")) {
      answer.headers().firstValue(name).ifPresent(value -> headers.put(name, value));
    }
    return new Response(answer.statusCode(), headers, answer.body());
  }

  private HttpRequest forwarded(Request request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    var forwarded =
        HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + port.getAsInt() + request.path() + query))
            .method(request.method(), HttpRequest.BodyPublishers.ofByteArray(request.body()));
    request.headers().entrySet().stream()
        .filter(header -> PASSED_ON.contains(header.getKey()))
        .forEach(header -> forwarded.header(header.getKey(), header.getValue()));
    return forwarded.build();
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
