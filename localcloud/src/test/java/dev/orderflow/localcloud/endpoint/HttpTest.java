package dev.orderflow.localcloud.endpoint;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.account.Callers;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What arrives over a socket from someone who is no AWS client, or a broken one. */
class HttpTest {

  private static final String SIGNED =
      "Authorization: AWS4-HMAC-SHA256 Credential=test/20260101/us-east-1/events/aws4_request,"
          + " SignedHeaders=host, Signature=0\r\n";
  private static final String ECHO =
      "X-Amz-Target: AWSEvents.Echo\r\nContent-Type: application/x-amz-json-1.1\r\n";

  private final Endpoint endpoint = Endpoint.bind(0);

  HttpTest() {
    Service events =
        new JsonOperations("EventBridge").with("Echo", Set.of("Text"), input -> input.members());
    endpoint.serve(new Router(Map.of(AwsService.EVENTS, events)), new Callers());
  }

  @AfterEach
  void close() {
    endpoint.close();
  }

  @Test
  void anyScriptArrivesUnchanged() throws IOException {
    String body = "{\"Text\":\"Ångström 注文 🛒\"}";

    assertThat(post(localhost() + SIGNED + ECHO, body)).startsWith("HTTP/1.1 200").endsWith(body);
  }

  @Test
  void whatIsNotJsonIsRefusedAndTheConnectionLivesOn() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
      send(socket, request(localhost() + SIGNED + ECHO, "{\"Text\": oops}"));
      assertThat(answer(socket))
          .startsWith("HTTP/1.1 400")
          .contains("SerializationException", "not valid JSON");

      send(socket, request(localhost() + SIGNED + ECHO, "{}"));
      assertThat(answer(socket)).startsWith("HTTP/1.1 200");
    }
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
      send(socket, "\u0016\u0003\u0001 this is no HTTP\r\n\r\n");
      assertThat(new String(socket.getInputStream().readAllBytes(), ISO_8859_1))
          .matches("(?s)(HTTP/1.1 40[04].*)?");
    }
    assertThat(post(localhost() + SIGNED + ECHO, "{}")).startsWith("HTTP/1.1 200");
  }

  @Test
  void aBodyBeyondTheLimitIsReadToItsEndAndRefused() throws IOException {
    String body = "{\"Text\":\"" + "x".repeat(7 << 20) + "\"}";

    assertThat(post(localhost() + SIGNED + ECHO, body))
        .startsWith("HTTP/1.1 413")
        .contains("RequestEntityTooLargeException");
  }

  @Test
  void aSlowClientHoldsUpNobody() throws IOException {
    try (Socket slow = new Socket("127.0.0.1", endpoint.port())) {
      String request = request(localhost() + SIGNED + ECHO, "{\"Text\":\"late\"}");
      send(slow, request.substring(0, request.length() - 4));
      assertThat(post(localhost() + SIGNED + ECHO, "{}")).startsWith("HTTP/1.1 200");

      send(slow, request.substring(request.length() - 4));
      assertThat(answer(slow)).startsWith("HTTP/1.1 200").endsWith("{\"Text\":\"late\"}");
    }
  }

  @Test
  void unsignedRequestsAreRefused() throws IOException {
    assertThat(post(localhost() + ECHO, "{}"))
        .startsWith("HTTP/1.1 403")
        .contains("MissingAuthenticationToken");
  }

  @Test
  void aHostNameThatPointsAtUsIsRefused() throws IOException {
    assertThat(post("Host: rebound.example:4566\r\n" + SIGNED + ECHO, "{}"))
        .startsWith("HTTP/1.1 403")
        .contains("rebound.example");
  }

  @Test
  void webPagesAreRefusedUnlessTheyAreOurOwn() throws IOException {
    String local = localhost() + SIGNED + ECHO;
    assertThat(post(local + "Origin: https://shop.example\r\n", "{}")).startsWith("HTTP/1.1 403");
    assertThat(post(local + "Origin: null\r\n", "{}")).startsWith("HTTP/1.1 403");
    assertThat(post(local + "Sec-Fetch-Site: cross-site\r\n", "{}")).startsWith("HTTP/1.1 403");
    assertThat(post(local + "Origin: http://localhost:8080\r\n", "{}")).startsWith("HTTP/1.1 200");
  }

  @Test
  void anEncodedBodyIsRefusedByName() throws IOException {
    assertThat(post(localhost() + SIGNED + ECHO + "Content-Encoding: gzip\r\n", "{}"))
        .startsWith("HTTP/1.1 415")
        .contains("content encoding \\\"gzip\\\"");
  }

  @Test
  void errorsHaveTheShapeOfTheClientsProtocol() throws IOException {
    String forms = "Content-Type: application/x-www-form-urlencoded; charset=utf-8\r\n";
    assertThat(post(localhost() + signedFor("cloudformation") + forms, "Action=ListStacks"))
        .startsWith("HTTP/1.1 400")
        .contains("<Code>UnknownOperationException</Code>", "<Type>Sender</Type>");
    assertThat(post(localhost() + signedFor("ses"), "{}"))
        .containsIgnoringCase("x-amzn-errortype: UnknownOperationException")
        .contains("the service \\\"ses\\\"");
    assertThat(post(localhost() + signedFor("monitoring") + "smithy-protocol: rpc-v2-cbor\r\n", ""))
        .containsIgnoringCase("smithy-protocol: rpc-v2-cbor")
        .contains("the service \"monitoring\"");
  }

  private static String signedFor(String service) {
    return SIGNED.replace("/events/", "/" + service + "/");
  }

  private String localhost() {
    return "Host: localhost:" + endpoint.port() + "\r\n";
  }

  private String post(String headers, String body) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", endpoint.port())) {
      send(socket, request(headers, body));
      return answer(socket);
    }
  }

  private static String request(String headers, String body) {
    int length = body.getBytes(UTF_8).length;
    return "POST / HTTP/1.1\r\n" + headers + "Content-Length: " + length + "\r\n\r\n" + body;
  }

  private static void send(Socket socket, String text) throws IOException {
    OutputStream out = socket.getOutputStream();
    out.write(text.getBytes(UTF_8));
    out.flush();
  }

  /** Reads one answer: its head, and as many bytes as that announces. */
  private static String answer(Socket socket) throws IOException {
    StringBuilder head = new StringBuilder();
    while (!head.toString().endsWith("\r\n\r\n")) {
      int read = socket.getInputStream().read();
      assertThat(read).as("connection closed after: %s", head).isNotNegative();
      head.append((char) read);
    }
    int length =
        head.toString()
            .lines()
            .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
            .mapToInt(line -> Integer.parseInt(line.substring(15).strip()))
            .findFirst()
            .orElse(0);
    return head + new String(socket.getInputStream().readNBytes(length), UTF_8);
  }
}
