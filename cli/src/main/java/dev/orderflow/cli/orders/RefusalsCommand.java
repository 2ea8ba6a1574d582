package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.contracts.RefusalReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists refusals. */
@Command(
    name = "refusals",
    header = "List what was refused, and why, page by page.",
    description = {
      "",
      "Every refusal, also of orders without a usable id. --json has all problems and the order.",
      ""
    })
public final class RefusalsCommand implements Callable<Integer> {

  @Mixin(name = "listing")
  private Listing listing = new Listing();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable RefusalReason reason;

  private final Shell shell;

  public RefusalsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return listing.list(
        shell,
        Tables.Name.REFUSALS,
        reason == null ? List.of() : List.of(new Tables.Filter("reason", reason.name())),
        Table.of("REFUSAL", "ORDER", "REASON", "FIRST PROBLEM", ">OF", "REFUSED"),
        RefusalsCommand::row,
        reason == null ? "refusals" : "refusals --reason " + reason);
  }

  private static String[] row(Item refusal) {
    List<Map<?, ?>> problems = refusal.objects("problems");
    return new String[] {
      refusal.text("refusalId"),
      refusal.text("orderId"),
      refusal.text("reason"),
      problems.isEmpty()
          ? ""
          : problems.getFirst().get("field") + " " + problems.getFirst().get("message"),
      String.valueOf(problems.size()),
      refusal.text("refusedAt")
    };
  }
}
