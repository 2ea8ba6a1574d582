package dev.orderflow.cli.running;

import dev.orderflow.cli.audit.Audit;
import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/**
 * The trial run that a build makes so that later starts are fast. Nobody has asked for it, so no
 * code of a service runs in it, which might call a payment provider, a carrier or anyone else:
 * everything is booted without an order, and orders go through the spine alone.
 */
@Command(name = "warm-up", hidden = true)
public final class WarmUpCommand implements Callable<Integer> {

  private final Shell shell;

  public WarmUpCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    ProjectLayout layout = ProjectLayout.here();
    try (LocalCloud _ = LocalCloud.boot(Settings.inMemory(layout.templates()))) {
      shell.err().println("booted");
    }
    try (LocalCloud cloud = LocalCloud.boot(Settings.inMemory(layout.spine()));
        Connection connection = Connection.local(cloud.endpoint(), shell.environment())) {
      boolean stored = new Demo(connection).areStored();
      Audit audit = Audit.of(connection, Duration.ofSeconds(10));
      return stored && audit.holds() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }
}
