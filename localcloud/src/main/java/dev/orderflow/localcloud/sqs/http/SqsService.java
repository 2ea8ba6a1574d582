package dev.orderflow.localcloud.sqs.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Reads a call in either protocol, lets the client do it, and writes what it says. */
public final class SqsService implements Service {

  private static final String JSON = "application/x-amz-json-1.0";
  private static final String URL = "QueueUrl";

  private final SqsClient client;

  public SqsService(SqsClient client) {
    this.client = client;
  }

  @Override
  public Response handle(Request request) {
    boolean json = request.header("x-amz-target") != null;
    String requestId = UUID.randomUUID().toString();
    try {
      return json ? json(request) : query(request, requestId);
    } catch (SqsException e) {
      ErrorCode code = ErrorCode.of(e);
      return json ? error(request, code) : code.xml(requestId);
    } catch (AbortedException e) {
      throw new AwsError("ServiceUnavailable", 503, "The queues are closed.");
    }
  }

  private Response json(Request request) {
    SqsOperation operation = operation(request.targetOperation());
    Object body = request.body().length == 0 ? Map.of() : Json.parse(request.body());
    if (!(body instanceof Map<?, ?> members)) {
      throw new AwsError("SerializationException", 400, "The body is not a JSON object.");
    }
    return Response.of(200, JSON, Json.write(answer(operation, members)));
  }

  /** A queue's own address may stand for the parameter that names it. */
  private Response query(Request request, String requestId) {
    Map<String, String> parameters =
        QueryForm.parameters(request.query() + "&" + new String(request.body(), UTF_8));
    if (request.path().length() > 1) {
      parameters.putIfAbsent(URL, request.path());
    }
    SqsOperation operation = operation(parameters.getOrDefault("Action", ""));
    Map<String, Object> members =
        QueryForm.members(operation.name(), operation.request().get(), parameters);
    return Response.xml(
        200, QueryXml.response(operation.name(), answer(operation, members), requestId));
  }

  private Map<String, Object> answer(SqsOperation operation, Map<?, ?> members) {
    SdkPojo request = operation.request().get();
    SdkTypeReader.fill(request, members);
    return SdkTypeWriter.members(operation.call().apply(client, request));
  }

  private static SqsOperation operation(String name) {
    SqsOperation operation = SqsOperation.named(name);
    if (operation == null) {
      throw AwsError.unsupported("the operation " + (name.isEmpty() ? "of SQS" : name));
    }
    return operation;
  }

  private static Response error(Request request, ErrorCode code) {
    Map<String, String> headers = new HashMap<>();
    headers.put("Content-Type", JSON);
    if ("true".equals(request.header("x-amzn-query-mode"))) {
      headers.put("x-amzn-query-error", code.query() + ";" + code.fault());
    }
    Map<String, String> body = Map.of("__type", code.shape(), "message", code.message());
    return new Response(code.status(), headers, Json.write(body).getBytes(UTF_8));
  }
}
