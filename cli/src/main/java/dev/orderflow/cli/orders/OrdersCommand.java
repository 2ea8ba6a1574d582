package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists stored orders. */
@Command(
    name = "orders",
    header = "List the stored orders, page by page.",
    description = {
      "",
      "In the table's own order, which is none. Refused orders that have an id are among them.",
      ""
    })
public final class OrdersCommand implements Callable<Integer> {

  /** What an order can be. */
  enum Status {
    PROCESSED,
    REJECTED
  }

  @Mixin(name = "listing")
  private Listing listing = new Listing();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable Status status;

  private final Shell shell;

  public OrdersCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    return listing.list(
        shell,
        Tables.Name.ORDERS,
        status == null ? null : new Tables.Filter("status", status.name()),
        Table.of("ORDER", "STATUS", "CUSTOMER", "CONTENT", "PUBLISHED"),
        OrdersCommand::row,
        status == null ? "orders" : "orders --status " + status);
  }

  private static String[] row(Item order) {
    return new String[] {
      order.text("orderId"),
      order.text("status"),
      order.text("customerEmail"),
      content(order),
      order.text("publishedAt")
    };
  }

  private static String content(Item order) {
    int problems = order.objects("problems").size();
    if (problems > 0) {
      return problems + (problems == 1 ? " problem" : " problems");
    }
    int lines = order.objects("items").size();
    return lines == 0
        ? order.text("quantity") + " x " + order.text("product")
        : lines + (lines == 1 ? " line" : " lines");
  }
}
