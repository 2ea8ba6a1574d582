package dev.orderflow.cli.payments;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists payments, or shows one with its bookings. */
@Command(
    name = "payments",
    header = "List payments, show one with its ledger, or check the books.",
    commandListHeading = "%nCommands:%n",
    description = {"", "In the table's own order, which is none.", ""})
public final class PaymentsCommand implements Callable<Integer> {

  private static final int MOST = 1000;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  @Parameters(arity = "0..1", paramLabel = "ID", description = "The orderId of one to show.")
  private @Nullable String orderId;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      description = {
        "Only these: AUTHORISING, AUTHORISED, CAPTURED, REFUND_PENDING, REFUND_FAILED, REFUNDED,",
        "DECLINED, VOIDED or CANCELLED."
      })
  private String state = "";

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "The most to list at once, up to 1000 (${DEFAULT-VALUE}).")
  private int limit;

  @Option(
      names = "--cursor",
      paramLabel = "ID",
      description = "Go on where an earlier listing ended, with what it printed.")
  private @Nullable String cursor;

  private final Shell shell;

  private PaymentsCommand(Shell shell) {
    this.shell = shell;
  }

  public static CommandLine of(Shell shell) {
    return new CommandLine(new PaymentsCommand(shell)).addSubcommand(new CheckPayments(shell));
  }

  @Override
  public Integer call() {
    if (limit < 1 || limit > MOST) {
      throw CommandException.unusable("--limit " + limit + " is not between 1 and " + MOST);
    }
    try (Connection connection = target.connect(shell)) {
      Accounts accounts = new Accounts(connection.dynamoDb());
      String id = orderId;
      if (id == null) {
        list(accounts.page(state.toUpperCase(Locale.ROOT), limit, cursor));
      } else {
        show(id.isEmpty() ? new Account(id) : accounts.of(id));
      }
      return ExitCodes.OK;
    }
  }

  private void list(Accounts.Page page) {
    if (standard.json()) {
      Map<String, @Nullable Object> json = new LinkedHashMap<>();
      json.put("payments", page.payments().stream().map(Payment::json).toList());
      json.put("cursor", page.next());
      shell.out().println(VisibleText.json(json));
    } else if (page.payments().isEmpty()) {
      shell.out().println("none" + (cursor == null ? "" : " beyond these"));
    } else {
      print(page);
    }
  }

  private void print(Accounts.Page page) {
    Table table = Table.of("ORDER", "STATE", ">AMOUNT", "PROVIDER", "REASON", "AT");
    page.payments()
        .forEach(
            it ->
                table.row(
                    it.orderId(),
                    it.state(),
                    it.amountText(),
                    it.provider(),
                    it.reason(),
                    it.at()));
    table.print(shell.out(), shell.style());
    String next = page.next();
    if (next != null) {
      String more =
          "orderflow payments%s --limit %d%s --cursor %s"
              .formatted(
                  state.isEmpty() ? "" : " --state " + state, limit, target.asArguments(), next);
      shell.out().println(shell.style().quiet("more: " + Text.printable(more)));
    }
  }

  private void show(Account account) {
    Payment payment = account.payment();
    if (payment == null) {
      throw CommandException.found("no payment of order " + Text.printable(account.orderId()));
    }
    if (standard.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("payment", payment.json());
      json.put("ledger", account.bookings().stream().map(Booking::json).toList());
      shell.out().println(VisibleText.json(json));
    } else {
      new AccountText(account, payment, shell).print();
    }
  }
}
