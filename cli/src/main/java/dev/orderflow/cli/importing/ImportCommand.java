package dev.orderflow.cli.importing;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Style;
import dev.orderflow.kit.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Turns a file of the Online Retail format into order events. */
@Command(
    name = "import",
    header = "Turn an Online Retail CSV into order events, one per invoice.",
    description = {
      "",
      "The events are NDJSON for:  orderflow send FILE",
      "",
      "Every line read is in an order, or merged into a line of the same stock code and price, or",
      "left out and counted under its reason; --report and --json name the line numbers. What an",
      "invoice says is not bent to fit: an order that the form does not allow (more than 100"
          + " lines,",
      "a date in the future) is written, named, and rejected by validate-order. One thing is",
      "added: where the file has a stock code at several prices, all but the most frequent one are",
      "named by the sku (22423@10.95), because a sku has one price, and an order may hold it once.",
      "",
      "Prices become pennies (GBP), times are taken as UTC. A line ends at CR LF, LF or CR, also",
      "within quotes: a field that holds a line break leaves out the lines that it is on.",
      "",
      "With --products it writes the catalogue of these orders instead, each product with the"
          + " stock",
      "that all of them need, for:  orderflow products load FILE",
      ""
    })
public final class ImportCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Parameters(paramLabel = "FILE.csv", description = "UTF-8, or else Windows-1252 (ISO-8859-1).")
  private Path file = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Where the events, or the products, go. Otherwise standard output.")
  private @Nullable Path out;

  @Option(
      names = "--products",
      description = "Write what the invoices sell, one product per line, instead of the events.")
  private boolean products;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Write the whole report as JSON to a file as well.")
  private @Nullable Path report;

  private final Shell shell;

  public ImportCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (standard.json() && out == null) {
      throw CommandException.unusable(
          "--json writes the report to standard output: say --out FILE for the "
              + (products ? "products" : "events"));
    }
    ImportTally tally;
    try (InputStream in = Files.newInputStream(file)) {
      tally = RetailFile.read(in);
    }
    Report closed = tally.close(Instant.now());
    writeResult(products ? catalogue(tally, closed) : events(tally));
    if (report != null) {
      write(report, to -> to.println(VisibleText.json(ReportJson.of(closed))));
    }
    tell(closed);
    return ExitCodes.OK;
  }

  private static Consumer<PrintStream> events(ImportTally tally) {
    return to -> tally.orders().forEach(o -> to.print(VisibleText.json(OrderEvent.of(o)) + "\n"));
  }

  private static Consumer<PrintStream> catalogue(ImportTally tally, Report closed) {
    return to ->
        PriceList.of(tally.orders(), closed.rejections())
            .forEach(p -> to.print(VisibleText.json(p.json()) + "\n"));
  }

  private void writeResult(Consumer<PrintStream> lines) throws IOException {
    if (out == null) {
      lines.accept(shell.out());
    } else {
      write(out, lines);
    }
  }

  private void tell(Report closed) {
    if (standard.json()) {
      shell.out().println(VisibleText.json(ReportJson.of(closed)));
    } else if (out == null) {
      ReportText.print(closed, shell.err(), new Style(false));
    } else {
      ReportText.print(closed, shell.out(), shell.style());
    }
  }

  /** A file appears whole or not at all. */
  private static void write(Path file, Consumer<PrintStream> content) throws IOException {
    Path part = file.resolveSibling(file.getFileName() + ".part");
    try (PrintStream to =
        new PrintStream(Files.newOutputStream(part), false, StandardCharsets.UTF_8)) {
      content.accept(to);
      if (to.checkError()) {
        throw new IOException("cannot write " + part);
      }
    }
    Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
  }
}
