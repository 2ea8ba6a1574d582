package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * API Gateway developer guide: "Create routes for HTTP APIs", "Create AWS Lambda proxy integrations
 * for HTTP APIs", "Configure CORS for HTTP APIs", "Throttle requests to your HTTP APIs", "Customize
 * HTTP API access logs" and "Quotas for configuring and running an HTTP API".
 */
class HttpApiTest extends HttpApiCase {

  HttpApiTest() {
    super(
        """
          Api:
            Type: AWS::Serverless::HttpApi
            Properties:
              StageVariables: {colour: blue}
              AccessLogSettings:
                DestinationArn: !GetAtt AccessLog.Arn
                Format: '{"route":"$context.routeKey","status":"$context.status","path":"$context.path","error":"$context.error.message"}'
              CorsConfiguration:
                AllowOrigins: ["https://shop.example"]
                AllowMethods: [GET, POST]
                AllowHeaders: [authorization]
                ExposeHeaders: [etag]
                MaxAge: 600
              RouteSettings:
                "GET /slow": {ThrottlingRateLimit: 0.001, ThrottlingBurstLimit: 2}
          AccessLog:
            Type: AWS::Logs::LogGroup
            Properties: {LogGroupName: /api/access}
        """
            + function(
                "pets",
                events(
                    "GET /pets/dog/1",
                    "GET /pets/dog/{id}",
                    "GET /pets/{proxy+}",
                    "ANY /{proxy+}",
                    "GET /slow",
                    "POST /do"))
            + function("patient", route("POST /late", "TimeoutInMillis: 50"))
            + function(
                "single",
                "ReservedConcurrentExecutions: 1\n"
                    + route("POST /single", "TimeoutInMillis: 50")));
  }

  @ParameterizedTest
  @CsvSource({
    "GET,  /pets/dog/1,  GET /pets/dog/1",
    "GET,  /pets/dog/2,  GET /pets/dog/{id}",
    "GET,  /pets/cat/1,  GET /pets/{proxy+}",
    "POST, /test/5,      ANY /{proxy+}",
    "PUT,  /pets/dog/1,  ANY /{proxy+}",
    "GET,  /pets/dog/,   GET /pets/{proxy+}",
    "GET,  /pets/dog%2F1, GET /pets/dog/1",
    "GET,  /pets/dog/a%2Fb, GET /pets/{proxy+}",
    "HEAD, /pets/dog/1,  ANY /{proxy+}"
  })
  void theRouteThatSaysMostIsTaken(String method, String path, String routeKey) throws Exception {
    HttpResponse<String> answer = send(request(path).method(method, BodyPublishers.noBody()));
    if (method.equals("HEAD")) {
      assertThat(answer.body()).isEmpty();
      assertThat(answer.statusCode()).isEqualTo(200);
    } else {
      assertThat(Doc.of(answer.body()).text("routeKey")).isEqualTo(routeKey);
    }
  }

  /** Captured on AWS: rawPath is decoded, and so are path parameters. */
  @Test
  void aPathIsDecodedOnceBeforeItIsRouted() throws Exception {
    Doc event = Doc.of(send(request("/pets/SET%2F2/A%252F/caf%C3%A9").GET()).body());
    assertThat(event.text("rawPath")).isEqualTo("/pets/SET/2/A%2F/café");
    assertThat(event.at("pathParameters")).isEqualTo(Map.of("proxy", "SET/2/A%2F/café"));
  }

  @Test
  void whatHasNoRouteIsNotFound() throws Exception {
    HttpResponse<String> answer = send(request("/").GET());
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Not Found\"}");
    assertThat(answer.headers().firstValue("apigw-requestid")).isPresent();
  }

  @Test
  void theEventIsOfVersion2() throws Exception {
    Doc event =
        Doc.of(
            send(request("/pets/dog/a%20b?x=1&x=2&y=%C3%A5+")
                    .header("X-Twice", "1")
                    .header("X-Twice", "2")
                    .header("Cookie", "a=1; b=2")
                    .header("User-Agent", "test")
                    .GET())
                .body());
    assertThat(event.text("version")).isEqualTo("2.0");
    assertThat(event.text("rawPath")).isEqualTo("/pets/dog/a b");
    assertThat(event.text("rawQueryString")).isEqualTo("x=1&x=2&y=%C3%A5+");
    assertThat(event.at("queryStringParameters")).isEqualTo(Map.of("x", "1,2", "y", "å "));
    assertThat(event.at("pathParameters")).isEqualTo(Map.of("id", "a b"));
    assertThat(event.at("cookies")).isEqualTo(List.of("a=1", "b=2"));
    assertThat(event.at("stageVariables")).isEqualTo(Map.of("colour", "blue"));
    assertThat(event.text("headers", "x-twice")).isEqualTo("1,2");
    assertThat(event.names("headers")).doesNotContain("cookie", "X-Twice");
    assertThat(event.at("isBase64Encoded")).isEqualTo(false);
    assertThat(event.names()).doesNotContain("body");
    assertThat(event.at("requestContext", "http"))
        .isEqualTo(
            Map.of(
                "method", "GET",
                "path", "/pets/dog/a b",
                "protocol", "HTTP/1.1",
                "sourceIp", "127.0.0.1",
                "userAgent", "test"));
    assertThat(event.text("requestContext", "stage")).isEqualTo("$default");
    assertThat(event.text("requestContext", "accountId")).isEqualTo("000000000000");
    assertThat(event.text("requestContext", "time"))
        .matches("\\d\\d/[A-Z][a-z]{2}/\\d{4}:\\d\\d:\\d\\d:\\d\\d \\+0000");
    assertThat(event.at("requestContext", "timeEpoch")).isInstanceOf(Long.class);
    assertThat(event.names("requestContext")).doesNotContain("authorizer");
  }

  @Test
  void aBodyIsTextOrBase64AsItsTypeSays() throws Exception {
    Doc text = echoed("text/plain; charset=utf-8", "grüß");
    assertThat(text.text("body")).isEqualTo("grüß");
    assertThat(text.at("isBase64Encoded")).isEqualTo(false);
    Doc binary = echoed("application/octet-stream", "grüß");
    assertThat(new String(Base64.getDecoder().decode(binary.text("body")), UTF_8))
        .isEqualTo("grüß");
    assertThat(binary.at("isBase64Encoded")).isEqualTo(true);
  }

  @Test
  void aTextThatIsNotUtf8IsHandedOnWithReplacementCharacters() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/echo")
                .header("Content-Type", "application/json")
                .header("Content-Encoding", "gzip")
                .POST(BodyPublishers.ofByteArray(new byte[] {'"', (byte) 0xE9, '"'})));
    Doc event = Doc.of(answer.body());
    assertThat(event.text("body")).isEqualTo("\"\uFFFD\"");
    assertThat(event.at("isBase64Encoded")).isEqualTo(false);
    assertThat(event.text("headers", "content-encoding")).isEqualTo("gzip");
  }

  private Doc echoed(String type, String body) throws Exception {
    return Doc.of(
        send(request("/echo").header("Content-Type", type).POST(BodyPublishers.ofString(body)))
            .body());
  }

  @Test
  void anAnswerWithoutAStatusIsTheBody() throws Exception {
    HttpResponse<String> object = answering("{\"ok\":true}");
    assertThat(object.statusCode()).isEqualTo(200);
    assertThat(object.headers().firstValue("content-type")).hasValue("application/json");
    assertThat(object.body()).isEqualTo("{\"ok\":true}");
    assertThat(answering("\"text\"").body()).isEqualTo("text");
  }

  @Test
  void anAnswerWithAStatusSaysAll() throws Exception {
    HttpResponse<String> answer =
        answering(
            """
            {"statusCode": 201, "headers": {"Location": "/x", "X-N": 1},
             "cookies": ["a=1; Path=/", "b=2"], "body": "eA==", "isBase64Encoded": true}\
            """);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(answer.headers().firstValue("location")).hasValue("/x");
    assertThat(answer.headers().firstValue("x-n")).hasValue("1");
    assertThat(answer.headers().allValues("set-cookie")).containsExactly("a=1; Path=/", "b=2");
    assertThat(answer.body()).isEqualTo("x");
    assertThat(answering("{\"statusCode\":204}").body()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "no JSON",
        "{\"statusCode\":\"many\"}",
        "{\"statusCode\":200,\"body\":{\"no\":\"text\"}}",
        "{\"statusCode\":200,\"headers\":{\"a\":\"b\\nc\"}}",
        "{\"statusCode\":200,\"body\":\"?\",\"isBase64Encoded\":true}"
      })
  void anAnswerThatMeansNothingIsAnInternalError(String answer) throws Exception {
    failed(answering(answer));
  }

  @Test
  void aFunctionThatFailsIsAnInternalError() throws Exception {
    failed(post("/do", "{\"throw\":\"secret\"}"));
    failed(post("/do", "{\"hang\":true}"));
  }

  private static void failed(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Internal Server Error\"}");
  }

  @Test
  void aFunctionThatTakesLongerThanTheRouteWaitsIsUnavailable() throws Exception {
    HttpResponse<String> answer = post("/late", "{\"hang\":true}");
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Service Unavailable\"}");
  }

  @Test
  void aFunctionThatHasNoExecutionLeftIsUnavailable() throws Exception {
    assertThat(post("/single", "{\"hang\":true}").statusCode()).isEqualTo(503);
    // That one hangs still, and nobody waits for it any more.
    assertThat(post("/single", "{\"answer\":\"1\"}").statusCode()).isEqualTo(503);
    assertThat(answering("1").statusCode()).isEqualTo(200);
  }

  @Test
  void moreThanLambdaTakesIsTooLarge() throws Exception {
    HttpResponse<String> answer = post("/do", "\"" + "x".repeat(6 << 20) + "\"");
    assertThat(answer.statusCode()).isEqualTo(413);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Request Entity Too Large\"}");
  }

  @Test
  void aRouteTakesItsBurstAndThenTooManyRequests() throws Exception {
    assertThat(send(request("/slow").GET()).statusCode()).isEqualTo(200);
    assertThat(send(request("/slow").GET()).statusCode()).isEqualTo(200);
    HttpResponse<String> answer = send(request("/slow").GET());
    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Too Many Requests\"}");
    String line =
        "{\"route\":\"GET /slow\",\"status\":\"429\",\"path\":\"/slow\","
            + "\"error\":\"Too Many Requests\"}";
    await()
        .untilAsserted(() -> assertThat(aws.linesOf("/api/access", "429")).containsExactly(line));
  }

  @Test
  void aPreflightIsAnsweredForAnyPath() throws Exception {
    HttpResponse<String> answer = preflight("https://shop.example");
    assertThat(answer.statusCode()).isEqualTo(204);
    assertThat(answer.headers().firstValue("access-control-allow-origin"))
        .hasValue("https://shop.example");
    assertThat(answer.headers().firstValue("access-control-allow-methods")).hasValue("GET,POST");
    assertThat(answer.headers().firstValue("access-control-allow-headers"))
        .hasValue("authorization");
    assertThat(answer.headers().firstValue("access-control-max-age")).hasValue("600");
    assertThat(preflight("https://evil.example").headers().map())
        .doesNotContainKey("access-control-allow-origin");
  }

  private HttpResponse<String> preflight(String origin) throws Exception {
    return send(
        request("/nowhere")
            .method("OPTIONS", BodyPublishers.noBody())
            .header("Origin", origin)
            .header("Access-Control-Request-Method", "GET"));
  }

  @Test
  void theApisCorsHeadersReplaceTheFunctions() throws Exception {
    HttpResponse<String> answer =
        send(
            request("/do")
                .header("Origin", "https://shop.example")
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        "{\"answer\":\"{\\\"statusCode\\\":200,\\\"headers\\\":"
                            + "{\\\"Access-Control-Allow-Origin\\\":\\\"*\\\"}}\"}")));
    assertThat(answer.headers().allValues("access-control-allow-origin"))
        .containsExactly("https://shop.example");
    assertThat(answer.headers().firstValue("access-control-expose-headers")).hasValue("etag");
  }

  @Test
  void theAccessLogHasALinePerRequest() throws Exception {
    send(request("/pets/dog/logged").GET());
    String line =
        "{\"route\":\"GET"
            + " /pets/dog/{id}\",\"status\":\"200\",\"path\":\"/pets/dog/logged\",\"error\":\"-\"}";
    await()
        .untilAsserted(
            () -> assertThat(aws.linesOf("/api/access", "logged")).containsExactly(line));
  }

  @Test
  void anotherNameThanThisMachinesIsRefused() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", api().getPort())) {
      socket
          .getOutputStream()
          .write("GET /pets/x HTTP/1.1\r\nHost: evil.example\r\n\r\n".getBytes(UTF_8));
      byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 403".length());
      assertThat(new String(status, UTF_8)).isEqualTo("HTTP/1.1 403");
    }
  }
}
