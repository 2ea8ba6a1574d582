package dev.orderflow.localcloud.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebServerTest {

  private final WebServer server = WebServer.bind(0);

  @BeforeEach
  void serve() {
    server.serve(WebServerTest::echo);
  }

  @AfterEach
  void close() {
    server.close();
  }

  /** Says what came, so that tests see what a handler sees. */
  private static WebAnswer echo(WebRequest request) {
    if (request.path().equals("/fails")) {
      throw new IllegalStateException("on purpose");
    }
    if (request.path().equals("/empty")) {
      return new WebResponse(204, List.of(), new byte[0]);
    }
    String text =
        "%s %s ? %s %s %s"
            .formatted(
                request.method(),
                request.path(),
                request.query(),
                request.headers().getOrDefault("x-list", List.of()),
                new String(request.body(), StandardCharsets.UTF_8));
    return WebResponse.of(200, "text/plain", text);
  }

  @Test
  void whatCameIsPassedOnAsItCame() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      client.send(
          "POST /a%2Fb//c?x=%20&x HTTP/1.1\r\nHost: h\r\nX-List: 1\r\nx-list:  2 \r\n"
              + "Content-Length: 2\r\n\r\nhi");
      assertThat(client.response())
          .startsWith("HTTP/1.1 200 OK\n")
          .endsWith("POST /a%2Fb//c ? x=%20&x [1, 2] hi");
    }
  }

  @Test
  void oneConnectionCarriesManyRequests() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      String get = "GET /%s HTTP/1.1\r\nHost: h\r\n\r\n";
      client.send(get.formatted("1") + get.formatted("2") + get.formatted("empty"));
      assertThat(client.response()).endsWith("GET /1 ?  [] ");
      assertThat(client.response()).endsWith("GET /2 ?  [] ");
      assertThat(client.response()).startsWith("HTTP/1.1 204").doesNotContain("Content-Length");
      client.send("HEAD /3 HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n");
      assertThat(client.line()).isEqualTo("HTTP/1.1 200 OK");
      while (!client.line().isEmpty()) {
        // the other headers; no body follows
      }
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void aBodyComesInChunksOrWhenItIsAskedFor() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      client.send(
          "POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n"
              + "3\r\nabc\r\n2;x=y\r\nde\r\n0\r\nTrailer: t\r\n\r\n");
      assertThat(client.response()).endsWith("[] abcde");
      client.send(
          "PUT /b HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nContent-Length: 1\r\n\r\n");
      assertThat(client.response()).isEqualTo("HTTP/1.1 100 Continue\n");
      client.send("z");
      assertThat(client.response()).endsWith("[] z");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\r\n\r\n",
        "GET / HTTP/1.1\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n",
        "GET  / HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET /\u00e9 HTTP/1.1\r\nHost: a\r\n\r\n",
        "GET / HTTP/1.1\nHost: a\n\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX : y\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n folded\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \u0001\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: +1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nx\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n"
      })
  void whatIsAmbiguousIsRefusedAndEndsTheConnection(String request) throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      client.send(request);
      assertThat(client.response())
          .startsWith("HTTP/1.1 400 Bad Request\n")
          .contains("Connection: close")
          .endsWith("{\"message\":\"Bad Request\"}");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void headersHaveALimit() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(server.url()).header("x-long", "x".repeat(10_240)).build();
    HttpResponse<String> answer = send(request);
    assertThat(answer.statusCode()).isEqualTo(431);
    assertThat(answer.body()).isEqualTo("{\"message\":\"Request Header Fields Too Large\"}");
    assertThat(
            send(HttpRequest.newBuilder(server.url()).header("x-long", "x".repeat(10_000)).build())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void aBodyHasALimitHoweverItComes() throws Exception {
    byte[] most = new byte[WebServer.USUAL_BODY];
    assertThat(post(BodyPublishers.ofByteArray(most)).statusCode()).isEqualTo(200);
    byte[] more = new byte[WebServer.USUAL_BODY + 1];
    assertThat(post(BodyPublishers.ofByteArray(more)).body())
        .isEqualTo("{\"message\":\"Request Entity Too Large\"}");
    assertThat(
            post(BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(more)))
                .statusCode())
        .isEqualTo(413);
  }

  @Test
  void aHandlersFaultIsStatus500AndNotTheEnd() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      client.send("GET /fails HTTP/1.1\r\nHost: h\r\n\r\nGET /on HTTP/1.1\r\nHost: h\r\n\r\n");
      assertThat(client.response())
          .startsWith("HTTP/1.1 500")
          .endsWith("{\"message\":\"Internal Server Error\"}");
      assertThat(client.response()).endsWith("GET /on ?  [] ");
    }
  }

  @Test
  void aHeaderCannotBecomeTwo() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new WebHeader("Location", "/\r\nSet-Cookie: a=b"));
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new WebHeader("a b", "c"));
  }

  @Test
  void aPortIsTakenOnce() {
    assertThatExceptionOfType(PortTakenException.class)
        .isThrownBy(() -> WebServer.bind(server.url().getPort()));
  }

  private HttpResponse<String> post(HttpRequest.BodyPublisher body) throws Exception {
    URI url = server.url().resolve("/empty");
    HttpResponse<String> answer = send(HttpRequest.newBuilder(url).POST(body).build());
    return answer.statusCode() == 204 ? send(HttpRequest.newBuilder(server.url()).build()) : answer;
  }

  private static HttpResponse<String> send(HttpRequest request)
      throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, BodyHandlers.ofString());
    }
  }
}
