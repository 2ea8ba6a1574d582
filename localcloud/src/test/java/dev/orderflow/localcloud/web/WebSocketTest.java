package dev.orderflow.localcloud.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebSocketTest {

  private static final String HANDSHAKE =
      """
      GET / HTTP/1.1
      Host: h
      Upgrade: websocket
      Connection: keep-alive, Upgrade
      Sec-WebSocket-Version: 13
      Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==

      """
          .replace("\n", "\r\n");

  private final WebServer server = WebServer.bind(0);
  private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
  private final BlockingQueue<WebSocket> opened = new LinkedBlockingQueue<>();
  private Duration idle = Duration.ofMinutes(1);

  @BeforeEach
  void serve() {
    server.serve(_ -> new WebSocketUpgrade(List.of(), new Echo(), limits()));
  }

  @AfterEach
  void close() {
    server.close();
  }

  private WebSocketUpgrade.Limits limits() {
    return new WebSocketUpgrade.Limits(1_000, 2_000, idle, Duration.ofMinutes(1));
  }

  private final class Echo implements WebSocketListener {

    private @Nullable WebSocket socket;

    @Override
    public void opened(WebSocket open) {
      socket = open;
      opened.add(open);
    }

    @Override
    public void received(byte[] message, boolean text) {
      if (socket != null) {
        var _ = socket.send(message, text);
      }
    }

    @Override
    public void closed(int code, String reason) {
      events.add("closed " + code + " " + reason);
    }
  }

  @Test
  void aClientOfTheJdkHearsItsOwnWords() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      java.net.http.WebSocket client =
          http.newWebSocketBuilder().buildAsync(ws(), new Hearing(heard)).join();
      client.sendText("grüß", false).join();
      client.sendText(" dich", true).join();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("grüß dich");
      client.sendPing(java.nio.ByteBuffer.wrap(new byte[] {7})).join();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("pong 1");
      client.sendClose(4001, "bye").join();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 4001");
      assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 4001 bye");
    }
  }

  @Test
  void theServerMayEndIt() throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      BlockingQueue<String> heard = new LinkedBlockingQueue<>();
      http.newWebSocketBuilder().buildAsync(ws(), new Hearing(heard)).join();
      WebSocket socket = take(opened);
      socket.close(1000, "");
      assertThat(socket.send(new byte[0], true)).isFalse();
      assertThat(heard.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1000");
      assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1000 ");
    }
  }

  @Test
  void theHandshakeIsTheOneOfTheRfc() throws Exception {
    try (RawClient client = new RawClient(server.url())) {
      assertThat(client.send(HANDSHAKE).response())
          .startsWith("HTTP/1.1 101 Switching Protocols")
          .contains("Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }
    try (RawClient client = new RawClient(server.url())) {
      assertThat(client.send(HANDSHAKE.replace("Version: 13", "Version: 8")).response())
          .startsWith("HTTP/1.1 426")
          .contains("Sec-WebSocket-Version: 13");
    }
  }

  @Test
  void aMessageMayBeCutWithAPingBetween() throws Exception {
    try (RawClient client = shaken()) {
      client.frame(0x01, "one ".getBytes(UTF_8));
      client.frame(0x89, "p".getBytes(UTF_8));
      client.frame(0x80, "two".getBytes(UTF_8));
      assertThat(new String(client.frame(), UTF_8)).isEqualTo("\uFFFDp");
      assertThat(new String(client.frame(), UTF_8)).endsWith("one two");
    }
    assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1006 ");
  }

  @Test
  void whatTheRfcForbidsEndsTheConnectionWithItsStatus() throws Exception {
    assertThat(goodbyeTo(0x82 | 0x40, new byte[1])).isEqualTo(1002);
    assertThat(goodbyeTo(0x83, new byte[1])).isEqualTo(1002);
    assertThat(goodbyeTo(0x80, new byte[1])).isEqualTo(1002);
    assertThat(goodbyeTo(0x09, new byte[1])).isEqualTo(1002);
    assertThat(goodbyeTo(0x89, new byte[126])).isEqualTo(1002);
    assertThat(goodbyeTo(0x88, new byte[1])).isEqualTo(1002);
    assertThat(goodbyeTo(0x88, new byte[] {3, (byte) 0xed})).isEqualTo(1002);
    assertThat(goodbyeTo(0x81, new byte[] {(byte) 0xc3})).isEqualTo(1007);
    assertThat(goodbyeTo(0x82, new byte[1_001])).isEqualTo(1009);
  }

  @Test
  void aMessageHasALimit() throws Exception {
    try (RawClient client = shaken()) {
      client.frame(0x02, new byte[1_000]).frame(0x00, new byte[1_000]).frame(0x80, new byte[1]);
      assertThat(client.goodbye()).isEqualTo(1009);
    }
  }

  @Test
  void anUnmaskedFrameIsNoClients() throws Exception {
    try (RawClient client = shaken()) {
      client.send(new byte[] {(byte) 0x81, 1, 'x'});
      assertThat(client.goodbye()).isEqualTo(1002);
    }
  }

  @Test
  void whoIsSilentIsSentAway() throws Exception {
    idle = Duration.ofMillis(50);
    try (RawClient client = shaken()) {
      assertThat(client.goodbye()).isEqualTo(1001);
      client.frame(0x88, new byte[] {3, (byte) 0xe9});
      assertThat(client.isEnded()).isTrue();
    }
    assertThat(events.poll(20, TimeUnit.SECONDS)).isEqualTo("closed 1001 Going away");
  }

  @Test
  void whoDoesNotReadIsToldNoMoreAtSomePoint() throws Exception {
    try (RawClient _ = shaken()) {
      WebSocket socket = take(opened);
      byte[] message = new byte[100_000];
      await().atMost(Duration.ofSeconds(20)).until(() -> !socket.send(message, false));
    }
  }

  private int goodbyeTo(int first, byte[] payload) throws Exception {
    try (RawClient client = shaken()) {
      return client.frame(first, payload).goodbye();
    }
  }

  private RawClient shaken() throws Exception {
    RawClient client = new RawClient(server.url()).send(HANDSHAKE);
    assertThat(client.response()).startsWith("HTTP/1.1 101");
    return client;
  }

  private static WebSocket take(BlockingQueue<WebSocket> opened) throws InterruptedException {
    WebSocket socket = opened.poll(20, TimeUnit.SECONDS);
    if (socket == null) {
      throw new AssertionError("nobody came");
    }
    return socket;
  }

  private URI ws() {
    return URI.create("ws://127.0.0.1:" + server.url().getPort());
  }

  private record Hearing(BlockingQueue<String> heard) implements java.net.http.WebSocket.Listener {

    @Override
    public @Nullable CompletionStage<?> onText(
        java.net.http.WebSocket socket, CharSequence data, boolean last) {
      heard.add(data.toString());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onPong(
        java.net.http.WebSocket socket, java.nio.ByteBuffer message) {
      heard.add("pong " + message.remaining());
      socket.request(1);
      return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(
        java.net.http.WebSocket socket, int code, String reason) {
      heard.add("closed " + code);
      return null;
    }
  }
}
