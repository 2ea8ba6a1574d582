package dev.orderflow.cli.scaffold;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Begins a service that listens to orders. */
@Command(
    name = "new-service",
    header = "Begin a new service that listens to orders.",
    description = {
      "",
      "Writes services/NAME: a template with rule, queue, dead-letter queues, role, table and",
      "alarms, a function that keeps each completed order once, and its contract test. The next",
      "'up' boots it and 'verify' tests it; no other file changes but the list of modules in",
      "services/pom.xml.",
      ""
    })
public final class NewServiceCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Parameters(
      paramLabel = "NAME",
      description = "Lower-case words joined by hyphens, such as gift-cards.")
  private String name = "";

  private final Shell shell;

  public NewServiceCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws IOException {
    Path home = Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath();
    List<Path> files = new Scaffold(home).write(new ServiceName(name));
    if (standard.json()) {
      shell
          .out()
          .println(
              VisibleText.json(
                  Map.of("service", name, "files", files.stream().map(Path::toString).toList())));
    } else {
      files.forEach(file -> shell.out().println("wrote " + file));
      shell.out().println("Next: ./orderflow up boots it, ./orderflow verify tests it.");
    }
    return 0;
  }
}
