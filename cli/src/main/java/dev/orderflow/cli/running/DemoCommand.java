package dev.orderflow.cli.running;

import dev.orderflow.cli.audit.Audit;
import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.running.Demo.Ending;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.StatusLine;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows the whole way of a handful of orders. */
@Command(
    name = "demo",
    header = "Watch a handful of orders go their whole way, on this machine.",
    description = {
      "",
      "Boots the system in memory on free ports, publishes five good orders, one whose card is",
      "declined, one with three mistakes and a poison message, and shows where each was when. Exits",
      "with 0 only if each of them ended where it should and everything adds up.",
      "",
      "With --open the system then stays, with new orders coming in, until Ctrl-C.",
      ""
    })
public final class DemoCommand implements Callable<Integer> {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private static final double SLOWEST = 0.01;
  private static final double FASTEST = 100;

  /** Nobody wants to wait for parcels. */
  private static final Map<String, String> QUICK =
      Map.of("PickupSeconds", "1", "DeliverySeconds", "1");

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--open",
      description = "Then go on with live orders, and show the console in the browser.")
  private boolean open;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "1",
      description = "With --open, how many orders come in a second (${DEFAULT-VALUE}).")
  private double rate;

  private final Shell shell;

  public DemoCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    check();
    try (LocalCloud cloud = booted();
        Connection connection = Connection.local(cloud.endpoint(), shell.environment())) {
      DemoReport report = report(UpCommand.secondsTaken(), cloud.endpoint(), connection);
      if (standard.json()) {
        shell.out().println(report.json());
      } else {
        report.print(shell.out(), shell.style());
      }
      shell.out().flush();
      if (open) {
        show(cloud, connection);
      }
      return report.isGood() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }

  private LocalCloud booted() throws InterruptedException {
    try (StatusLine status = new StatusLine(shell)) {
      status.say("starting the system");
      return ProjectLayout.boot(settings());
    }
  }

  private DemoReport report(double seconds, URI endpoint, Connection connection)
      throws InterruptedException {
    try (StatusLine status = new StatusLine(shell)) {
      List<Ending> endings = new Demo(connection).run(status::say);
      status.say("adding up");
      return new DemoReport(seconds, endpoint, endings, Audit.of(connection, PATIENCE));
    }
  }

  private void show(LocalCloud cloud, Connection connection) throws InterruptedException {
    CountDownLatch stop = new CountDownLatch(1);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(stop::countDown)) {
      URI console = cloud.api().resolve("/");
      boolean opened = Browser.of(shell.environment()).open(console);
      shell.err().println();
      shell.err().println("The console is at " + console + (opened ? "" : ", for any browser."));
      shell.err().println("Orders are coming in. Ctrl-C ends it.");
      new LiveOrders(connection.eventBridge(), new Random())
          .publish(Duration.ofMillis(Math.round(1000 / rate)), stop);
    }
  }

  private void check() {
    if (!(rate >= SLOWEST && rate <= FASTEST)) {
      throw CommandException.unusable("--rate is from 0.01 to 100");
    }
  }

  private static Settings settings() {
    ProjectLayout layout = ProjectLayout.here();
    return Settings.inMemory(layout.templates()).with(QUICK).showing(layout.site());
  }
}
