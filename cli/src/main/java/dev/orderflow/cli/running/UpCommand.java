package dev.orderflow.cli.running;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs the local cloud until Ctrl-C. */
@Command(
    name = "up",
    header = "Run the whole system on this machine until Ctrl-C.",
    description = {
      "",
      "Boots the templates that deploy to AWS and answers AWS clients on 127.0.0.1 only. Prints"
          + " one",
      "line that begins with 'ready' when orders can come.",
      ""
    })
public final class UpCommand implements Callable<Integer> {

  private static final int HIGHEST_PORT = 65_535;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--port",
      paramLabel = "PORT",
      defaultValue = "4566",
      description = "Of the AWS endpoint; 0 for any free one (${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--api-port",
      paramLabel = "PORT",
      defaultValue = "8080",
      description = "Of the console, the API and /health; 0 for any free one (${DEFAULT-VALUE}).")
  private int apiPort;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = {
        "Keep everything in this directory, across restarts and kill -9. Otherwise everything is",
        "in memory and gone at the end."
      })
  private @Nullable Path data;

  @Option(
      names = "--isolate",
      description = "Run each function in JVMs of its own, as Lambda does, instead of in this one.")
  private boolean isolate;

  @Option(
      names = "--template",
      paramLabel = "FILE",
      description = "Boot this template, and others so named, instead of the project's own.")
  private @Nullable List<Path> templates;

  @Option(
      names = "--parameter",
      paramLabel = "NAME=VALUE",
      description = {
        "Give the templates' parameter of this name a value, and others so named: what a template",
        "says of itself, or the local cloud for it, counts otherwise."
      })
  private Map<String, String> parameters = new LinkedHashMap<>();

  private final Shell shell;

  public UpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(stop::countDown)) {
      try (LocalCloud cloud = ProjectLayout.boot(settings())) {
        cloud.leftovers().forEach(line -> shell.err().println("left over: " + line));
        shell.out().println(standard.json() ? json(cloud) : line(cloud));
        shell.out().flush();
        stop.await();
      }
      return 0;
    }
  }

  private Settings settings() {
    return new Settings(
            templates == null ? ProjectLayout.here().templates() : templates,
            parameters,
            usable("--port", port),
            usable("--api-port", apiPort),
            Optional.ofNullable(data),
            isolate)
        .showing(ProjectLayout.here().site());
  }

  private static int usable(String option, int port) {
    if (port < 0 || port > HIGHEST_PORT) {
      throw CommandException.unusable(
          option + " " + port + " is not between 0 and " + HIGHEST_PORT);
    }
    return port;
  }

  private static String line(LocalCloud cloud) {
    return String.format(
        Locale.ROOT,
        "ready in %.1f s: AWS endpoint %s, console %s, health %s/health. Ctrl-C stops it.",
        secondsTaken(),
        cloud.endpoint(),
        cloud.api(),
        cloud.api());
  }

  private static String json(LocalCloud cloud) {
    Map<String, Object> ready = new LinkedHashMap<>();
    ready.put("ready", true);
    ready.put("endpoint", cloud.endpoint().toString());
    ready.put("api", cloud.api().toString());
    ready.put("console", cloud.api() + "/");
    ready.put("seconds", String.format(Locale.ROOT, "%.3f", secondsTaken()));
    ready.put("leftOver", cloud.leftovers());
    return VisibleText.json(ready);
  }

  /** Since this JVM started. */
  static double secondsTaken() {
    long start = ManagementFactory.getRuntimeMXBean().getStartTime();
    return (System.currentTimeMillis() - start) / 1000.0;
  }
}
