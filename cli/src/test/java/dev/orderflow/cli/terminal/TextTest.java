package dev.orderflow.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
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
}
