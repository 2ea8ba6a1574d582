package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.endpoint.Input;
import dev.orderflow.localcloud.endpoint.Request;
import dev.orderflow.localcloud.endpoint.Response;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The three ways in which clients speak to CloudWatch. In between, values are those of {@link
 * Json}, with {@code Instant} for times in answers and seconds for times in questions.
 */
enum CloudWatchProtocol {
  /** AWS SDK for Java 2.40, and clients as old. */
  QUERY {
    @Override
    Input read(Request request) {
      return Input.of(request.operation(), FormReading.of(request));
    }

    @Override
    Response write(Request request, Map<String, @Nullable Object> members) {
      return Response.xml(200, XmlWriting.of(request.operation(), members));
    }
  },

  /** boto3 and the AWS CLI. */
  JSON {
    @Override
    Input read(Request request) {
      return Input.of(request.operation(), Json.parse(request.body()));
    }

    @Override
    Response write(Request request, Map<String, @Nullable Object> members) {
      return Response.of(200, "application/x-amz-json-1.0", Json.write(JsonWriting.plain(members)));
    }
  },

  /** AWS SDK for Java 2.59, and what other clients are changing to. */
  CBOR {
    @Override
    Input read(Request request) {
      return Input.of(request.operation(), CborReading.of(request.body()));
    }

    @Override
    Response write(Request request, Map<String, @Nullable Object> members) {
      return new Response(
          200,
          Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
          CborWriting.of(members));
    }
  };

  abstract Input read(Request request);

  abstract Response write(Request request, Map<String, @Nullable Object> members);

  static CloudWatchProtocol of(Request request) {
    if (request.header("smithy-protocol") != null) {
      return CBOR;
    }
    return request.header("x-amz-target") != null ? JSON : QUERY;
  }
}
