package dev.orderflow.api;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A body is JSON in UTF-8, or nothing comes of it: no text is stored that nobody sent. */
class BodyEncodingTest {

  private static final String RESTOCK = "/operations/products/MOUSE/restock";

  /**
   * Each request that takes a body, with one that would be done; {@code \u00a7} is the odd text.
   */
  static final List<String> REQUESTS =
      List.of(
          "/orders {\"customerEmail\":\"a@example.com\",\"product\":\"Cable\",\"quantity\":1,"
              + "\"note\":\"\u00a7\"}",
          "/orders/O-1/cancel {\"\u00a7\":1}",
          "/operations/dead-letters/order-processing-dlq/redrive {\"messageIds\":[\"\u00a7\"]}",
          "/operations/dead-letters/order-processing-dlq/letters/some {\"body\":\"\u00a7\"}",
          RESTOCK + " {\"quantity\":1,\"\u00a7\":1}");

  /** Latin-1, overlong, CESU-8, half a surrogate pair, cut off, beyond Unicode, a lone byte. */
  private static final List<String> BROKEN =
      List.of("e9", "c0af", "e080af", "eda0bdedb880", "eda080", "f09f98", "f4908080", "ff", "80");

  private final Api api = new Api();

  @BeforeEach
  void store() {
    api.stock("MOUSE", 2499, 5);
    api.store("O-1", "C-1", Map.of());
  }

  @AfterEach
  void close() {
    api.close();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void bytesThatAreNotUtf8AreRefusedHoweverTheGatewayHandsThemOn(String request) {
    for (String hex : BROKEN) {
      byte[] body = filled(request, HexFormat.of().parseHex(hex));
      assertRefused(call(request).header("content-type", "application/json"), request, body);
    }
    assertNothingIsDone();
  }

  @Test
  void randomBytesAreUtf8OrRefused() {
    long seed = System.nanoTime();
    RandomGenerator random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      byte[] odd = new byte[random.nextInt(1, 5)];
      random.nextBytes(odd);
      byte[] body = filled(REQUESTS.getLast(), odd);
      Answer answer =
          api.asOperator().header("content-type", "application/json").postBytes(RESTOCK, body);
      boolean encoded = !isUtf8(odd);
      assertThat(answer.problem().equals("not-utf-8"))
          .as("seed %d: %s", seed, HexFormat.of().formatHex(odd))
          .isEqualTo(encoded || new String(odd, UTF_8).indexOf('\0') >= 0);
    }
  }

  @Test
  void withoutATypeABodyComesAsItIsAndIsReadAsStrictly() {
    for (String hex : BROKEN) {
      byte[] body = filled("/ {\"\u00a7\":1}", HexFormat.of().parseHex(hex));
      Answer answer = api.as("C-1").postBytes("/orders/O-1/cancel", body);
      assertThat(answer.problem()).as(hex).isEqualTo("not-utf-8");
    }
    assertThat(api.as("C-1").postBytes("/orders/O-1/cancel", "{}".getBytes(UTF_8)).status())
        .isEqualTo(202);
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void noOtherEncodingIsGuessed(String request) {
    String json = request.substring(request.indexOf(' ') + 1).replace('\u00a7', '\u00e9');
    for (Charset charset : List.of(UTF_16LE, UTF_16BE, Charset.forName("UTF-32"), ISO_8859_1)) {
      for (String mark : List.of("", "\uFEFF")) {
        if (charset != ISO_8859_1 || mark.isEmpty()) {
          assertRefused(
              call(request).header("content-type", "application/json"),
              request,
              (mark + json).getBytes(charset));
        }
      }
    }
    assertRefused(
        call(request).header("content-type", "application/json"),
        request,
        ("\uFEFF" + json).getBytes(UTF_8));
    assertNothingIsDone();
  }

  @ParameterizedTest
  @FieldSource("REQUESTS")
  void aCompressedBodyIsToldWhatIsTaken(String request) {
    String json = request.substring(request.indexOf(' ') + 1).replace('\u00a7', 'e');
    for (String encoding : List.of("gzip", "br", "deflate, gzip", "identity, GZIP", "x")) {
      Answer answer =
          call(request)
              .header("content-type", "application/json")
              .header("content-encoding", encoding)
              .postBytes(path(request), gzip(json));
      assertThat(answer.status()).as(encoding).isEqualTo(415);
      assertThat(answer.problem()).isEqualTo("content-encoding");
      assertThat(answer.header("accept-encoding")).isEqualTo("identity");
    }
    assertNothingIsDone();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json; charset=iso-8859-1",
        "application/json;charset=utf-16",
        "application/json; a=b; CHARSET = \"latin1\"",
        "application/json; charset=utf-8; charset=ascii",
        "application/json; charset=",
        "application/vnd.api+json",
        "text/json",
        "application/json,text/plain",
        ""
      })
  void anotherTypeOrCharsetIsToldWhatIsTaken(String type) {
    Answer answer = api.asOperator().header("content-type", type).postJson(RESTOCK, "{}");
    assertThat(answer.status()).isEqualTo(415);
    assertThat(answer.problem()).isEqualTo("not-json");
    assertThat(answer.header("accept")).isEqualTo("application/json");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "Application/JSON; charset=utf-8",
        "application/json;Charset=\"UTF-8\"",
        "application/json ; profile=x; charset=Utf-8"
      })
  void utf8IsTakenHoweverItIsCalled(String type) {
    Answer answer =
        api.asOperator()
            .header("content-type", type)
            .header("content-encoding", "identity")
            .postJson(RESTOCK, "{\"quantity\":1}");
    assertThat(answer.status()).isEqualTo(200);
  }

  @Test
  void aReplacementCharacterThatIsMeantIsWrittenAsAnEscape() {
    String order =
        "{\"customerEmail\":\"a@example.com\",\"product\":\"Cable\",\"quantity\":1,\"note\":\"%s\"}";
    assertThat(api.as("C-1").submitText(order.formatted("\uFFFD")).problem())
        .isEqualTo("not-utf-8");
    assertThat(api.as("C-1").submitText(order.formatted("\\ufffd")).status()).isEqualTo(202);
  }

  private void assertRefused(Call call, String request, byte[] body) {
    Answer answer = call.header("idempotency-key", "k").postBytes(path(request), body);
    assertThat(answer.status()).as(request).isEqualTo(400);
    assertThat(answer.problem()).as(request).isEqualTo("not-utf-8");
  }

  private void assertNothingIsDone() {
    assertThat(api.bus.taken()).isEmpty();
    assertThat(api.asOperator().get("/operations/products").objects("products").getFirst())
        .containsEntry("available", 5L);
  }

  private Call call(String request) {
    return (request.startsWith("/operations") ? api.asOperator() : api.as("C-1"))
        .header("idempotency-key", "k");
  }

  private static String path(String request) {
    return request.substring(0, request.indexOf(' '));
  }

  private static byte[] filled(String request, byte[] odd) {
    String json = request.substring(request.indexOf(' ') + 1);
    int at = json.indexOf('\u00a7');
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(json.substring(0, at).getBytes(UTF_8));
    body.writeBytes(odd);
    body.writeBytes(json.substring(at + 1).getBytes(UTF_8));
    return body.toByteArray();
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      var _ = UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return true;
    } catch (CharacterCodingException e) {
      return false;
    }
  }

  private static byte[] gzip(String text) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
      out.write(text.getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }
}
