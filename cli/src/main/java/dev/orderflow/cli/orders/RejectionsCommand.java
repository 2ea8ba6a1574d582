package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.contracts.RejectionReason;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists rejections. */
@Command(
    name = "rejections",
    header = "List what was rejected, and why, page by page.",
    description = {
      "",
      "Every rejection, also of orders without a usable id. --json has all problems and the order.",
      ""
    })
public final class RejectionsCommand implements Callable<Integer> {

  @Mixin(name = "listing")
  private Listing listing = new Listing();

  @Option(
      names = "--reason",
      paramLabel = "REASON",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable RejectionReason reason;

  private final Shell shell;

  public RejectionsCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return listing.list(
        shell,
        Tables.Name.REJECTIONS,
        reason == null ? List.of() : List.of(new Tables.Filter("reason", reason.name())),
        Table.of("REJECTION", "ORDER", "REASON", "FIRST PROBLEM", ">OF", "REFUSED"),
        RejectionsCommand::row,
        reason == null ? "rejections" : "rejections --reason " + reason);
  }

  private static String[] row(Item rejection) {
    List<Map<?, ?>> problems = rejection.objects("problems");
    return new String[] {
      rejection.text("rejectionId"),
      rejection.text("orderId"),
      rejection.text("reason"),
      problems.isEmpty()
          ? ""
          : problems.getFirst().get("field") + " " + problems.getFirst().get("message"),
      String.valueOf(problems.size()),
      rejection.text("rejectedAt")
    };
  }
}
