package dev.orderflow.cli.products;

import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.cli.Run;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.dynamodb.TableService;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@code products} and its kin against a real table. */
final class ProductsCommandTest {

  private static final TableEngine ENGINE = TableEngine.inMemory();

  private final Endpoint endpoint = Endpoint.bind(0);
  private final Catalogue catalogue = new Catalogue(ENGINE.client());

  @TempDir private Path directory = Path.of(".");

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  @BeforeEach
  void serveAnEmptyTable() {
    ENGINE
        .client()
        .listTables()
        .tableNames()
        .forEach(t -> ENGINE.client().deleteTable(r -> r.tableName(t)));
    ENGINE.ensureTable(
        CreateTableRequest.builder()
            .tableName("Products")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(k -> k.attributeName("sku").keyType(KeyType.HASH))
            .attributeDefinitions(a -> a.attributeName("sku").attributeType(ScalarAttributeType.S))
            .build());
    TableService service = new TableService(ENGINE.client(), ENGINE.streamsClient());
    endpoint.serve(new Router(Map.of(AwsService.DYNAMODB, service)), new Callers());
  }

  @AfterEach
  void closeEndpoint() {
    endpoint.close();
  }

  @Test
  void listsWhatIsThere() {
    assertThat(run("products").out()).isEqualTo("none\n");
    load(line("MOUSE", "A mouse", 2499, 10), line("tea", "x", 1500, 1));
    rename("tea", "玉露 \u202e");

    assertThat(run("products", "list").out())
        .contains("SKU", "AVAILABLE", "MOUSE  A mouse", "24.99 GBP", "玉露 \\u202e")
        .doesNotContain("\u202e");
    assertThat(run("products", "--search", "MoUSe").out()).contains("MOUSE").doesNotContain("tea");
    assertThat(run("products", "list", "--search", "玉", "--json").json().get("products"))
        .isEqualTo(
            List.of(
                Map.of(
                    "sku", "tea",
                    "name", "玉露 \u202e",
                    "price", 1500L,
                    "currency", "GBP",
                    "received", 1L,
                    "available", 1L,
                    "reserved", 0L,
                    "shipped", 0L)));
  }

  @Test
  void goesOnPageByPageToTheLast() {
    load(IntStream.range(0, 250).mapToObj(i -> line("A B" + i, "x", 1, 1)).toArray(String[]::new));
    List<Object> seen = new ArrayList<>();
    String cursor = "";
    do {
      List<String> words = new ArrayList<>(List.of("products", "--json", "--limit", "60"));
      if (!cursor.isEmpty()) {
        words.addAll(List.of("--cursor", cursor));
      }
      Map<String, ?> page = run(words.toArray(String[]::new)).json();
      for (Object product : (List<?>) Objects.requireNonNull(page.get("products"))) {
        seen.add(((Map<?, ?>) product).get("sku"));
      }
      cursor = Objects.toString(page.get("cursor"), "");
    } while (!cursor.isEmpty());
    assertThat(seen).hasSize(250).doesNotHaveDuplicates();
    assertThat(run("products", "--limit", "1", "--search", "A B").out())
        .containsPattern("more: orderflow products --search 'A B' --limit 1 .* --cursor 'A B\\d+'");
    assertThat(run("products", "--limit", "1", "--search", "a b249").out())
        .contains("A B249")
        .doesNotContain("more:");
    assertThat(run("products", "--search", "C").out()).isEqualTo("none\n");
  }

  @Test
  void loadingAgainChangesNothingAndNeverTakesUnitsAway() {
    String file = line("MOUSE", "A mouse", 2499, 10);
    assertThat(load(file).out()).isEqualTo("loaded 1 product: 1 new, 0 changed, 0 as they were\n");
    assertThat(load(file).out()).contains("0 new, 0 changed, 1 as they were");
    run("products", "restock", "MOUSE", "5");
    assertThat(load(file).out()).contains("1 as they were");
    assertThat(units("MOUSE")).isEqualTo("15 of 15");
    assertThat(load(line("MOUSE", "A mouse", 2999, 20)).out()).contains("1 changed");
    assertThat(units("MOUSE")).isEqualTo("20 of 20");
    assertThat(product("MOUSE").price()).isEqualTo(2999);
  }

  @Test
  void namesEachLineThatIsNoProductAndLoadsTheOthers() {
    Run run =
        load(
            line("GOOD", "x", 1, 1),
            "",
            "no product",
            "[1]",
            line("", "x", 1, 1),
            line("DEAR", "x", -1, 1),
            "{\"sku\":\"S\",\"price\":1.5,\"currency\":\"GBP\",\"stock\":1}",
            "{\"sku\":\"S\",\"price\":1,\"currency\":\"Gold\",\"stock\":1}",
            "{\"sku\":\"S\",\"price\":1,\"currency\":\"GBP\"}",
            "{\"sku\":\"GOLD\",\"price\":2,\"currency\":\"XAU\",\"stock\":1}",
            line("GOOD", "y", 1, 1),
            "{\"sku\":\"S\",\"nmae\":\"x\",\"price\":1,\"currency\":\"GBP\",\"stock\":1}",
            line("LAST", "x", 1, 1));
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err().lines())
        .containsExactly(
            "line 3: not valid JSON at column 1",
            "line 4: not a JSON object",
            "line 5: sku must not be empty",
            "line 6: price must be from 0 to 1000000000000",
            "line 7: price must be a whole number",
            "line 8: currency must be a code of ISO 4217 for a currency in use, such as GBP",
            "line 9: stock must be a whole number",
            "line 10: currency must be a code of ISO 4217 for a currency in use, such as GBP",
            "line 11: sku GOOD is on line 1 too",
            "line 12: nmae is none of sku, name, price, currency, stock");
    assertThat(run.out()).contains("loaded 2 products", "10 lines refused");
    assertThat(product("GOOD").name()).isEqualTo("x");
  }

  @Test
  void aProductIsOneHoweverItsNameIsComposed() {
    String composed = "Caf\u00e9 \ud83d\ude00".repeat(10);
    String decomposed = "Cafe\u0301 \ud83d\ude00".repeat(10);
    assertThat(load(line(decomposed, "x", 1, 1)).out()).contains("1 new");
    assertThat(load(line(composed, "x", 1, 1)).out()).contains("1 as they were");
    assertThat(load(line(composed, "x", 1, 1), line(decomposed, "x", 1, 1)).err())
        .contains("is on line 1 too");
    assertThat(run("products", "restock", decomposed, "5").exitCode()).isZero();
    assertThat(run("products", "set", decomposed, "--price", "7").exitCode()).isZero();
    assertThat(units(composed)).isEqualTo("6 of 6");
    assertThat(product(decomposed).sku()).isEqualTo(composed);
    assertThat(run("products", "--search", "CAFE\u0301").out()).contains("Caf\u00e9");
  }

  @Test
  void aStockCodeIsWhatAnOrderCanName() {
    assertThat(load(line("\ud83d\ude00".repeat(256), "x", 1, 1)).exitCode()).isZero();
    for (String sku :
        new String[] {
          "\ud83d\ude00".repeat(257), "a\u00adb", "a\u2028b", "\u00a0", "..", "a\ufffe"
        }) {
      Run run = load(line(sku, "x", 1, 1));
      assertThat(run.exitCode()).isEqualTo(1);
      assertThat(run.err()).startsWith("line 1: sku must ");
    }
    assertThat(load(line("NAMED", "a\u202eb", 1, 1)).err()).startsWith("line 1: name must ");
  }

  @Test
  void loadsFromAFileOrSaysThatThereIsNone() throws IOException {
    Path file = directory.resolve("catalogue.ndjson");
    Files.writeString(file, line("A", "x", 1, 1) + "\n" + line("B", "x", 1, 1));
    assertThat(run("products", "load", file.toString(), "--json").json())
        .isEqualTo(Map.of("new", 2L, "changed", 0L, "asTheyWere", 0L, "refused", 0L));
    Run missing = run("products", "load", "nowhere.ndjson");
    assertThat(missing.exitCode()).isEqualTo(2);
    assertThat(missing.err()).isEqualTo("orderflow: no such file: nowhere.ndjson\n");
  }

  @Test
  void restocksWhatIsKnown() {
    load(line("MOUSE", "A mouse", 2499, 10));
    assertThat(run("products", "restock", "MOUSE", "5").out()).contains("MOUSE", "15");
    assertThat(units("MOUSE")).isEqualTo("15 of 15");
    Run unknown = run("products", "restock", "MICE", "5");
    assertThat(unknown.exitCode()).isEqualTo(1);
    assertThat(unknown.err()).isEqualTo("orderflow: no product MICE\n");
    Run none = run("products", "restock", "MOUSE", "0");
    assertThat(none.exitCode()).isEqualTo(2);
    assertThat(none.err()).contains("QUANTITY 0 is not between 1 and");
  }

  @Test
  void setsWhatIsNamedAndLeavesTheRest() {
    assertThat(run("products", "set", "TEA", "--price", "300").err())
        .contains("TEA is a new product: say its --price and --currency");
    assertThat(run("products", "set", "TEA", "--price", "300", "--currency", "GBP").exitCode())
        .isZero();
    assertThat(units("TEA")).isEqualTo("0 of 0");
    run("products", "set", "TEA", "--stock", "7");
    run("products", "set", "TEA", "--name", "Gyokuro", "--price", "1500", "--currency", "JPY");
    assertThat(run("products", "set", "TEA", "--stock", "4", "--json").json())
        .containsEntry("name", "Gyokuro")
        .containsEntry("price", 1500L)
        .containsEntry("currency", "JPY")
        .containsEntry("available", 4L)
        .containsEntry("received", 4L);
    assertThat(run("products", "set", "TEA", "--price", "-1").exitCode()).isEqualTo(2);
  }

  /** An order is reserved between look and write, again and again. */
  @Test
  void unitsReservedMeanwhileStayReserved() {
    load(line("MOUSE", "A mouse", 2499, 10));
    reserve("MOUSE", 3);
    assertThat(load(line("MOUSE", "A mouse", 2499, 10)).out()).contains("1 changed");
    run("products", "set", "MOUSE", "--stock", "2");
    Product mouse = product("MOUSE");
    assertThat(mouse.reserved()).isEqualTo(3);
    assertThat(mouse.available()).isEqualTo(2);
    assertThat(mouse.received()).isEqualTo(5);
  }

  @Test
  void seedsAreForAnEmptyTableAlone() throws Exception {
    Path home = Path.of("..").toAbsolutePath().normalize();
    SeedProducts.load(home, ENGINE.client());
    assertThat(catalogue.find("Wireless Mouse")).isPresent();
    assertThat(product("85123A").priceText()).isEqualTo("2.55 GBP");
    run("products", "set", "SSD", "--price", "1");
    SeedProducts.load(home, ENGINE.client());
    assertThat(product("SSD").price()).isEqualTo(1);
    ENGINE.client().deleteTable(r -> r.tableName("Products"));
    SeedProducts.load(home, ENGINE.client());
  }

  /** As someone does who writes to the table. */
  private static void rename(String sku, String name) {
    ENGINE
        .client()
        .updateItem(
            r ->
                r.tableName(Catalogue.TABLE)
                    .key(Map.of("sku", text(sku)))
                    .updateExpression("SET #name = :name")
                    .expressionAttributeNames(Map.of("#name", "name"))
                    .expressionAttributeValues(Map.of(":name", text(name))));
  }

  private static void reserve(String sku, int units) {
    ENGINE
        .client()
        .updateItem(
            r ->
                r.tableName("Products")
                    .key(Map.of("sku", text(sku)))
                    .updateExpression("SET available = available - :u, reserved = reserved + :u")
                    .expressionAttributeValues(Map.of(":u", number(units))));
  }

  private Product product(String sku) {
    return catalogue.find(sku).orElseThrow();
  }

  private String units(String sku) {
    return product(sku).available() + " of " + product(sku).received();
  }

  private Run load(String... lines) {
    return Run.in()
        .stdin(List.of(lines).stream().collect(Collectors.joining("\n")))
        .run("products", "load", "-", "--endpoint-url", endpoint.url().toString());
  }

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", endpoint.url().toString()));
    return Run.of(all.toArray(String[]::new));
  }

  private static String line(String sku, String name, long price, long stock) {
    return Json.write(
        Map.of("sku", sku, "name", name, "price", price, "currency", "GBP", "stock", stock));
  }
}
