package dev.orderflow.cli.products;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Loads a catalogue. */
@Command(
    name = "load",
    header = "Load a catalogue from NDJSON, one product per line.",
    description = {
      "",
      "A line is {\"sku\":..., \"name\":..., \"price\":..., \"currency\":..., \"stock\":...}, the"
          + " price in",
      "minor units. A product is then sold as its line says, with at least that stock available;",
      "units that are there are never taken away. Loading a file again changes nothing, so a load",
      "that stopped half-way is mended by loading again.",
      ""
    })
final class LoadProducts implements Callable<Integer> {

  private static final String STDIN = "-";

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "FILE", description = "NDJSON in UTF-8; - for standard input.")
  private String file = STDIN;

  private final Shell shell;

  LoadProducts(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (Connection connection = target.connect(shell);
        InputStream in = file.equals(STDIN) ? shell.in() : Files.newInputStream(Path.of(file))) {
      Loading loading =
          new Loading(
              new Catalogue(connection.dynamoDb()),
              (line, problem) ->
                  shell.err().println("line " + line + ": " + Text.printable(problem)));
      Loading.Outcome outcome = loading.all(in);
      shell.out().println(standard.json() ? VisibleText.json(outcome.json()) : outcome.text());
      return outcome.refused() == 0 ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }
}
