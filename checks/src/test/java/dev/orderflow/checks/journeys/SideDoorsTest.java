package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Every port that the process and its functions' JVMs listen on, once all that opens one has
 * happened, and what an anonymous caller gets there: nothing.
 */
class SideDoorsTest extends Journey {

  private static final Set<ListeningSocket> BEFORE =
      ListeningSocket.canBeTold() ? ListeningSocket.ofThisProcess() : Set.of();

  private static final String NEXT = "/2018-06-01/runtime/invocation/next";
  private static final String FORM =
      "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 10485760\r\n";
  private static final List<String> PAGES =
      List.of(
          "Origin: https://evil.example\r\n",
          "Origin: null\r\n",
          "Origin: http://127.0.0.1.evil.example\r\n",
          "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: no-cors\r\n");

  private final HttpClient http = HttpClient.newHttpClient();

  SideDoorsTest() {
    super(Settings.inMemory(List.of(Path.of("../services/live/template.yaml"))).isolated());
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void noPortAnswersStrangers() throws Exception {
    assumeTrue(ListeningSocket.canBeTold());
    useEverythingThatOpensAPort();
    Set<ListeningSocket> sockets = new HashSet<>(ListeningSocket.ofThisProcess());
    sockets.removeAll(BEFORE);
    Set<Integer> known = Set.of(cloud.endpoint().getPort(), cloud.api().getPort());
    Set<Integer> ports = sockets.stream().map(ListeningSocket::port).collect(Collectors.toSet());

    assertThat(sockets).allMatch(ListeningSocket::isLoopback);
    assertThat(sockets)
        .extracting(ListeningSocket::pid)
        .containsOnly(ProcessHandle.current().pid());
    assertThat(ports).containsAll(known);
    assertThat(ports).as("a Runtime API beside the two doors").hasSizeGreaterThan(2);
    for (int port : ports) {
      assertPagesGetNothing(port);
      if (!known.contains(port)) {
        assertIsRuntimeApiOfAnother(port);
      }
    }
    assertThat(status(cloud.endpoint().getPort(), "POST / HTTP/1.1\r\n" + host(0) + FORM))
        .as("unsigned, and before its body")
        .startsWith("HTTP/1.1 403");
  }

  private void useEverythingThatOpensAPort() throws Exception {
    assertThat(aws.sqs.listQueues().queueUrls()).isNotEmpty();
    String bearer = ApiClient.of(http, cloud.api(), "S-1", "orders:operate").authorization();
    String query = "all=true&token=" + bearer.substring("Bearer ".length());
    AwsClients.awaitTrue("let in", () -> Looker.knock(http, cloud.api(), query) == 101);
    var _ = Looker.connect(http, cloud.api(), query);
  }

  private static void assertPagesGetNothing(int port) throws IOException {
    for (String path : List.of("/", "/orders", "/_local/mail", "/dev-issuer/token", NEXT)) {
      for (String request :
          List.of("GET " + path + " HTTP/1.1\r\n", "POST " + path + " HTTP/1.1\r\n" + FORM)) {
        assertThat(status(port, request + "Host: evil.example\r\n"))
            .as("%s by another name on %s", request, port)
            .startsWith("HTTP/1.1 403");
        for (String page : PAGES) {
          assertThat(status(port, request + host(port) + page))
              .as("%s %s on %s", request, page, port)
              .startsWith("HTTP/1.1 403");
        }
      }
    }
  }

  private static void assertIsRuntimeApiOfAnother(int port) throws IOException {
    for (String path :
        List.of("/", NEXT, "/x" + NEXT, "//" + NEXT, "/2018-06-01/runtime/init/error")) {
      assertThat(status(port, "GET " + path + " HTTP/1.1\r\n" + host(port)))
          .startsWith("HTTP/1.1 403");
      assertThat(status(port, "POST " + path + " HTTP/1.1\r\n" + host(port) + FORM))
          .startsWith("HTTP/1.1 403");
    }
  }

  private static String host(int port) {
    return "Host: 127.0.0.1:" + port + "\r\n";
  }

  /** The first line of the answer to a head that is sent without its body. */
  private static String status(int port, String head) throws IOException {
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write((head + "\r\n").getBytes(ISO_8859_1));
      StringBuilder line = new StringBuilder();
      for (int next = socket.getInputStream().read();
          next >= 0 && next != '\n';
          next = socket.getInputStream().read()) {
        line.append((char) next);
      }
      return line.toString();
    }
  }
}
