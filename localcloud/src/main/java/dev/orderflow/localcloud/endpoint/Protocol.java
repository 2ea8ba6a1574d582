package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import java.io.ByteArrayOutputStream;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** The ways in which AWS clients write a call, and so expect an error to read. */
enum Protocol {
  AWS_JSON {
    @Override
    Response error(Head head, AwsError error, String requestId) {
      Map<String, String> headers = new HashMap<>();
      headers.put(
          "Content-Type",
          head.headers().getOrDefault("content-type", "application/x-amz-json-1.0"));
      headers.put("x-amzn-ErrorType", error.code());
      if ("true".equals(head.header("x-amzn-query-mode"))) {
        headers.put("x-amzn-query-error", error.code() + ";" + fault(error));
      }
      return new Response(
          error.status(), headers, Json.write(members("__type", error)).getBytes(UTF_8));
    }
  },

  REST_JSON {
    @Override
    Response error(Head head, AwsError error, String requestId) {
      Map<String, Object> body = members("code", error);
      body.put("Type", error.status() < 500 ? "User" : "Service");
      return new Response(
          error.status(),
          Map.of("Content-Type", "application/json", "x-amzn-ErrorType", error.code()),
          Json.write(body).getBytes(UTF_8));
    }
  },

  QUERY {
    @Override
    Response error(Head head, AwsError error, String requestId) {
      return Response.xml(
          error.status(),
          "<ErrorResponse><Error><Type>"
              + fault(error)
              + "</Type><Code>"
              + Xml.escape(error.code())
              + "</Code><Message>"
              + Xml.escape(error.getMessage())
              + "</Message></Error><RequestId>"
              + requestId
              + "</RequestId></ErrorResponse>");
    }
  },

  RPC_CBOR {
    @Override
    Response error(Head head, AwsError error, String requestId) {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      body.write(0xa2); // a map of two
      cborText(body, "__type");
      cborText(body, error.code());
      cborText(body, "message");
      cborText(body, error.getMessage());
      return new Response(
          error.status(),
          Map.of("Content-Type", "application/cbor", "smithy-protocol", "rpc-v2-cbor"),
          body.toByteArray());
    }
  };

  /** Paths of services that speak no query protocol: Lambda and SES. */
  private static final Pattern REST = Pattern.compile("/2015-03-31/|/v2/email/");

  abstract Response error(Head head, AwsError error, String requestId);

  static Protocol of(Head head) {
    String type = head.headers().getOrDefault("content-type", "");
    if (head.header("smithy-protocol") != null) {
      return RPC_CBOR;
    }
    if (head.header("x-amz-target") != null || type.startsWith("application/x-amz-json")) {
      return AWS_JSON;
    }
    // Java's own client says of any body that it is a form.
    boolean query =
        type.startsWith("application/x-www-form-urlencoded")
            && !REST.matcher(head.path()).lookingAt();
    return query || head.query().contains("Action=") ? QUERY : REST_JSON;
  }

  private static Map<String, Object> members(String codeName, AwsError error) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put(codeName, error.code());
    members.put("message", error.getMessage());
    return members;
  }

  private static String fault(AwsError error) {
    return error.status() < 500 ? "Sender" : "Receiver";
  }

  private static void cborText(ByteArrayOutputStream out, String text) {
    byte[] utf8 = text.getBytes(UTF_8);
    out.write(0x79); // a text with a length of two bytes
    out.write(utf8.length >> 8);
    out.write(utf8.length);
    out.writeBytes(utf8);
  }
}
