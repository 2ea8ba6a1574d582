package dev.orderflow.cli.lines;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LineReaderTest {

  @Test
  void endsLinesAtLineFeedsWithOrWithoutCarriageReturns() throws IOException {
    assertThat(read("a\nb\r\n\nc", 10)).containsExactly("1:a", "2:b", "3:", "4:c");
    assertThat(read("a\n", 10)).containsExactly("1:a");
    assertThat(read("", 10)).isEmpty();
  }

  @Test
  void endsLinesAtCarriageReturnsToo() throws IOException {
    assertThat(read("a\rb\r\rc\r", 10)).containsExactly("1:a", "2:b", "3:", "4:c");
    assertThat(read("a\r\r\nb\r\n\rc", 10)).containsExactly("1:a", "2:b", "3:", "4:c");
    assertThat(read("\r\r", 10)).containsExactly("1:", "2:");
  }

  /** The reader takes what there is: one byte at a time, and an end on the edge of its buffer. */
  @Test
  void endsLinesWhereverItsInputIsCut() throws IOException {
    for (String end : List.of("\n", "\r\n", "\r", "\r\r\n")) {
      for (int length = (1 << 16) - 4; length <= (1 << 16) + 1; length++) {
        String line = "x".repeat(length);
        assertThat(read(line + end + "y", 100_000)).containsExactly("1:" + line, "2:y");
      }
      assertThat(read(new Dribbling("a" + end + "b" + end))).containsExactly("1:a", "2:b");
    }
  }

  private static final class Dribbling extends ByteArrayInputStream {

    Dribbling(String text) {
      super(text.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public int read(byte[] into, int from, int most) {
      return super.read(into, from, Math.min(1, most));
    }
  }

  @Test
  void dropsAByteOrderMarkOnceOnly() throws IOException {
    assertThat(read("\uFEFFa\n\uFEFFb", 10)).containsExactly("1:a", "2:\uFEFFb");
  }

  @Test
  void keepsTheNumberingPastLinesThatAreTooLong() throws IOException {
    assertThat(read("12345\n123456\r\n1234567\n1\r\n", 6))
        .containsExactly("1:12345", "2:123456", "3:too long", "4:1");
  }

  @Test
  void readsLinesLongerThanItsBuffer() throws IOException {
    String line = "x".repeat(200_000);
    assertThat(read(line + "\ny", 300_000)).containsExactly("1:" + line, "2:y");
    assertThat(read(line + "\ny", 100_000)).containsExactly("1:too long", "2:y");
  }

  private static List<String> read(InputStream in) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader = new LineReader(in, 10)) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        lines.add(line.number() + ":" + line.utf8());
      }
    }
    return lines;
  }

  private static List<String> read(String text, int limit) throws IOException {
    List<String> lines = new ArrayList<>();
    try (LineReader reader =
        new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), limit)) {
      for (RawLine line = reader.next(); line != null; line = reader.next()) {
        lines.add(line.number() + ":" + (line.tooLong() ? "too long" : line.utf8()));
      }
      assertThat(reader.offset()).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    }
    return lines;
  }
}
