package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RuntimeApiTest {

  private static final String VERSION = "/2018-06-01/runtime/";

  private final List<String> heard = new ArrayList<>();
  private final RuntimeApi api = new RuntimeApi("arn", new Heard());
  private final String host = api.address().substring(0, api.address().indexOf('/'));
  private final String secret = api.address().substring(api.address().indexOf('/'));

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void itsOwnRuntimeIsHandedTheCall() throws IOException {
    api.hand(call());
    assertThat(asked("GET", secret + VERSION + "invocation/next", host, ""))
        .startsWith("HTTP/1.1 200")
        .contains("Lambda-Runtime-Aws-Request-Id: r-1", "{\"secret\":1}");
    assertThat(heard).containsExactly("initialised");
  }

  @Test
  void theSecretIsAnotherEachTime() {
    try (RuntimeApi other = new RuntimeApi("arn", new Heard())) {
      assertThat(other.address()).doesNotEndWith(secret);
    }
    assertThat(secret).matches("/[A-Za-z0-9_-]{43}");
  }

  static Stream<String> guesses() {
    return Stream.of(
        "",
        "/",
        "//",
        "/x",
        "/" + "A".repeat(43),
        "/" + "A".repeat(10_000 / 2),
        "/%2e%2e",
        "/..",
        "/" + "\u007e".repeat(43));
  }

  @ParameterizedTest
  @MethodSource("guesses")
  void whoGuessesIsHandedNothingAndIsNotHeard(String guess) throws IOException {
    api.hand(call());
    for (String what : List.of("invocation/next", "init/error", "restore/next")) {
      for (String method : List.of("GET", "POST")) {
        assertThat(asked(method, guess + VERSION + what, host, ""))
            .startsWith("HTTP/1.1 403")
            .doesNotContain("secret");
      }
    }
    assertThat(asked("POST", guess + VERSION + "invocation/r-1/response", host, ""))
        .startsWith("HTTP/1.1 403");
    assertThat(heard).isEmpty();
    itsOwnRuntimeIsHandedTheCallAllTheSame();
  }

  @Test
  void noPageIsHandedAnythingEvenIfItKnows() throws IOException {
    api.hand(call());
    String next = secret + VERSION + "invocation/next";
    assertThat(asked("GET", next, "evil.example", "")).startsWith("HTTP/1.1 403");
    assertThat(asked("GET", next, host, "Origin: http://" + host + "\r\n"))
        .startsWith("HTTP/1.1 403");
    assertThat(asked("GET", next, host, "Sec-Fetch-Site: same-origin\r\n"))
        .startsWith("HTTP/1.1 403");
    itsOwnRuntimeIsHandedTheCallAllTheSame();
  }

  @Test
  void whatThereIsNotIsNotFound() throws IOException {
    for (String path : List.of("/", VERSION, VERSION + "invocation", VERSION + "other/next")) {
      assertThat(asked("GET", secret + path, host, "")).as(path).startsWith("HTTP/1.1 404");
    }
  }

  private void itsOwnRuntimeIsHandedTheCallAllTheSame() throws IOException {
    assertThat(asked("GET", secret + VERSION + "invocation/next", host, ""))
        .contains("{\"secret\":1}");
  }

  private static Call call() {
    return new Call(
        "r-1", "{\"secret\":1}".getBytes(UTF_8), Instant.now().plusSeconds(60), "t", null);
  }

  private String asked(String method, String path, String name, String more) throws IOException {
    int port = Integer.parseInt(host.substring(host.indexOf(':') + 1));
    String target = path.startsWith("/") ? path : "/" + path;
    try (Socket socket = new Socket("127.0.0.1", port)) {
      socket.setSoTimeout(20_000);
      String request =
          method + " " + target + " HTTP/1.1\r\nHost: " + name + "\r\nConnection: close\r\n" + more;
      socket.getOutputStream().write((request + "\r\n").getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), UTF_8);
    }
  }

  private final class Heard implements RuntimeApi.Listener {

    @Override
    public void initialised() {
      heard.add("initialised");
    }

    @Override
    public void checkpointReady() {
      heard.add("checkpoint");
    }

    @Override
    public void initFailed(Answer.Failure failure) {
      heard.add("init failed");
    }

    @Override
    public void answered(String requestId, Answer answer) {
      heard.add("answered");
    }
  }
}
