package dev.orderflow.cli.orders;

import dev.orderflow.cli.terminal.Style;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.contracts.Currencies;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One order for people. */
final class OrderText {

  private final Item item;
  private final PrintStream out;
  private final Style style;

  OrderText(Item item, PrintStream out, Style style) {
    this.item = item;
    this.out = out;
    this.style = style;
  }

  void print() {
    printHead();
    printLines();
    printProblems();
    printWay();
    printHistory();
  }

  private void printHead() {
    String status = text("status").isEmpty() ? "REJECTED" : text("status");
    String shown =
        status.equals("REJECTED") ? style.bad(status) : style.good(Text.printable(status));
    String reason = text("reason").isEmpty() ? "" : " (" + Text.printable(text("reason")) + ")";
    out.println(style.heading(Text.printable(text("orderId"))) + "  " + shown + reason);
    printIfThere("payment", text("payment"));
    printIfThere("fulfilment", text("fulfilment"));
    printIfThere("due", due());
    printIfThere("parcel", parcel());
    printIfThere("customer", text("customerEmail"));
    printIfThere("placed", text("placedAt"));
    printIfThere("total", money("total"));
    printIfThere("rejection", text("rejectionId"));
    printIfThere("supersedes rejection", text("supersedesRejection"));
  }

  private void printIfThere(String name, String value) {
    if (!value.isEmpty()) {
      out.println(style.quiet(name + ": ") + Text.printable(value));
    }
  }

  private void printLines() {
    List<Map<?, ?>> lines = item.objects("items");
    if (lines.isEmpty()) {
      printIfThere("product", text("product"));
      printIfThere("quantity", text("quantity"));
      return;
    }
    Table table = Table.of("SKU", "NAME", ">QUANTITY", ">UNIT PRICE");
    for (Map<?, ?> line : lines) {
      table.row(
          cell(line, "sku"),
          cell(line, "name"),
          cell(line, "quantity"),
          money(line.get("unitPrice")));
    }
    out.println();
    table.print(out, style);
  }

  private void printProblems() {
    List<Map<?, ?>> problems = item.objects("problems");
    if (problems.isEmpty()) {
      return;
    }
    Table table = Table.of("FIELD", "RULE", "PROBLEM");
    problems.forEach(p -> table.row(cell(p, "field"), cell(p, "rule"), cell(p, "message")));
    out.println();
    table.print(out, style);
  }

  private void printWay() {
    OrderTimeline timeline = OrderTimeline.of(item);
    Table table = Table.of("STATION", "AT", ">AFTER");
    for (OrderTimeline.Station station : timeline.stations()) {
      table.row(
          station.name(),
          station.at() == null ? "not recorded" : station.at().toString(),
          station.after() == null ? "" : Text.duration(station.after()));
    }
    Duration whole = timeline.whole();
    if (whole != null) {
      table.row("", "whole way", Text.duration(whole));
    }
    out.println();
    table.print(out, style);
  }

  private void printHistory() {
    List<History.Entry> entries = History.of(item).entries();
    if (entries.isEmpty()) {
      return;
    }
    Table table = Table.of("HISTORY", "HAPPENED", "RECORDED", "EVENT");
    for (History.Entry entry : entries) {
      table.row(entry.what(), entry.time(), entry.recordedAt(), entry.eventId());
    }
    out.println();
    table.print(out, style);
  }

  private String due() {
    return item.fields().get("due") instanceof Map<?, ?> due
        ? money(due.get("minorUnits"), cell(due, "currency")) + " " + cell(due, "currency")
        : "";
  }

  private String parcel() {
    return item.fields().get("parcel") instanceof Map<?, ?> parcel
        ? cell(parcel, "carrier") + " " + cell(parcel, "trackingNumber")
        : "";
  }

  private String text(String name) {
    return item.text(name);
  }

  private String money(String name) {
    return item.fields().get(name) == null
        ? ""
        : money(item.fields().get(name)) + " " + text("currency");
  }

  /** Minor units of the order's currency, with its decimals. */
  private String money(@Nullable Object minorUnits) {
    return money(minorUnits, text("currency"));
  }

  private static String money(@Nullable Object minorUnits, String currency) {
    return minorUnits instanceof Long units ? Currencies.plain(units, currency) : "";
  }

  private static String cell(Map<?, ?> object, String name) {
    return Objects.toString(object.get(name), "");
  }
}
