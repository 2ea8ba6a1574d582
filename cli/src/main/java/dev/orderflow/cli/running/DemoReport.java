package dev.orderflow.cli.running;

import dev.orderflow.cli.audit.Audit;
import dev.orderflow.cli.audit.AuditReport;
import dev.orderflow.cli.running.Demo.Ending;
import dev.orderflow.cli.running.DemoOrders.End;
import dev.orderflow.cli.terminal.Style;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;
import dev.orderflow.contracts.Currencies;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.VisibleText;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What the demo saw.
 *
 * @param seconds from the start of the process until orders could come
 */
record DemoReport(double seconds, URI endpoint, List<Ending> endings, Audit audit) {

  /** The stations' times on an item, in the order of the way. */
  private static final Map<String, String> STATIONS = new LinkedHashMap<>();

  static {
    STATIONS.put("validated", "validatedAt");
    STATIONS.put("queued", "queuedAt");
    STATIONS.put("received", "receivedAt");
    STATIONS.put("stored", "processedAt");
    STATIONS.put("rejected", "rejectedAt");
  }

  /** What services told, in the order in which most orders hear it. */
  private static final Map<String, String> FACTS = new LinkedHashMap<>();

  static {
    FACTS.put("reserved", "Stock Reserved");
    FACTS.put("paid", "Payment Captured");
    FACTS.put("declined", "Payment Declined");
    FACTS.put("released", "Stock Released");
    FACTS.put("dispatched", "Parcel Dispatched");
    FACTS.put("delivered", "Parcel Delivered");
  }

  void print(PrintStream out, Style style) {
    out.printf(Locale.ROOT, "The system is up after %.1f s at %s.%n%n", seconds, endpoint);
    out.println(style.heading("The way of each order, in ms from its publication"));
    out.println("  bus > validate-order > order-processing-queue > process-order > table Orders");
    out.println();
    printWays(out, style);
    out.println();
    out.println(style.heading("What came of it: stock, payment, parcel"));
    out.println("  inventory > billing > shipping, each by events alone; a customer is written to");
    out.println();
    printLives(out, style);
    out.println();
    out.println(style.heading("Table Orders"));
    printTable(out, style);
    out.println();
    printRejections(out, style);
    printDeadLetters(out, style);
    out.println(style.heading("Audit"));
    new AuditReport(audit).print(out, style);
    out.println();
    out.println(verdict(style));
  }

  private void printWays(PrintStream out, Style style) {
    Table ways =
        Table.of(
            "ORDER", "WHAT", ">VALIDATED", ">QUEUED", ">RECEIVED", ">STORED", ">REFUSED", "END");
    for (Ending ending : endings) {
      Map<String, Long> way = way(ending);
      List<String> cells =
          new ArrayList<>(List.of(ending.example().name(), ending.example().what()));
      STATIONS.keySet().forEach(it -> cells.add(way.containsKey(it) ? "+" + way.get(it) : "-"));
      cells.add(ending.status());
      ways.row(cells.toArray(String[]::new));
    }
    ways.print(out, style);
  }

  private void printLives(PrintStream out, Style style) {
    List<String> heads = new ArrayList<>(List.of("ORDER"));
    FACTS.keySet().forEach(it -> heads.add(">" + it.toUpperCase(Locale.ROOT)));
    heads.addAll(List.of("PAYMENT", "FULFILMENT", "END"));
    Table lives = Table.of(heads.toArray(String[]::new));
    for (Ending ending : endings) {
      if (ending.item().containsKey("facts")) {
        Map<String, Long> life = life(ending);
        List<String> cells = new ArrayList<>(List.of(ending.example().name()));
        FACTS.keySet().forEach(it -> cells.add(life.containsKey(it) ? "+" + life.get(it) : "-"));
        cells.add(text(ending.item(), "payment"));
        cells.add(text(ending.item(), "fulfilment"));
        cells.add(ending.status());
        lives.row(cells.toArray(String[]::new));
      }
    }
    lives.print(out, style);
  }

  private void printTable(PrintStream out, Style style) {
    Table table =
        Table.of("orderId", "status", "customerEmail", "product / items", ">quantity", ">due");
    for (Ending ending : endings) {
      Map<String, AttributeValue> item = ending.item();
      if (!item.isEmpty()) {
        table.row(
            text(item, "orderId"),
            text(item, "status"),
            text(item, "customerEmail"),
            item.containsKey("items")
                ? item.get("items").l().size() + " lines"
                : text(item, "product"),
            item.containsKey("quantity") ? item.get("quantity").n() : "-",
            due(item));
      }
    }
    table.print(out, style);
  }

  private void printRejections(PrintStream out, Style style) {
    for (Ending ending : endings) {
      if (ending.item().containsKey("problems")) {
        out.println(
            style.heading("Rejected: " + ending.example().name() + ", kept with its reasons"));
        Table problems = Table.of("FIELD", "RULE", "MESSAGE");
        for (AttributeValue problem : ending.item().get("problems").l()) {
          problems.row(
              text(problem.m(), "field"), text(problem.m(), "rule"), text(problem.m(), "message"));
        }
        problems.print(out, style);
        out.println();
      }
    }
  }

  private void printDeadLetters(PrintStream out, Style style) {
    for (Ending ending : endings) {
      ending
          .deadLetter()
          .ifPresent(
              letter -> {
                out.println(style.heading("Dead letter in order-processing-dlq"));
                out.println("  " + Text.printable(letter.body()));
                out.println();
              });
    }
  }

  /** Whether each example ended where it should, and everything adds up. */
  boolean isGood() {
    return endings.stream().allMatch(Ending::isAsItShouldBe) && audit.holds();
  }

  private String verdict(Style style) {
    long right = endings.stream().filter(Ending::isAsItShouldBe).count();
    String line = right + " of " + endings.size() + " ended where they should.";
    return right == endings.size() ? style.good(line) : style.bad(line);
  }

  String json() {
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("readySeconds", String.format(Locale.ROOT, "%.3f", seconds));
    report.put("endpoint", endpoint.toString());
    report.put("orders", endings.stream().map(DemoReport::json).toList());
    report.put("audit", Json.parse(new AuditReport(audit).json()));
    report.put("ok", isGood());
    return VisibleText.json(report);
  }

  private static Map<String, Object> json(Ending ending) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("order", ending.example().name());
    order.put("expected", ending.example().end().name());
    order.put("status", ending.status());
    order.put("publishedAt", ending.publishedAt().toString());
    Map<String, Long> stations = new LinkedHashMap<>(way(ending));
    stations.putAll(life(ending));
    order.put("millisecondsAfterPublication", stations);
    if (ending.example().end() == End.REJECTED && ending.item().containsKey("problems")) {
      order.put(
          "problems",
          ending.item().get("problems").l().stream()
              .map(it -> Map.of("field", text(it.m(), "field"), "rule", text(it.m(), "rule")))
              .toList());
    }
    order.put("ok", ending.isAsItShouldBe());
    return order;
  }

  private static String due(Map<String, AttributeValue> item) {
    AttributeValue due = item.get("due");
    AttributeValue minorUnits = due == null ? null : due.m().get("minorUnits");
    if (due == null || minorUnits == null) {
      return "-";
    }
    return Currencies.text(Long.parseLong(minorUnits.n()), text(due.m(), "currency"));
  }

  private static Map<String, Long> life(Ending ending) {
    Map<String, Long> life = new LinkedHashMap<>();
    AttributeValue facts = ending.item().get("facts");
    FACTS.forEach(
        (name, type) -> {
          AttributeValue fact = facts == null ? null : facts.m().get(type);
          AttributeValue at = fact == null ? null : fact.m().get("recordedAt");
          if (at != null) {
            life.put(name, since(ending, at));
          }
        });
    return life;
  }

  private static long since(Ending ending, AttributeValue time) {
    return Duration.between(ending.publishedAt(), Instant.parse(time.s())).toMillis();
  }

  private static Map<String, Long> way(Ending ending) {
    Map<String, Long> way = new LinkedHashMap<>();
    STATIONS.forEach(
        (station, attribute) -> {
          AttributeValue time = ending.item().get(attribute);
          if (time != null) {
            way.put(station, since(ending, time));
          }
        });
    return way;
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null ? "-" : value.s();
  }
}
