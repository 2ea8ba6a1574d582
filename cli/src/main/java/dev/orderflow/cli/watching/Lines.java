package dev.orderflow.cli.watching;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.kit.VisibleText;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Prints news as they come: a line each, in columns for people or as JSON. */
record Lines(Shell shell, boolean json) {

  private static final String COLUMNS = "%-24s  %-12s  %-19s  %-9s  %-8s  %-12s  %s";

  private static final List<String> BAD = List.of("CANCELLED", "REJECTED");

  void printHeading() {
    if (!json) {
      String heading =
          columns("TIME", "ORDER", "NEWS", "STATUS", "PAYMENT", "FULFILMENT", "DETAIL");
      shell.out().println(shell.style().heading(heading));
      shell.out().flush();
    }
  }

  /** Whether somebody still reads it. */
  boolean print(Map<String, @Nullable Object> message) {
    shell.out().println(json ? VisibleText.json(message) : line(message));
    return !shell.out().checkError();
  }

  private String line(Map<String, @Nullable Object> message) {
    String line =
        columns(
            text(message, "time"),
            text(message, "orderId"),
            text(message, "type"),
            text(message, "status"),
            text(message, "payment"),
            text(message, "fulfilment"),
            text(message, message.containsKey("about") ? "about" : "reason"));
    return BAD.contains(text(message, "status")) ? shell.style().bad(line) : line;
  }

  private static String columns(String... cells) {
    return String.format(Locale.ROOT, COLUMNS, (Object[]) cells).stripTrailing();
  }

  private static String text(Map<String, @Nullable Object> message, String name) {
    return Text.printable(Objects.toString(message.get(name), ""));
  }
}
