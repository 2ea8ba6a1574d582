package dev.orderflow.cli.simulating;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntConsumer;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Runs a simulation. */
@Command(
    name = "simulate",
    header = "Drive orders through all paths while everything fails, and look for violations.",
    description = {
      "",
      "Boots the system in memory and publishes orders that complete, are rejected, run out of"
          + " stock,",
      "are declined, cancelled and returned, while calls are throttled, fail, lose their answers,",
      "come twice and out of order, and functions crash. Then everything is well again, dead"
          + " letters",
      "are redriven, and every order must be where it belongs: no unit of stock and no money lost.",
      "",
      "The same seed draws the same orders and faults; how they meet is up to the machine.",
      ""
    })
public final class SimulateCommand implements Callable<Integer> {

  /** A retry after five minutes comes after fifteen seconds. */
  private static final int SPEED = 20;

  private static final int WIDTH = 100;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "1000",
      description = "How many orders, up to 100000 (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--seed",
      paramLabel = "SEED",
      description = "Draws orders and faults; a new one each time if absent.")
  private @Nullable Long seed;

  private final Shell shell;

  public SimulateCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (orders < 1 || orders > 100_000) {
      throw CommandException.unusable("--orders " + orders + " is not between 1 and 100000");
    }
    long drawn = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
    shell.err().println("seed " + drawn);
    Settings settings = Settings.inMemory(ProjectLayout.here().templates()).hurried(SPEED);
    try (LocalCloud cloud = ProjectLayout.boot(settings);
        Connection connection = Connection.local(cloud.endpoint(), shell.environment())) {
      SimulationReport report = run(cloud, connection, drawn);
      if (standard.json()) {
        shell.out().println(report.json());
      } else {
        report.print(shell.out(), shell.style());
      }
      return report.outcome().isSound() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }

  private SimulationReport run(LocalCloud cloud, Connection connection, long drawn)
      throws InterruptedException {
    Redriver redriver =
        new Redriver(connection.sqs(), shell, cloud.endpoint().toString(), cloud.queueTime());
    Simulation simulation =
        new Simulation(
            connection, new FaultPlan(cloud.faults(), cloud.deliveryFaults()), redriver, drawn);
    long start = System.nanoTime();
    Outcome outcome = withProgress(progress -> simulation.run(orders, progress));
    return new SimulationReport(drawn, Duration.ofNanos(System.nanoTime() - start), outcome);
  }

  private interface Run {
    Outcome with(IntConsumer progress) throws InterruptedException;
  }

  private Outcome withProgress(Run run) throws InterruptedException {
    if (!shell.errIsTerminal()) {
      return run.with(new Tenths());
    }
    try (ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("at rest")
            .setInitialMax(orders)
            .setStyle(ProgressBarStyle.ASCII)
            .setUpdateIntervalMillis(200)
            .setConsumer(new ConsoleProgressBarConsumer(shell.progress(), WIDTH))
            .build()) {
      return run.with(bar::stepTo);
    }
  }

  /** A line for each tenth, where there is no terminal to draw a bar on. */
  private final class Tenths implements IntConsumer {

    private int told;

    @Override
    public void accept(int atRest) {
      int tenths = (int) (atRest * 10L / orders);
      if (tenths > told) {
        told = tenths;
        shell.err().println("%d of %d orders at rest".formatted(atRest, orders));
      }
    }
  }
}
