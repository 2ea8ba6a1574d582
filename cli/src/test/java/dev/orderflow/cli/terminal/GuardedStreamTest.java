package dev.orderflow.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The writer that all commands share: what they forget to make safe is safe here. */
class GuardedStreamTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void nothingGetsOutThatWouldBeObeyedOrHidden() {
    Shell shell = shell(false);
    shell.out().println("a\u001b[31mb\u0007\u007f\u009b31m\u00ad\u061c\u202e\u3164 \udb40\udc41");
    shell.err().println("\rgone\u001b[2K");
    assertThat(out.toString(UTF_8))
        .isEqualTo(
            "a\\u001b[31mb\\u0007\\u007f\\u009b31m\\u00ad\\u061c\\u202e\\u3164 \\udb40\\udc41\n");
    assertThat(err.toString(UTF_8)).isEqualTo("\\u000dgone\\u001b[2K\n");
  }

  @Test
  void colourPassesWhereThereIsColourAndNothingElseDoes() {
    Shell shell = shell(true);
    shell.out().print(shell.style().bad("bad") + "\u001b]0;title\u0007\u001b[2J");
    assertThat(out.toString(UTF_8))
        .isEqualTo("\u001b[31mbad\u001b[0m\\u001b]0;title\\u0007\\u001b[2J");
  }

  @Test
  void whatTheProgramDrawsItselfIsDrawn() {
    shell(true).progress().print("\r\u001b[K");
    assertThat(err.toString(UTF_8)).isEqualTo("\r\u001b[K");
  }

  @ParameterizedTest
  @CsvSource({"false, 1", "true, 2", "false, 3", "true, 4"})
  void anyTextInAnyPiecesIsShownAsOneText(boolean colour, int most) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      out.reset();
      String text = random(random);
      byte[] bytes = text.getBytes(UTF_8);
      try (PrintStream guarded = shell(colour).out()) {
        for (int at = 0; at < bytes.length; ) {
          int end = Math.min(bytes.length, at + 1 + random.nextInt(most));
          guarded.write(bytes, at, end - at);
          at = end;
        }
      }
      String shown = out.toString(UTF_8);
      String withoutColour = colour ? shown.replaceAll("\u001b\\[[0-9;]*m", "") : shown;
      assertThat(withoutColour.replaceAll("\r?\n|\t", "").codePoints())
          .as("seed %d", seed)
          .allMatch(Text::isShown);
    }
  }

  @Test
  void whoeverPrintsOnForEverLearnsThatNobodyReads() {
    PrintStream broken =
        new PrintStream(
            new OutputStream() {
              @Override
              public void write(int value) throws IOException {
                throw new IOException("closed");
              }
            });
    PrintStream guarded = GuardedStream.around(broken, false);
    guarded.println("x");
    assertThat(guarded.checkError()).isTrue();
  }

  private Shell shell(boolean terminal) {
    return new Shell(
        Map.of(),
        InputStream.nullInputStream(),
        new PrintStream(out, true, UTF_8),
        new PrintStream(err, true, UTF_8),
        terminal,
        terminal,
        _ -> () -> {});
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      switch (random.nextInt(8)) {
        case 0 -> text.append("\r\n");
        case 1 -> text.append("\u001b[").append((char) random.nextInt(128));
        case 2 -> text.appendCodePoint(random.nextInt(0xD800));
        case 3 -> text.appendCodePoint(0xE000 + random.nextInt(0x102000));
        default -> text.appendCodePoint(random.nextInt(0x300));
      }
    }
    return text.toString();
  }
}
