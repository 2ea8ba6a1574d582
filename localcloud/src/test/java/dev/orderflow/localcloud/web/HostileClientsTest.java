package dev.orderflow.localcloud.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that take more than is theirs, on real sockets. */
class HostileClientsTest {

  private static final int BODY = 10 << 20;
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";
  private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\n";
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final CountDownLatch held = new CountDownLatch(1);
  private final CountDownLatch entered = new CountDownLatch(2);
  private WebServer server = serve(WebLimits.ofPort(BODY));

  @AfterEach
  void close() {
    held.countDown();
    server.close();
  }

  private WebServer serve(WebLimits limits) {
    WebServer made = WebServer.bind(0, limits);
    made.serve(
        new WebHandler() {
          @Override
          public Optional<WebResponse> rejection(WebRequest request) {
            return request.header("host").orElse("").equals("evil.example")
                ? Optional.of(WebResponse.message(403, "Forbidden"))
                : Optional.empty();
          }

          @Override
          public WebAnswer handle(WebRequest request) throws InterruptedException {
            switch (request.path()) {
              case "/held" -> {
                entered.countDown();
                held.await();
              }
              case "/large" -> {
                entered.countDown();
                entered.countDown();
                return new WebResponse(200, List.of(), new byte[64 << 20]);
              }
              default -> {}
            }
            return WebResponse.of(200, "text/plain", "" + request.body().length);
          }
        });
    return made;
  }

  private void restart(int connections, Duration head, Duration writing, long budget) {
    server.close();
    server =
        serve(
            new WebLimits(BODY, connections, LONG, head, LONG, 1, writing, new BodyBudget(budget)));
  }

  @Test
  void whoIsNotWantedIsToldBeforeTheBody() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      client.send(
          "POST / HTTP/1.1\r\nHost: evil.example\r\nContent-Length: 10485760\r\n"
              + "Expect: 100-continue\r\n\r\n");
      assertThat(client.response()).startsWith("HTTP/1.1 403").contains("Connection: close");
    }
  }

  @Test
  void stalledUploadsKeepNobodyOut() throws Exception {
    restart(1_000, LONG, LONG, 64 << 10);
    List<RawClient> stalled = new ArrayList<>();
    try (RawClient last = new RawClient(server.url())) {
      for (int i = 0; i < 60; i++) {
        stalled.add(
            new RawClient(server.url())
                .send(POST + "Content-Length: " + BODY + "\r\n\r\n" + "x".repeat(100)));
      }
      last.send(POST + "Content-Length: 8000\r\n\r\n" + "x".repeat(8_000));
      assertThat(last.response()).startsWith("HTTP/1.1 200").endsWith("8000");
      last.send(POST + "Content-Length: 100000\r\n\r\n" + "x".repeat(100_000));
      assertThat(last.response()).startsWith("HTTP/1.1 503").contains("Retry-After: 1");
    } finally {
      for (RawClient client : stalled) {
        client.close();
      }
    }
  }

  @Test
  void aHeadThatDoesNotEndIsGivenUp() throws Exception {
    restart(1_000, SHORT, LONG, BODY);
    try (RawClient client = new RawClient(server.url())) {
      client.send("GET / HTTP/1.1\r\nHost: h\r\nX-Part: ");
      assertThat(client.response()).startsWith("HTTP/1.1 408").contains("Connection: close");
      assertThat(client.isEnded()).isTrue();
    }
  }

  @Test
  void whoSaysNothingMakesRoomForOthers() throws Exception {
    restart(2, LONG, LONG, BODY);
    try (RawClient first = new RawClient(server.url());
        RawClient second = new RawClient(server.url())) {
      assertThat(first.send(GET).response()).startsWith("HTTP/1.1 200");
      assertThat(second.send(GET).response()).startsWith("HTTP/1.1 200");
      // which of the two, depends on which of them is seen to wait first
      await().untilAsserted(() -> assertThat(oneMore()).startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void whereAllAreBusyOneMoreIsTurnedAway() throws Exception {
    restart(2, LONG, LONG, BODY);
    String held = "GET /held HTTP/1.1\r\nHost: h\r\n\r\n";
    try (RawClient first = new RawClient(server.url());
        RawClient second = new RawClient(server.url())) {
      // One after the other, so that neither makes room for the other.
      assertThat(first.send(GET).response()).startsWith("HTTP/1.1 200");
      assertThat(second.send(GET).response()).startsWith("HTTP/1.1 200");
      first.send(held);
      second.send(held);
      entered.await();
      await().untilAsserted(() -> assertThat(oneMore()).startsWith("HTTP/1.1 503"));
      this.held.countDown();
      assertThat(first.response()).startsWith("HTTP/1.1 200");
      await().untilAsserted(() -> assertThat(oneMore()).startsWith("HTTP/1.1 200"));
    }
  }

  @Test
  void whoDoesNotReadLosesTheConnection() throws Exception {
    restart(1, LONG, SHORT, BODY);
    try (RawClient client = new RawClient(server.url())) {
      client.send("GET /large HTTP/1.1\r\nHost: h\r\n\r\n");
      entered.await();
      await().untilAsserted(() -> assertThat(oneMore()).startsWith("HTTP/1.1 200"));
    }
  }

  /** A client that is turned away may lose the answer, since nobody reads its request. */
  private String oneMore() {
    try (RawClient client = new RawClient(server.url())) {
      return client.send(GET).response();
    } catch (IOException e) {
      return "HTTP/1.1 503 or gone";
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: h\r\nX-List: \u000by\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX-List: y\u000c\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: \u000bh\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX: a\u0000b\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX: a\rb\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\nX: a\u007f\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: h\r\n: y\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: -1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1, 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 9223372036854775808\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 0x1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nx",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n"
            + "Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n+1\r\nx\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\nfffffffff\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nxy\r\n0\r\n\r\n",
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n1;a=\u0000\r\nx\r\n"
      })
  void whatIsNoPlainHttpIsBad(String request) throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      assertThat(client.send(request).response()).startsWith("HTTP/1.1 400");
    }
  }

  @Test
  void namesCountAsValuesDoAndSoDoesEveryHeader() throws Exception {
    assertThat(status("GET /" + "x".repeat(11_000) + " HTTP/1.1\r\nHost: h\r\n\r\n"))
        .contains("431");
    assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + "n".repeat(11_000) + ": v\r\n\r\n"))
        .contains("431");
    assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + "n: v\r\n".repeat(200) + "\r\n"))
        .contains("431");
    assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + "n: v\r\n".repeat(199) + "\r\n"))
        .contains("200");
    String name = "n".repeat(100);
    assertThat(status("GET / HTTP/1.1\r\nHost: h\r\n" + (name + ": v\r\n").repeat(110) + "\r\n"))
        .contains("431");
  }

  @Test
  void whatComesBesidesABodyIsBoundedToo() throws Exception {
    String chunked = POST + "Transfer-Encoding: chunked\r\n\r\n";
    String chunk = "1;x=" + "y".repeat(900) + "\r\nz\r\n";
    assertThat(status(chunked + chunk.repeat(5) + "0\r\n\r\n")).contains("200");
    assertThat(status(chunked + chunk.repeat(10))).contains("400");
    String trailer = "T: " + "y".repeat(900) + "\r\n";
    assertThat(status(chunked + "0\r\n" + trailer.repeat(5) + "\r\n")).contains("200");
    assertThat(status(chunked + "0\r\n" + trailer.repeat(10))).contains("400");
  }

  private String status(String request) throws IOException {
    try (RawClient client = new RawClient(server.url())) {
      return client.send(request).line();
    }
  }
}
