package dev.orderflow.cli.running;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.Demo.Ending;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the whole way of a handful of orders. */
@Command(
    name = "demo",
    header = "Watch a handful of orders go their whole way, on this machine.",
    description = {
      "",
      "Boots the system in memory on free ports, publishes five good orders, one with three mistakes",
      "and a poison message, and shows where each was when. Exits with 0 only if each of them ended",
      "where it should.",
      ""
    })
public final class DemoCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  private final Shell shell;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    try (LocalCloud cloud = House.boot(Settings.inMemory(House.here().templates()));
        Connection connection = Connection.local(cloud.endpoint(), shell.environment())) {
      double seconds = UpCommand.secondsTaken();
      List<Ending> endings = new Demo(connection).run();
      DemoReport report = new DemoReport(seconds, cloud.endpoint(), endings);
      if (standard.json()) {
        shell.out().println(report.json());
      } else {
        report.print(shell.out(), shell.style());
      }
      shell.out().flush();
      return endings.stream().allMatch(Ending::isAsItShouldBe) ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }
}
