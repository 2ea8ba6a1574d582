package dev.orderflow.cli.orders;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Interrupts;
import dev.orderflow.cli.terminal.OperatorName;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.contracts.Actor;
import dev.orderflow.contracts.Envelope;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.ReasonRule;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.PublishException;
import dev.orderflow.kit.VisibleText;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Publishes a request, an operator's or a customer's, and watches what becomes of the order. */
abstract class RequestCommand implements Callable<Integer> {

  private static final Duration LOOK_EVERY = Duration.ofMillis(200);

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "ID", description = "The orderId.")
  private String orderId = "";

  @Option(names = "--no-wait", description = "Ask, and do not wait for the answer.")
  private boolean noWait;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      defaultValue = "60",
      description = "How long to wait (${DEFAULT-VALUE}).")
  private int timeout;

  @Option(
      names = "--bus",
      paramLabel = "NAME",
      defaultValue = "default",
      description = "The event bus (${DEFAULT-VALUE}).")
  private String busName = "default";

  @Option(
      names = "--reason",
      paramLabel = "TEXT",
      description = "Why: kept with the order, mailed to nobody.")
  private @Nullable String reason;

  @Option(names = "--customer", description = "The customer asked for it, and not an operator.")
  private boolean customer;

  @Mixin private OperatorName operator = new OperatorName();

  private final Shell shell;
  private final OrderRequest.Kind kind;

  RequestCommand(Shell shell, OrderRequest.Kind kind) {
    this.shell = shell;
    this.kind = kind;
  }

  @Override
  public Integer call() throws InterruptedException {
    String broken = reason == null ? null : ReasonRule.brokenBy(reason);
    if (broken != null) {
      throw CommandException.unusable("--reason " + broken);
    }
    Actor actor = customer ? Actor.CUSTOMER : Actor.operator(operator.of(shell));
    CountDownLatch stop = new CountDownLatch(1);
    try (Interrupts.Registration _ = shell.interrupts().onInterrupt(stop::countDown);
        Connection connection = target.connect(shell)) {
      Tables tables = new Tables(connection.dynamoDb());
      if (stored(tables).text("status").equals("REJECTED")) {
        throw CommandException.found(Text.printable(orderId) + " was rejected: nothing to undo");
      }
      String requestId = publish(connection, actor);
      if (noWait) {
        return tell(requestId, "asked", null, "asked for it: " + requestId, ExitCodes.OK);
      }
      return tell(requestId, answer(tables, requestId, stop));
    }
  }

  private Item stored(Tables tables) {
    return (orderId.isEmpty() ? Optional.<Item>empty() : tables.order(orderId))
        .orElseThrow(
            () -> CommandException.found("no order with the id " + Text.printable(orderId)));
  }

  private String publish(Connection connection, Actor actor) {
    String id = UUID.randomUUID().toString();
    Envelope request =
        new Envelope(id, Instant.now(), id, id, new OrderRequest(kind, orderId, actor, reason));
    try {
      new DomainEventPublisher(connection::eventBridge, busName).publish(request);
    } catch (PublishException e) {
      throw CommandException.found(String.valueOf(e.getMessage()));
    }
    return id;
  }

  /** The answer, or that there was none in time. */
  private Answer answer(Tables tables, String requestId, CountDownLatch stop)
      throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(timeout);
    String shown = "";
    while (true) {
      Answer answer = Answer.of(kind, requestId, stored(tables));
      if (!(answer instanceof Answer.Pending(var by)) || System.nanoTime() > end) {
        clear(shown);
        return answer;
      }
      shown = show(shown, "waiting for " + by + " ...");
      if (stop.await(LOOK_EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
        clear(shown);
        return answer;
      }
    }
  }

  private String show(String shown, String line) {
    if (shell.errIsTerminal() && !shown.equals(line)) {
      clear(shown);
      shell.err().print(line);
      shell.err().flush();
    }
    return line;
  }

  private void clear(String shown) {
    if (shell.errIsTerminal() && !shown.isEmpty()) {
      shell.progress().print("\r\u001b[K");
      shell.progress().flush();
    }
  }

  private int tell(String requestId, Answer answer) {
    return switch (answer) {
      case Answer.Granted(var text) ->
          tell(requestId, "granted", null, shell.style().good(text), ExitCodes.OK);
      case Answer.Refused(var reason) ->
          tell(
              requestId,
              "refused",
              reason,
              shell.style().bad("refused") + ": " + Text.printable(reason),
              ExitCodes.FOUND);
      case Answer.Pending(var by) ->
          tell(
              requestId,
              "pending",
              null,
              "no answer of " + by + " yet: look again with orderflow order " + orderId,
              ExitCodes.FOUND);
    };
  }

  private int tell(
      String requestId, String outcome, @Nullable String reason, String line, int exitCode) {
    if (standard.json()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("orderId", orderId);
      json.put("requestId", requestId);
      json.put("outcome", outcome);
      json.put("reason", reason);
      shell.out().println(VisibleText.json(json));
    } else {
      shell.out().println(Text.printable(orderId) + ": " + line);
    }
    return exitCode;
  }
}
