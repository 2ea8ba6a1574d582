package dev.orderflow.cli.payments;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Adds up the ledger. */
@Command(
    name = "check",
    header = "Add up the ledger and hold it against the payments; 1 if they do not agree.",
    description = {
      "",
      "Each charge and each refund is booked twice, so all postings sum to zero; each payment that",
      "was taken has one charge, and each that was given back one refund. Reads the whole table.",
      ""
    })
final class CheckPayments implements Callable<Integer> {

  private static final int MOST_GAPS = 20;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Mixin private Target target = new Target();

  private final Shell shell;

  CheckPayments(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    try (Connection connection = target.connect(shell)) {
      LedgerSummary summary = LedgerSummary.of(connection.dynamoDb());
      if (standard.json()) {
        shell.out().println(json(summary));
      } else {
        print(summary);
      }
      return summary.areRight() ? ExitCodes.OK : ExitCodes.FOUND;
    }
  }

  private void print(LedgerSummary summary) {
    Table states = Table.of("STATE", ">PAYMENTS");
    summary.states().forEach((state, count) -> states.row(state, Text.count(count)));
    states.print(shell.out(), shell.style());
    Table totals = Table.of("CURRENCY", ">CHARGED", ">REFUNDED", ">HELD BY PROVIDERS", ">PAID FOR");
    summary.totals().forEach((currency, total) -> totals.row(row(currency, total)));
    shell.out().println();
    totals.print(shell.out(), shell.style());
    shell.out().println();
    shell.out().println(verdict(summary));
    summary.gaps().stream()
        .limit(MOST_GAPS)
        .forEach(gap -> shell.out().println("  " + Text.printable(gap)));
  }

  private static String[] row(String currency, LedgerSummary.Total total) {
    return new String[] {
      currency,
      Amounts.plain(total.charged(), currency),
      Amounts.plain(total.refunded(), currency),
      Amounts.plain(total.held(), currency),
      Amounts.plain(total.owed(), currency)
    };
  }

  private String verdict(LedgerSummary summary) {
    long charges = summary.totals().values().stream().mapToLong(LedgerSummary.Total::charges).sum();
    long refunds = summary.totals().values().stream().mapToLong(LedgerSummary.Total::refunds).sum();
    String booked = Text.count(charges, "charge") + " and " + Text.count(refunds, "refund");
    return summary.areRight()
        ? shell.style().good("ok") + ": " + booked + " booked; the ledger sums to zero"
        : shell.style().bad("wrong") + ": " + Text.count(summary.gaps().size(), "gap");
  }

  private static String json(LedgerSummary summary) {
    Map<String, Object> totals = new LinkedHashMap<>();
    summary.totals().forEach((currency, total) -> totals.put(currency, json(total)));
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("ok", summary.areRight());
    json.put("states", summary.states());
    json.put("totals", totals);
    json.put("gaps", summary.gaps());
    return VisibleText.json(json);
  }

  private static Map<String, Object> json(LedgerSummary.Total total) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("charges", total.charges());
    json.put("charged", total.charged());
    json.put("refunds", total.refunds());
    json.put("refunded", total.refunded());
    json.put("held", total.held());
    json.put("owed", total.owed());
    json.put("rounded", total.rounded());
    return json;
  }
}
