package dev.orderflow.localcloud.dynamodb;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.AwsError;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import dev.orderflow.localcloud.endpoint.Service;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/** DynamoDB and its streams over HTTP: AWS JSON 1.0 around SDK clients. */
public final class TableService implements Service {

  /** As long as clients wait for an answer without giving up. */
  private static final int LONGEST_WAIT_SECONDS = 10;

  /** As values and not as text, a body of many small values takes many times as much. */
  private static final int LARGE_BODY = 1 << 20;

  private final Map<String, Operation> operations;
  private final ReadsUnderWay reads = new ReadsUnderWay();

  public TableService(DynamoDbClient tables, DynamoDbStreamsClient streams) {
    operations = Operation.all(tables, streams);
  }

  @Override
  public Response handle(Request request) throws Exception {
    Operation operation = operations.get(request.targetOperation());
    if (operation == null) {
      throw AwsError.unsupported("the DynamoDB operation " + request.targetOperation());
    }
    Response answer =
        reads.within(LONGEST_WAIT_SECONDS, places(request), () -> call(operation, request));
    if (answer == null) {
      throw new AwsError(
          "ThrottlingException", 400, "Too many large reads are under way. Try again later.");
    }
    return answer;
  }

  private static int places(Request request) {
    int ofBody = request.body().length > LARGE_BODY ? 1 : 0;
    return Math.max(ofBody, ReadsUnderWay.places(request.targetOperation()));
  }

  private static Response call(Operation operation, Request request) {
    try {
      return response(200, PojoWriter.write(operation.call(request.body())));
    } catch (AwsServiceException e) {
      return response(e.statusCode(), error(e));
    }
  }

  private static Map<String, @Nullable Object> error(AwsServiceException e) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    body.put("__type", "com.amazonaws.dynamodb.v20120810#" + e.awsErrorDetails().errorCode());
    body.put("message", e.awsErrorDetails().errorMessage());
    if (e instanceof SdkPojo members) {
      body.putAll(PojoWriter.write(members));
    }
    return body;
  }

  private static Response response(int status, Map<String, ? extends @Nullable Object> members) {
    byte[] body = Json.write(members).getBytes(UTF_8);
    CRC32 checksum = new CRC32();
    checksum.update(body);
    return new Response(
        status,
        Map.of(
            "Content-Type",
            "application/x-amz-json-1.0",
            "x-amz-crc32",
            Long.toString(checksum.getValue())),
        body);
  }
}
