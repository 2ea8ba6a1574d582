package dev.orderflow.cli.running;

import dev.orderflow.cli.audit.Audit;
import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.Demo.Ending;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the whole way of a handful of orders. */
@Command(
    name = "demo",
    header = "Watch a handful of orders go their whole way, on this machine.",
    description = {
      "",
      "Boots the system in memory on free ports, publishes five good orders, one whose card is",
      "declined, one with three mistakes and a poison message, and shows where each was when. Exits",
      "with 0 only if each of them ended where it should and everything adds up.",
      ""
    })
public final class DemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /** Nobody wants to wait for parcels. */
  private static final Map<String, String> QUICK =
      Map.of("PickupSeconds", "1", "DeliverySeconds", "1");

  @Mixin private StandardOptions standard = new StandardOptions();

  private final Shell shell;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalCloud cloud = House.boot(settings());
        Connection connection = Connection.local(cloud.endpoint(), shell.environment())) {
      double seconds = UpCommand.secondsTaken();
      List<Ending> endings = new Demo(connection).run();
      Audit audit = Audit.of(connection, PATIENCE);
      DemoReport report = new DemoReport(seconds, cloud.endpoint(), endings, audit);
      if (standard.json()) {
        shell.out().println(report.json());
      } else {
        report.print(shell.out(), shell.style());
      }
      shell.out().flush();
      return report.isGood() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }

  private static Settings settings() {
    return Settings.inMemory(House.here().templates()).with(QUICK);
  }
}
