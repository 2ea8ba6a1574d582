package dev.orderflow.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.fail;

import dev.orderflow.cli.Run;
import dev.orderflow.kit.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files at random: whatever ends a line and whatever is in it, the line is accounted for. */
final class ImportedFilesTest {

  private static final long SEED = Long.getLong("orderflow.seed", 20_260_115L);
  private static final int FILES = 150;
  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final List<String> ENDS = List.of("\n", "\r\n", "\r", "\r\r\n");
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country";

  @TempDir private Path directory = Path.of(".");

  /** A line of a file, and whether an order must come of it. */
  private record Line(String text, String goodInvoice) {

    static Line drawn(Random random, int number) {
      String invoice = String.valueOf(100_000 + number);
      return switch (random.nextInt(10)) {
        case 0 -> left(invoice + ",A,MUG,-1,12/1/10 8:26,1,20001,UK");
        case 1 -> left(invoice + ",A,MUG,1,12/1/10 8:26,1,20001");
        case 2 -> left("C" + invoice + ",A,MUG,1,12/1/10 8:26,1,20001,UK");
        case 3 -> left(invoice + ",A,\"MUG,1,12/1/10 8:26,1,20001,UK");
        case 4 -> left(invoice + ",A," + "M".repeat(9_000) + ",1,12/1/10 8:26,1,20001,UK");
        case 5 -> left("  ");
        case 6 ->
            left(invoice + ",A,\"MUG" + drawnFrom(ENDS, random) + "SET\",1,12/1/10 8:26,1,1,UK");
        case 7 -> new Line(invoice + ",A,\"MUG, \u00e9\",1,12/1/10 8:26,1,20001,UK", invoice);
        default -> new Line(invoice + ",A,MUG,1,12/1/10 8:26,1,20001,UK", invoice);
      };
    }

    private static Line left(String text) {
      return new Line(text, "");
    }
  }

  @Test
  void everyLineIsInAnOrderOrLeftOutForAReason() throws IOException {
    Random random = new Random(SEED);
    for (int i = 0; i < FILES; i++) {
      List<Line> lines = drawnLines(random);
      byte[] file = file(HEADER, lines, random);
      String context = "orderflow.seed=" + SEED + ", file " + i;
      Run run = imported(file, "--json");
      assertThat(run.exitCode()).as(context).isZero();
      assertThat(accountedFor(run)).as(context).isEqualTo(physicalLines(file) - 1);
      assertThat(orders())
          .as(context)
          .containsExactlyElementsOf(
              lines.stream().map(Line::goodInvoice).filter(s -> !s.isEmpty()).toList());
    }
  }

  /** All that is read, each line once: by its number where it is left out. */
  private static long accountedFor(Run run) {
    Map<?, ?> lines = (Map<?, ?>) Objects.requireNonNull(run.json().get("lines"));
    Set<Object> leftOut = new LinkedHashSet<>();
    for (Object reason : (List<?>) Objects.requireNonNull(run.json().get("leftOut"))) {
      for (Object line : (List<?>) Objects.requireNonNull(((Map<?, ?>) reason).get("lines"))) {
        assertThat(leftOut.add(line)).as("line %s once", line).isTrue();
      }
    }
    assertThat(lines.get("leftOut")).isEqualTo((long) leftOut.size());
    assertThat(number(lines, "read"))
        .isEqualTo(number(lines, "inOrders") + number(lines, "merged") + leftOut.size());
    return number(lines, "read") + number(lines, "blank");
  }

  private static long number(Map<?, ?> of, String name) {
    return of.get(name) instanceof Long number ? number : fail(name + " is missing: " + of);
  }

  /** Counted as an editor counts; what ends the last line begins no other. */
  private static long physicalLines(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    int to =
        Stream.of("\r\r\n", "\r\n", "\n", "\r")
            .filter(text::endsWith)
            .findFirst()
            .orElse("")
            .length();
    return text.substring(0, text.length() - to).split("\r\r\n|\r\n|\n|\r", -1).length;
  }

  private static List<Line> drawnLines(Random random) {
    List<Line> lines = new ArrayList<>();
    for (int n = random.nextInt(1, 40); n > 0; n--) {
      lines.add(Line.drawn(random, lines.size()));
    }
    return lines;
  }

  private static byte[] file(String header, List<Line> lines, Random random) throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    if (random.nextBoolean()) {
      file.writeBytes(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf});
    }
    file.writeBytes(header.getBytes(StandardCharsets.UTF_8));
    for (Line line : lines) {
      file.writeBytes(drawnFrom(ENDS, random).getBytes(StandardCharsets.UTF_8));
      file.writeBytes(
          line.text().getBytes(random.nextBoolean() ? StandardCharsets.UTF_8 : WINDOWS));
    }
    if (random.nextBoolean()) {
      file.writeBytes(drawnFrom(ENDS, random).getBytes(StandardCharsets.UTF_8));
    }
    return file.toByteArray();
  }

  private static <T> T drawnFrom(List<T> choices, Random random) {
    return choices.get(random.nextInt(choices.size()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r", "\r\r\n"})
  void whateverEndsTheLinesTheOrdersAreTheSame(String end) throws IOException {
    String rows =
        "1,A,MUG,1,12/1/10 8:26,1,20001,UK\n\n2,A,,1,12/1/10 8:26,1,20001,UK\n"
            + "3,A,MUG,x,12/1/10 8:26,1,20001,UK";
    Run expected = imported((HEADER + "\n" + rows).getBytes(StandardCharsets.UTF_8), "--json");
    List<String> orders = orders();
    String ended = (HEADER + "\n" + rows + "\n").replace("\n", end);
    assertThat(imported(ended.getBytes(StandardCharsets.UTF_8), "--json")).isEqualTo(expected);
    assertThat(orders()).isEqualTo(orders).containsExactly("1", "2");
  }

  @Test
  void aHeaderThatCannotBeReadIsNamedWithItsLine() throws IOException {
    String row = "\n1,A,MUG,1,12/1/10 8:26,1,20001,UK\n";
    refused(HEADER.replace("StockCode", "\"StockCode") + row, "line 1: the header has quotes");
    refused("\n\n\"" + HEADER + row, "line 3: the header has quotes that do not match");
    refused("Invoice\"No," + HEADER.substring(10) + row, "line 1:", "no column InvoiceNo");
    refused(HEADER.replace(',', ';') + row, "line 1:", "commas, not by semicolons");
    refused(HEADER.replace(',', '\t') + row, "line 1:", "commas, not by semicolons or tabs");
    refused(HEADER + ",Quantity" + row, "line 1: column Quantity is there twice");
    refused(HEADER + "," + "x".repeat(9_000) + row, "line 1: the header is longer than 8 KB");
    refused("", "the file is empty");
    refused("\r\n \r\n", "the file is empty");
    for (Charset utf16 :
        List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      refused((HEADER + row).getBytes(utf16), "line 1: the file is in UTF-16");
    }
  }

  @Test
  void blankLinesBeforeTheHeaderAreCounted() throws IOException {
    Run run = imported(("\r\n\n" + HEADER + "\n\n").getBytes(StandardCharsets.UTF_8), "--json");
    assertThat(accountedFor(run)).isEqualTo(3);
  }

  @Test
  void whatIsInNoKnownCharacterSetIsLeftOut() throws IOException {
    String row = "1,A,MUG \u0081,1,12/1/10 8:26,1,20001,UK";
    byte[] file = (HEADER + "\n" + row).getBytes(StandardCharsets.ISO_8859_1);
    assertThat(imported(file).out()).contains("neither UTF-8 nor Windows-1252");
    assertThat(orders()).isEmpty();
  }

  @Test
  void saysHowManyLinesWereReadAsWindows1252() throws IOException {
    String row = "1,A,CAF\u00c9,1,12/1/10 8:26,1,20001,UK";
    assertThat(imported((HEADER + "\n" + row).getBytes(WINDOWS)).out())
        .contains("1 line not UTF-8, read as Windows-1252");
  }

  private void refused(String file, String... reasons) throws IOException {
    refused(file.getBytes(StandardCharsets.UTF_8), reasons);
  }

  private void refused(byte[] file, String... reasons) throws IOException {
    Run run = imported(file);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(reasons).hasLineCount(1);
  }

  private Run imported(byte[] content, String... options) throws IOException {
    Path file = Files.write(directory.resolve("file.csv"), content);
    Stream<String> args =
        Stream.concat(
            Stream.of("import", file.toString(), "--out", out().toString()), Stream.of(options));
    return Run.of(args.toArray(String[]::new));
  }

  private Path out() {
    return directory.resolve("orders.ndjson");
  }

  private List<String> orders() throws IOException {
    return Files.readAllLines(out()).stream()
        .map(line -> (Map<?, ?>) Objects.requireNonNull(Json.parse(line)))
        .map(order -> String.valueOf(order.get("orderId")))
        .toList();
  }
}
