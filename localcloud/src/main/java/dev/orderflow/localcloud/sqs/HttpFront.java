package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.http.javadsl.model.ContentTypes;
import org.apache.pekko.http.javadsl.model.HttpEntities;
import org.apache.pekko.http.javadsl.model.HttpEntity;
import org.apache.pekko.http.javadsl.model.HttpMethods;
import org.apache.pekko.http.javadsl.model.headers.RawHeader;
import org.apache.pekko.http.scaladsl.model.HttpRequest;
import org.apache.pekko.http.scaladsl.model.HttpResponse;
import scala.Function1;
import scala.concurrent.Future;
import scala.jdk.javaapi.FutureConverters;

/**
 * SQS as it is spoken over HTTP, JSON and query: behind the endpoint, without a port of its own.
 */
final class HttpFront implements Service, AutoCloseable {

  private static final Set<String> PASSED_ON = Set.of("x-amz-target", "x-amzn-query-mode");
  private static final Set<String> PASSED_BACK = Set.of("x-amzn-query-error", "x-amzn-requestid");
  private static final long WHOLE_WITHIN_MILLIS = 10_000;

  private final ActorSystem system;
  private final Function1<HttpRequest, Future<HttpResponse>> route;
  private final Set<CompletableFuture<Response>> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  HttpFront(ActorSystem system, ActorRef manager, URI endpoint) {
    this.system = system;
    this.route = EngineRoute.of(system, manager, endpoint);
  }

  @Override
  public Response handle(Request request) throws Exception {
    CompletableFuture<Response> answer = answer(translated(request));
    open.add(answer);
    try {
      if (closed) {
        answer.cancel(false);
      }
      return answer.get();
    } catch (CancellationException e) {
      throw new AwsError("ServiceUnavailable", 503, "The queues are closed.");
    } catch (ExecutionException e) {
      throw new IllegalStateException("the queue engine failed", e.getCause());
    } finally {
      open.remove(answer);
    }
  }

  /** On the engine's threads: by itself Scala's future goes on in a pool that others may block. */
  private CompletableFuture<Response> answer(HttpRequest request) {
    return FutureConverters.asJava(route.apply(request))
        .thenComposeAsync(
            answer ->
                ((org.apache.pekko.http.javadsl.model.HttpResponse) answer)
                    .entity()
                    .toStrict(WHOLE_WITHIN_MILLIS, system)
                    .thenApplyAsync(whole -> response(answer, whole), Runnable::run),
            Runnable::run)
        .toCompletableFuture();
  }

  private static Response response(HttpResponse answer, HttpEntity.Strict whole) {
    Map<String, String> headers = new HashMap<>();
    headers.put("content-type", whole.getContentType().toString());
    for (var header : answer.getHeaders()) {
      if (PASSED_BACK.contains(header.lowercaseName())) {
        headers.put(header.lowercaseName(), header.value());
      }
    }
    return new Response(answer.status().intValue(), headers, whole.getData().toArray());
  }

  /** Addressed to no host: whoever reads it knows where queues are. */
  private static HttpRequest translated(Request request) {
    String query = request.query().isEmpty() ? "" : "?" + request.query();
    try {
      var translated =
          org.apache.pekko.http.javadsl.model.HttpRequest.create(
                  "http://queues" + request.path() + query)
              .withMethod(
                  HttpMethods.lookup(request.method())
                      .orElseThrow(() -> invalid("method " + request.method())))
              .withEntity(entity(request));
      for (Map.Entry<String, String> header : request.headers().entrySet()) {
        if (PASSED_ON.contains(header.getKey())) {
          translated = translated.addHeader(RawHeader.create(header.getKey(), header.getValue()));
        }
      }
      return (HttpRequest) translated;
    } catch (IllegalArgumentException
        | org.apache.pekko.http.scaladsl.model.IllegalUriException e) {
      throw invalid("path, query or content type");
    }
  }

  private static HttpEntity.Strict entity(Request request) {
    String type = request.header("content-type");
    return type == null
        ? HttpEntities.create(ContentTypes.NO_CONTENT_TYPE, request.body())
        : HttpEntities.create(ContentTypes.parse(type), request.body());
  }

  private static AwsError invalid(String what) {
    return new AwsError("InvalidAddress", 400, "SQS cannot be asked with that " + what + ".");
  }

  @Override
  public void close() {
    closed = true;
    open.forEach(answer -> answer.cancel(false));
  }
}
