package dev.orderflow.cli.data;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.data.DataCheck;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Says whether everything that was acknowledged is there. */
@Command(
    name = "check",
    header = "Say whether everything that was acknowledged is there; changes nothing.",
    description = {
      "",
      "Reads every file and holds it against its checksums. 'up' does the same when it boots.",
      ""
    })
final class DataCheckCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Parameters(paramLabel = "DIR", description = "As given to 'up --data'.")
  private Path directory = Path.of("");

  private final Shell shell;

  DataCheckCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(directory)) {
      throw CommandException.unusable("there is no directory " + directory);
    }
    List<String> damages = DataCheck.look(directory);
    if (standard.json()) {
      shell.out().println(VisibleText.json(Map.of("whole", damages.isEmpty(), "damages", damages)));
    } else {
      damages.forEach(shell.out()::println);
      shell
          .out()
          .println(
              damages.isEmpty()
                  ? directory + ": everything that was acknowledged is there"
                  : "'./orderflow data repair " + directory + "' keeps what can be read");
    }
    return damages.isEmpty() ? ExitCodes.OK : ExitCodes.FOUND;
  }
}
