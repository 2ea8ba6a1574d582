package dev.orderflow.cli.data;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.data.DataRepair;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a damaged directory one that opens. */
@Command(
    name = "repair",
    header = "Keep what can be read of a damaged directory, and say what is lost.",
    description = {
      "",
      "Each damaged file is put as it was into a folder damaged-TIME in the directory; nothing is",
      "destroyed, and nothing happens to a directory that is whole.",
      ""
    })
final class DataRepairCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Parameters(paramLabel = "DIR", description = "As given to 'up --data'.")
  private Path directory = Path.of("");

  private final Shell shell;

  DataRepairCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw CommandException.unusable("there is no directory " + directory);
    }
    DataRepair.Report report = DataRepair.run(directory, Instant.now());
    if (standard.json()) {
      shell.out().println(json(report));
    } else {
      print(report);
    }
    return report.lost().isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  private void print(DataRepair.Report report) {
    PrintStream out = shell.out();
    if (report.damages().isEmpty()) {
      out.println(directory + ": everything that was acknowledged is there; nothing was changed");
      return;
    }
    report.damages().forEach(damage -> out.println("damaged: " + damage));
    report.kept().forEach(kept -> out.println("kept: " + kept));
    report.lost().forEach(lost -> out.println("lost: " + lost));
    out.println("what was damaged is in " + report.aside() + " as it was");
  }

  private static String json(DataRepair.Report report) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("damages", report.damages());
    fields.put("kept", report.kept());
    fields.put("lost", report.lost());
    fields.put("aside", report.aside().toString());
    return VisibleText.json(fields);
  }
}
