package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import java.util.ArrayList;
import java.util.List;
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
      "In the table's own order, which is none. Rejected orders that have an id are among them.",
      ""
    })
public final class OrdersCommand implements Callable<Integer> {

  @Mixin(name = "listing")
  private Listing listing = new Listing();

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private @Nullable OrderStatus status;

  @Option(
      names = "--payment",
      paramLabel = "STATUS",
      description = "Only those whose money is: ${COMPLETION-CANDIDATES}.")
  private @Nullable PaymentStatus payment;

  @Option(
      names = "--fulfilment",
      paramLabel = "STATUS",
      description = "Only those whose goods are: ${COMPLETION-CANDIDATES}.")
  private @Nullable FulfilmentStatus fulfilment;

  private final Shell shell;

  public OrdersCommand(Shell shell) {
    this.shell = shell;
  }

  @Override
  public Integer call() {
    List<Tables.Filter> filters = filters();
    StringBuilder command = new StringBuilder("orders");
    filters.forEach(it -> command.append(" --" + it.attribute() + " " + it.value()));
    return listing.list(
        shell,
        Tables.Name.ORDERS,
        filters,
        Table.of("ORDER", "STATUS", "PAYMENT", "FULFILMENT", "CUSTOMER", "CONTENT", "PUBLISHED"),
        OrdersCommand::row,
        command.toString());
  }

  private List<Tables.Filter> filters() {
    List<Tables.Filter> filters = new ArrayList<>();
    add(filters, "status", status);
    add(filters, "payment", payment);
    add(filters, "fulfilment", fulfilment);
    return filters;
  }

  private static void add(List<Tables.Filter> filters, String attribute, @Nullable Enum<?> value) {
    if (value != null) {
      filters.add(new Tables.Filter(attribute, value.name()));
    }
  }

  private static String[] row(Item order) {
    return new String[] {
      order.text("orderId"),
      order.text("status"),
      order.text("payment"),
      order.text("fulfilment"),
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
