package dev.orderflow.cli.importing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ImportCommandTest {

  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir private Path directory = Path.of(".");
  private Path dirt = Path.of(".");
  private Path out = Path.of(".");

  @BeforeEach
  void copySample() throws IOException {
    dirt = directory.resolve("dirt.csv");
    out = directory.resolve("orders.ndjson");
    try (InputStream sample =
        Objects.requireNonNull(getClass().getResourceAsStream("retail-dirt.csv"))) {
      Files.copy(sample, dirt);
    }
  }

  @Test
  void balancesItsBooks() {
    Map<String, @Nullable Object> report = importDirt().json();
    assertThat(report.get("lines"))
        .isEqualTo(
            Map.of(
                "read",
                133L,
                "inOrders",
                113L,
                "merged",
                1L,
                "leftOut",
                19L,
                "blank",
                1L,
                "notUtf8",
                1L));
    assertThat(report.get("invoices"))
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("read", 24L)
        .containsEntry("orders", 10L)
        .containsEntry("leftOut", 14L);
  }

  @Test
  void namesEveryLineThatIsLeftOutUnderItsReason() {
    assertThat(leftOut(importDirt()))
        .containsExactly(
            "TOO_LONG [34]",
            "BROKEN_QUOTES [22]",
            "WRONG_COLUMNS [21, 33]",
            "NO_INVOICE [29]",
            "CANCELLATION [11]",
            "NO_STOCK_CODE [30]",
            "NO_CUSTOMER [12, 13]",
            "BAD_CUSTOMER [31]",
            "BAD_QUANTITY [18]",
            "NEGATIVE_QUANTITY [14]",
            "ZERO_QUANTITY [17]",
            "BAD_PRICE [27]",
            "NEGATIVE_PRICE [28]",
            "ZERO_PRICE [15]",
            "FRACTION_OF_PENNY [20]",
            "BAD_DATE [19]",
            "OTHER_CUSTOMER [32]");
  }

  @Test
  void writesOneOrderPerInvoiceAlsoWhereItsLinesAreApart() throws IOException {
    importDirt();
    assertThat(orders()).hasSize(10);
    assertThat(orders().getFirst())
        .isEqualTo(
            Json.parse(
                """
                {"orderId":"600001","customerId":"20001",
                 "customerEmail":"customer-20001@example.com","currency":"GBP",
                 "items":[
                   {"sku":"10001A","name":"TIN LANTERN LARGE","quantity":6,"unitPrice":255},
                   {"sku":"10002","name":"MUG, BLUE AND \\"WHITE\\"","quantity":3,"unitPrice":340},
                   {"sku":"10004","name":"WOOL SOCKS","quantity":1,"unitPrice":1200}],
                 "total":3750,"placedAt":"2010-12-01T08:26:00Z",
                 "shippingAddress":{"country":"GB"}}
                """));
  }

  @Test
  void mergesTheSamePriceAndNamesAnotherOne() throws IOException {
    assertThat(importDirt().json().get("otherPriceLines")).isEqualTo(List.of(8L));
    Map<?, ?> order = order("600003");
    assertThat(order.get("items"))
        .isEqualTo(
            Json.parse(
                """
                [{"sku":"10001A","name":"TIN LANTERN LARGE","quantity":6,"unitPrice":255},
                 {"sku":"10001A@2.10","stockCode":"10001A","name":"TIN LANTERN LARGE",
                  "quantity":1,"unitPrice":210}]
                """));
    assertThat(order.get("total")).isEqualTo(6 * 255L + 210);
  }

  @Test
  void knowsTheCountriesThatHaveACode() throws IOException {
    assertThat(importDirt().json().get("ordersWithoutAddress"))
        .isEqualTo(Map.of("Channel Islands", 1L));
    assertThat(order("600002").get("shippingAddress")).isEqualTo(Map.of("country", "IE"));
    assertThat(order("600004").get("shippingAddress")).isEqualTo(Map.of("country", "ZA"));
    assertThat(order("600018").get("shippingAddress")).isEqualTo(Map.of("country", "US"));
    assertThat(order("600024").get("shippingAddress")).isEqualTo(Map.of("country", "HK"));
    assertThat(order("600005").get("shippingAddress")).isNull();
  }

  @Test
  void readsUtf8AndLatinLinesOfOneFile() throws IOException {
    importDirt();
    assertThat(order("600016").toString()).contains("CAFÉ AU LAIT BOWL");
    assertThat(order("600017").toString()).contains("CAFÉ AU LAIT BOWL");
  }

  @Test
  void saysWhatTheOrderFormWillRefuse() {
    assertThat((List<?>) Objects.requireNonNull(importDirt().json().get("willBeRejected")))
        .extracting(r -> ((Map<?, ?>) r).get("reason") + " " + ((Map<?, ?>) r).get("orderIds"))
        .containsExactlyInAnyOrder("length [600024]", "range [600018]");
  }

  @Test
  void asksTheOrderFormItself() throws IOException {
    Path file = directory.resolve("form.csv");
    Files.writeString(
        file,
        HEADER
            + "1,A,\"LINE\u2028BREAK\",1,12/1/10 8:26,1,20001,UK\n"
            + "2,A,NON\ufffeCHARACTER,1,12/1/10 8:26,1,20001,UK\n"
            + "3,A,MUG,1,12/1/99 8:26,1,20001,UK\n"
            + "4,A,MUG,1,2999-12-01 08:26:00,1,20001,UK\n"
            + "5,A,SOFT\u00adHYPHEN,1,12/1/10 8:26,1,20001,UK\n"
            + "6,..,MUG,1,12/1/10 8:26,1,20001,UK\n"
            + "..,A,MUG,1,12/1/10 8:26,1,20001,UK\n"
            + "8 8,A,MUG,1,12/1/10 8:26,1,20001,UK\n"
            + "9,Cafe\u0301,MUG,1,12/1/10 8:26,1,20001,UK\n"
            + "9,Caf\u00e9,MUG,1,12/1/10 8:26,1,20001,UK\n"
            + "10,A,\"\ud83d\ude00 MUG\",1,12/1/10 8:26,1,20001,UK\n");
    Run run = Run.of("import", file.toString(), "--out", out.toString(), "--json");
    assertThat((List<?>) Objects.requireNonNull(run.json().get("problems")))
        .extracting(
            o -> {
              Map<?, ?> order = (Map<?, ?>) o;
              List<?> problems = (List<?>) Objects.requireNonNull(order.get("problems"));
              Map<?, ?> problem = (Map<?, ?>) problems.getFirst();
              return "%s %s %s"
                  .formatted(order.get("orderId"), problem.get("field"), problem.get("rule"));
            })
        .containsExactly(
            "1 items[0].name characters",
            "2 items[0].name characters",
            "3 placedAt future",
            "4 placedAt future",
            "5 items[0].name characters",
            "6 items[0].sku characters",
            ".. orderId characters",
            "8 8 orderId characters");
    assertThat(orders()).hasSize(10);
    assertThat(String.valueOf(order("9").get("items"))).contains("sku=Caf\u00e9", "quantity=2");
    assertThat(Run.of("import", file.toString(), "--products").out().lines()).hasSize(2);
  }

  @Test
  void tellsPeopleTheSame() {
    Run run = Run.of("import", dirt.toString(), "--out", out.toString());
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains(
            "lines      133        113       1        19",
            "invoices    24         10                14",
            "cancellation (invoice C...)",
            "1 order without a shipping address: 'Channel Islands' is no ISO country",
            "1 order will be rejected, visibly (600024): items must have 1 to 100 lines");
  }

  /** Not 10007 and 30000, which are only on invoices that will be refused. */
  @Test
  void writesACatalogueByWhichTheInvoicesCanBeSold() throws IOException {
    Run run = Run.of("import", dirt.toString(), "--products", "--out", out.toString());
    assertThat(run.out()).contains("invoices    24         10                14");
    assertThat(orders())
        .extracting(p -> p.get("sku") + " " + p.get("price") + " " + p.get("stock"))
        .containsExactly(
            "10001A 255 12",
            "10001A@2.10 210 1",
            "10002 340 3",
            "10003 85 10",
            "10004 1200 2",
            "10006 425 4",
            "BANK CHARGES 1500 1",
            "POST 1800 1");
    assertThat(orders()).allSatisfy(p -> assertThat((Object) p.get("currency")).isEqualTo("GBP"));
  }

  @Test
  void sellsASkuAtOnePriceThroughoutTheFile() throws IOException {
    Path file = directory.resolve("prices.csv");
    Files.writeString(
        file,
        HEADER
            + "1,A,MUG,1,12/1/10 8:26,2.00,20001,UK\n"
            + "2,A,MUG,2,12/1/10 8:26,3.00,20001,UK\n"
            + "3,A,MUG,4,12/1/10 8:26,3.00,20001,UK\n"
            + "4,B,TEA,1,12/1/10 8:26,5.00,20001,UK\n"
            + "5,B,TEA,1,12/1/10 8:26,4.00,20001,UK\n"
            + "5,B,TEA,1,12/1/10 8:26,4.00,20001,UK\n");
    assertThat(Run.of("import", file.toString(), "--products").out().lines())
        .containsExactly(
            product("A", "MUG", 300, 6),
            product("A@2.00", "MUG", 200, 1),
            product("B", "TEA", 400, 2),
            product("B@5.00", "TEA", 500, 1));
    Run events = Run.of("import", file.toString(), "--out", out.toString());
    assertThat(events.out()).contains("2 lines at another price than is usual for the stock code");
    assertThat(orders().toString()).contains("sku=A@2.00, stockCode=A", "sku=B@5.00");
  }

  private static String product(String sku, String name, long price, long stock) {
    return "{\"sku\":\"%s\",\"name\":\"%s\",\"price\":%d,\"currency\":\"GBP\",\"stock\":%d}"
        .formatted(sku, name, price, stock);
  }

  @Test
  void writesEventsToStdoutAndItsReportToStderr() throws IOException {
    Path report = directory.resolve("report.json");
    Run run = Run.of("import", dirt.toString(), "--report", report.toString());
    assertThat(run.out().lines()).hasSize(10).allSatisfy(Json::parse);
    assertThat(run.err()).contains("LEFT OUT");
    assertThat(Json.parse(Files.readString(report))).isEqualTo(Json.parse(importDirt().out()));
    assertThat(directory).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void readsTheOtherSpellingsOfTheFormat() throws IOException {
    Path file = directory.resolve("second.csv");
    Files.writeString(
        file,
        """
        \uFEFFInvoice,StockCode,Description,Quantity,InvoiceDate,Price,Customer ID,Country
        489434,85048,"15CM GLASS BALL 20 LIGHTS",12,2009-12-01 07:45:00,6.95,13085.0,UK
        """);
    Run run = Run.of("import", file.toString());
    assertThat(run.out())
        .contains("\"orderId\":\"489434\"", "\"customerId\":\"13085\"", "2009-12-01T07:45:00Z");
  }

  @Test
  void keepsOneStrayQuoteFromSwallowingTheRest() throws IOException {
    Path file = directory.resolve("quote.csv");
    Files.writeString(
        file,
        HEADER
            + "1,A,\"open,1,12/1/10 8:26,1,20001,UK\n"
            + "2,B,fine,1,12/1/10 8:26,1,20001,UK\n"
            + "3,C,12\" RULER,1,12/1/10 8:26,1,20001,UK\n");
    Run run = Run.of("import", file.toString(), "--out", out.toString(), "--json");
    assertThat(leftOut(run)).containsExactly("BROKEN_QUOTES [2]");
    assertThat(orders())
        .extracting(o -> String.valueOf(o.get("orderId")))
        .containsExactly("2", "3");
  }

  @Test
  void refusesWhatIsNoSuchFile() throws IOException {
    Path empty = Files.createFile(directory.resolve("empty.csv"));
    Path other = Files.writeString(directory.resolve("other.csv"), "a,b,c\n1,2,3\n");
    refused("no such file", "import", directory.resolve("missing.csv").toString());
    refused("the file is empty", "import", empty.toString());
    refused("no column InvoiceNo", "import", other.toString());
    refused("say --out", "import", dirt.toString(), "--json");
    refused("no/such/out", "import", dirt.toString(), "--out", directory + "/no/such/out");
  }

  private static void refused(String reason, String... args) {
    Run run = Run.of(args);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains(reason).hasLineCount(1);
  }

  private Run importDirt() {
    return Run.of("import", dirt.toString(), "--out", out.toString(), "--json");
  }

  private static List<String> leftOut(Run run) {
    return ((List<?>) Objects.requireNonNull(run.json().get("leftOut")))
        .stream()
            .map(r -> ((Map<?, ?>) r).get("reason") + " " + ((Map<?, ?>) r).get("lines"))
            .toList();
  }

  private List<Map<?, ?>> orders() throws IOException {
    return Files.readAllLines(out).stream()
        .<Map<?, ?>>map(line -> (Map<?, ?>) Objects.requireNonNull(Json.parse(line)))
        .toList();
  }

  private Map<?, ?> order(String id) throws IOException {
    return orders().stream().filter(o -> id.equals(o.get("orderId"))).findFirst().orElseThrow();
  }
}
