package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.net.URI;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;

class ErrorLogTest {

  private static final long SEED = Long.getLong("orderflow.seed", 20_260_115L);
  private static final int LONGEST_LINE = 64 * 1024;
  private static final String ADDRESS = "zoe@example.com";

  @Test
  void hasTheWholeErrorInOneLine() {
    NoContext context = new NoContext();
    Throwable error = new IllegalStateException("stored in part", new NullPointerException("gap"));
    ErrorLog.print(context, "message failed", error, Map.of("receiveCount", 2), "ORD-1");
    assertThat(context.log.toString()).endsWith("}\n").hasLineCount(1);
    Map<?, ?> line = (Map<?, ?>) Objects.requireNonNull(Json.parse(context.log.toString()));
    assertThat(line.get("level")).isEqualTo("ERROR");
    assertThat(line.get("message")).isEqualTo("message failed");
    assertThat(line.get("requestId")).isEqualTo("request");
    assertThat(line.get("orderId")).isEqualTo("ORD-1");
    assertThat(line.get("receiveCount")).isEqualTo(2L);
    assertThat(line.get("errorType")).isEqualTo("java.lang.IllegalStateException");
    assertThat(line.get("errorMessage")).isEqualTo("stored in part");
    assertThat(((List<?>) Objects.requireNonNull(line.get("stackTrace"))).getFirst().toString())
        .contains("ErrorLogTest.hasTheWholeErrorInOneLine(ErrorLogTest.java:");
    Map<?, ?> cause = (Map<?, ?>) Objects.requireNonNull(line.get("cause"));
    assertThat(cause.get("errorType")).isEqualTo("java.lang.NullPointerException");
    assertThat(cause.get("errorMessage")).isEqualTo("gap");
  }

  @Test
  void noTextBreaksTheLineOrMakesItLong() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      String text = text(random);
      Throwable error = new IllegalStateException(text, causes(random, text));
      String line = ErrorLog.line("failed", text, error, Map.of("route", text, "n", 1), null);
      assertThat(line.codePoints().allMatch(VisibleText::isVisible)).as(seed(i)).isTrue();
      assertThat(line.length()).as(seed(i)).isLessThan(LONGEST_LINE);
      assertThat(Json.parse(line)).as(seed(i)).isInstanceOf(Map.class);
    }
  }

  private static String seed(int i) {
    return "orderflow.seed=" + SEED + ", line " + i;
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    String[] evil = {
      "\n", "\r", "\u0085", "\u2028", "\"}", "\u202e", "\u0000", "\ud83d", "\\", "😀"
    };
    for (int n = random.nextInt(60); n > 0; n--) {
      text.append(
          random.nextBoolean()
              ? evil[random.nextInt(evil.length)]
              : Character.toString(random.nextInt(Character.MAX_CODE_POINT + 1)));
    }
    return random.nextInt(10) == 0 ? text.toString().repeat(1_000) : text.toString();
  }

  private static Throwable causes(Random random, String text) {
    Throwable cause = new IllegalStateException(text);
    for (int n = random.nextInt(20); n > 0; n--) {
      cause = new IllegalStateException(text, cause);
    }
    return cause;
  }

  @Test
  void causesThatTurnInACircleEnd() {
    Exception first = new IllegalStateException("first");
    first.initCause(new IllegalStateException("second", first));
    assertThat(ErrorLog.line("failed", null, first, Map.of(), null).length())
        .isLessThan(LONGEST_LINE);
  }

  /** Something that fails. */
  @FunctionalInterface
  interface Parser {
    Object read(String text) throws Exception;
  }

  /** What parsers of the JDK say of a text that they cannot read. */
  static List<Parser> parsers() {
    return List.of(
        LocalDate::parse,
        Instant::parse,
        Integer::parseInt,
        Double::parseDouble,
        UUID::fromString,
        text -> URI.create(text + " "),
        text -> new URI("http://x/ " + text),
        DayOfWeek::valueOf,
        text -> Base64.getDecoder().decode(text),
        text -> {
          throw MessageRejectedException.builder()
              .message("Email address is not verified: " + text + ", (US-EAST-1)")
              .build();
        },
        text -> {
          throw new PoisonException("no address of a customer: " + text);
        });
  }

  @ParameterizedTest
  @MethodSource("parsers")
  void whatAParserReadIsNotInIt(Parser parser) {
    Throwable error = catchThrowable(() -> parser.read(ADDRESS));
    assertThat(error).isNotNull();
    Throwable wrapped = new PoisonException("not a refund's check", error);
    for (Throwable thrown : List.of(error, wrapped)) {
      assertThat(ErrorLog.line("failed", null, thrown, Map.of(), null))
          .contains(error.getClass().getName())
          .doesNotContain("zoe");
    }
  }
}
