package dev.orderflow.localcloud.endpoint;

import dev.orderflow.kit.JsonException;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.work.FaultLog;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** From a request to the answer, whatever goes wrong between. */
final class Dispatcher {

  private final Router router;
  private final Callers callers;

  Dispatcher(Router router, Callers callers) {
    this.router = router;
    this.callers = callers;
  }

  /** The answer to what must not even send its body: web pages, and requests by nobody. */
  Optional<Response> rejection(Head head) {
    try {
      Loopback.check(head.headers());
      if (router.local(head).isEmpty()) {
        var _ = credential(head);
      }
      return Optional.empty();
    } catch (AwsError e) {
      String requestId = requestId();
      return Optional.of(identified(Protocol.of(head).error(head, e, requestId), requestId));
    }
  }

  Response dispatch(Head head, byte[] body) {
    String requestId = requestId();
    try {
      return identified(handle(head, body), requestId);
    } catch (AwsError e) {
      return identified(Protocol.of(head).error(head, e, requestId), requestId);
    }
  }

  private Response handle(Head head, byte[] body) {
    Optional<Service> local = router.local(head);
    if (local.isPresent()) {
      return call(local.get(), head.with(new byte[0], callers.of("")));
    }
    Credential credential = credential(head);
    AwsService service = router.route(head, credential.service());
    refuseEncodings(head);
    refuseTooMuch(body, service.maxBody());
    return call(router.service(service), head.with(body, callers.of(credential.accessKeyId())));
  }

  private static Response call(Service service, Request request) {
    try {
      return service.handle(request);
    } catch (AwsError e) {
      throw e;
    } catch (JsonException e) {
      throw new AwsError("SerializationException", 400, String.valueOf(e.getMessage()));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AwsError("ServiceUnavailable", 503, "The local cloud is stopping.");
    } catch (Exception e) {
      FaultLog.say("a call failed: " + request.path(), e);
      throw new AwsError("InternalFailure", 500, "The local cloud failed: " + e);
    }
  }

  private static Credential credential(Head head) {
    return Credential.of(head.headers(), head.query()).orElseThrow(Dispatcher::unsigned);
  }

  private static AwsError unsigned() {
    return new AwsError(
        "MissingAuthenticationTokenException",
        403,
        "The request is not signed. Use an AWS client; any access key and secret will do.");
  }

  // None of these services' clients compresses or chunks a request; guessing would corrupt it.
  private static void refuseEncodings(Head head) {
    String encoding = head.headers().getOrDefault("content-encoding", "identity");
    if (!encoding.equals("identity")) {
      throw new AwsError(
          "UnsupportedMediaTypeException",
          415,
          "The local cloud does not support the content encoding \"" + encoding + "\".");
    }
  }

  private static void refuseTooMuch(byte[] body, int limit) {
    if (body.length > limit) {
      throw new AwsError(
          "RequestEntityTooLargeException", 413, "The request is larger than " + limit + " bytes.");
    }
  }

  private static Response identified(Response response, String requestId) {
    Map<String, String> headers = new HashMap<>(response.headers());
    headers.putIfAbsent("x-amzn-RequestId", requestId);
    return new Response(response.status(), headers, response.body());
  }

  private static String requestId() {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
