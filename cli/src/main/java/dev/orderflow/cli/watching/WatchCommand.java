package dev.orderflow.cli.watching;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Follows live news in the terminal. */
@Command(
    name = "watch",
    header = "Follow what is new of orders, as it happens.",
    description = {
      "",
      "Without an ID: the news of one customer's orders, or with --all of everyone's, until Ctrl-C.",
      "With an ID: first where that order stands, whoever's it is, then its news; ends with 0 when",
      "the order has come to its end: completed, cancelled, returned or rejected, with nothing of",
      "it left to be given back.",
      "",
      "News may come twice and out of order. A broken connection is made again, with a new token;",
      "news of the time between do not come again. With --json: one object a line.",
      "",
      "The local cloud's development issuer makes the tokens. For another system set",
      "ORDERFLOW_TOKEN, and its address by --live-url.",
      ""
    })
public final class WatchCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "ID", arity = "0..1", description = "The orderId of the one to follow.")
  private @Nullable String orderId;

  @Option(names = "--all", description = "Hear of the orders of all, as an operator.")
  private boolean all;

  @Option(
      names = "--sub",
      paramLabel = "ID",
      description = "The customer to be (without an order's ID: C-1).")
  private @Nullable String subject;

  @Option(
      names = "--api-url",
      paramLabel = "URL",
      defaultValue = "${env:ORDERFLOW_API_URL:-http://127.0.0.1:8080}",
      description = "Where the API is. Otherwise ORDERFLOW_API_URL, otherwise port 8080.")
  private String apiUrl = "";

  @Option(
      names = "--live-url",
      paramLabel = "URL",
      defaultValue = "${env:ORDERFLOW_LIVE_URL}",
      description =
          "Where live news are. Otherwise ORDERFLOW_LIVE_URL, otherwise /live at the API.")
  private @Nullable String liveUrl;

  private final Shell shell;

  public WatchCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() throws InterruptedException {
    if (all && subject != null) {
      throw CommandException.unusable("give --all or --sub, not both");
    }
    if (orderId != null && orderId.isBlank()) {
      throw CommandException.unusable("the ID is empty");
    }
    CountDownLatch stop = new CountDownLatch(1);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(stop::countDown);
        Connection connection = target.connect(shell);
        Feed feed = new Feed(place(connection))) {
      Lines lines = new Lines(shell, standard.json());
      new Watch(feed, lines, shell, stop, orderId, looking(connection), Clock.systemUTC()).run();
    }
    return ExitCodes.OK;
  }

  private Place place(Connection connection) {
    String url = liveUrl == null || liveUrl.isEmpty() ? null : liveUrl;
    if (url == null && connection.localUrl().isEmpty()) {
      throw CommandException.unusable("--aws, but no --live-url: it is the live stack's LiveUrl");
    }
    String token = shell.environment().getOrDefault("ORDERFLOW_TOKEN", "");
    boolean isOperator = all || (orderId != null && subject == null);
    return Place.of(
        url, apiUrl, token.isEmpty() ? null : token, subject == null ? "C-1" : subject, isOperator);
  }

  private Supplier<OrderProgress> looking(Connection connection) {
    String id = orderId;
    if (id == null) {
      return () -> new OrderProgress(Map.of(), false);
    }
    DynamoDbClient dynamoDb = connection.dynamoDb();
    return () -> OrderProgress.look(dynamoDb, id);
  }
}
