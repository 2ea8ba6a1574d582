package dev.orderflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TextTest {

  @Test
  void letsNothingThroughThatATerminalObeys() {
    assertThat(Text.printable("a\u001b[31mb\nc\u202ed")).isEqualTo("a\\u001b[31mb\\u000ac\\u202ed");
  }

  @Test
  void keepsEveryScriptAndEmoji() {
    String text = "Ünïcødé 注文 заказ 👩‍💻 हिन्दी";
    assertThat(Text.printable(text)).isEqualTo(text);
  }

  @Test
  void shortensByCharactersNotByHalves() {
    assertThat(Text.shortened("👍👍👍", 3)).isEqualTo("👍👍👍");
    assertThat(Text.shortened("👍👍👍", 2)).isEqualTo("👍…");
  }

  @Test
  void saysDurationsInTheUnitThatFits() {
    assertThat(Text.duration(Duration.ofMillis(12))).isEqualTo("12 ms");
    assertThat(Text.duration(Duration.ofMillis(-3))).isEqualTo("-3 ms");
    assertThat(Text.duration(Duration.ofMillis(1250))).isEqualTo("1.250 s");
    assertThat(Text.duration(Duration.ofSeconds(184))).isEqualTo("3 min 4 s");
  }

  @Test
  void alignsColumns() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Table.of("NAME", ">COUNT")
        .row("a", "5")
        .row("longer", "12")
        .print(new PrintStream(bytes, true, StandardCharsets.UTF_8), new Style(false));
    assertThat(bytes.toString(StandardCharsets.UTF_8))
        .isEqualTo("NAME    COUNT\na           5\nlonger     12\n");
  }

  @Test
  void tablesFitTheTerminalAndKeepTheirNumbers() {
    long seed = Long.getLong("orderflow.seed", 20_260_115L);
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      int width = random.nextInt(46, 200);
      String name = "n".repeat(random.nextInt(1, 100));
      String text = "t".repeat(random.nextInt(1, 100));
      String number = String.valueOf(random.nextLong(Integer.MAX_VALUE));
      assertThat(table(new Style(false, width), name, text, number))
          .as("orderflow.seed=%d, table %d, width %d", seed, i, width)
          .allMatch(line -> line.length() <= width)
          .last(STRING)
          .contains(" " + number);
    }
  }

  @Test
  void whatFitsIsWhole() {
    String name = "n".repeat(30);
    String text = "t".repeat(40);
    int width = 30 + 2 + 40 + 2 + "NUMBER".length();
    assertThat(table(new Style(false, width), name, text, "1")).last(STRING).contains(name, text);
    assertThat(table(new Style(false, width - 1), name, text, "1"))
        .last(STRING)
        .contains(name + "  " + "t".repeat(38) + "…");
    assertThat(table(new Style(false), name, text, "1")).last(STRING).contains(name, text);
  }

  private static List<String> table(Style style, String name, String text, String number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Table.of("NAME", "TEXT", ">NUMBER")
        .row(name, text, number)
        .print(new PrintStream(bytes, true, StandardCharsets.UTF_8), style);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void aTerminalHasTheWidthThatItSays() {
    assertThat(shell(true, "72").style().width()).isEqualTo(72);
    assertThat(shell(true, "1").style().width()).isEqualTo(20);
    for (String none : List.of("", "x", "99999999999")) {
      assertThat(shell(true, none).style().width()).isEqualTo(80);
    }
    assertThat(shell(false, "72").style().width()).isEqualTo(Integer.MAX_VALUE);
  }

  private static Shell shell(boolean terminal, String columns) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Shell(
        Map.of("COLUMNS", columns),
        InputStream.nullInputStream(),
        nowhere,
        nowhere,
        terminal,
        terminal,
        _ -> () -> {});
  }
}
