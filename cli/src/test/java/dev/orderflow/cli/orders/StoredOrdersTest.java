package dev.orderflow.cli.orders;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromL;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import dev.orderflow.cli.Run;
import dev.orderflow.localcloud.account.Callers;
import dev.orderflow.localcloud.dynamodb.TableEngine;
import dev.orderflow.localcloud.dynamodb.TableService;
import dev.orderflow.localcloud.endpoint.AwsService;
import dev.orderflow.localcloud.endpoint.Endpoint;
import dev.orderflow.localcloud.endpoint.Router;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@code order}, {@code orders} and {@code rejections} against real tables. */
final class StoredOrdersTest {

  private static final TableEngine ENGINE = TableEngine.inMemory();

  private final Endpoint endpoint = Endpoint.bind(0);

  @AfterAll
  static void closeEngine() {
    ENGINE.close();
  }

  @BeforeEach
  void serveEmptyTables() {
    ENGINE
        .client()
        .listTables()
        .tableNames()
        .forEach(t -> ENGINE.client().deleteTable(r -> r.tableName(t)));
    ENGINE.ensureTable(table("Orders", "orderId"));
    ENGINE.ensureTable(table("OrderRejections", "rejectionId"));
    TableService service = new TableService(ENGINE.client(), ENGINE.streamsClient());
    endpoint.serve(new Router(Map.of(AwsService.DYNAMODB, service)), new Callers());
  }

  @AfterEach
  void closeEndpoint() {
    endpoint.close();
  }

  @Test
  void showsAnOrderAndItsWayWithTheTimeBetweenStations() {
    put("Orders", processed("ORD-1001"));
    Run run = run("order", "ORD-1001");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("ORD-1001  PROCESSED", "customer@example.com", "Wireless Mouse")
        .containsSubsequence(
            "published  2026-01-01T10:00:00Z",
            "validated  2026-01-01T10:00:00.012Z    12 ms",
            "queued     2026-01-01T10:00:00.015Z     3 ms",
            "received   2026-01-01T10:00:01.265Z  1.250 s",
            "processed",
            "whole way");
  }

  @Test
  void showsMachinesTheItemAndTheWay() {
    put("Orders", processed("ORD-1001"));
    Map<String, ?> json = run("order", "ORD-1001", "--json").json();
    assertThat((Map<?, ?>) json.get("order")).isEqualTo(Item.of(processed("ORD-1001")).fields());
    assertThat((List<?>) Objects.requireNonNull(json.get("way")))
        .hasSize(5)
        .element(1)
        .isEqualTo(
            Map.of("station", "validated", "at", "2026-01-01T10:00:00.012Z", "afterMillis", 12L));
  }

  @Test
  void showsLinesWithTheirPrices() {
    Map<String, AttributeValue> order = processed("ORD-2");
    order.put("currency", fromS("GBP"));
    order.put("total", fromN("1530"));
    order.put(
        "items",
        fromL(
            List.of(
                fromM(
                    Map.of(
                        "sku", fromS("85123A"),
                        "name", fromS("LANTERN \u001b[31m"),
                        "quantity", fromN("6"),
                        "unitPrice", fromN("255"))))));
    put("Orders", order);
    assertThat(run("order", "ORD-2").out())
        .contains("total: 15.30 GBP", "85123A", "LANTERN \\u001b[31m", "2.55")
        .doesNotContain("\u001b");
  }

  @Test
  void showsARejectedOrderWithItsProblems() {
    put("Orders", rejected("ORD-3"));
    assertThat(run("order", "ORD-3").out())
        .contains("ORD-3  REJECTED (INVALID_ORDER)")
        .containsSubsequence("FIELD", "quantity", "range", "must be from 1 to 10000")
        .containsSubsequence("published", "rejected", "20 ms");
  }

  @Test
  void looksAmongTheRejectionsForWhatIsNotStored() {
    Map<String, AttributeValue> earlier = rejected("ORD-4");
    earlier.remove("status");
    earlier.put("rejectedAt", fromS("2025-01-01T00:00:00Z"));
    earlier.put("rejectionId", fromS("event-earlier"));
    Map<String, AttributeValue> last = rejected("ORD-4");
    last.remove("status");
    put("OrderRejections", earlier);
    put("OrderRejections", last);
    assertThat(run("order", "ORD-4").out())
        .contains("ORD-4  REJECTED (INVALID_ORDER)", "rejection: event-ORD-4");
  }

  @Test
  void saysWhenThereIsNoSuchOrder() {
    Run run = run("order", "nowhere");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("orderflow: no order and no rejection with the id nowhere\n");
  }

  @Test
  void listsPageByPageUntilAllIsSeenOnce() {
    IntStream.range(0, 25).forEach(i -> put("Orders", processed("ORD-" + i)));
    List<Object> seen = new ArrayList<>();
    List<Integer> pages = new ArrayList<>();
    Object cursor = null;
    do {
      Run page =
          cursor == null
              ? run("orders", "--limit", "10", "--json")
              : run("orders", "--limit", "10", "--json", "--cursor", cursor.toString());
      List<?> orders = (List<?>) Objects.requireNonNull(page.json().get("orders"));
      orders.forEach(o -> seen.add(((Map<?, ?>) o).get("orderId")));
      pages.add(orders.size());
      cursor = page.json().get("cursor");
    } while (cursor != null);
    assertThat(pages).containsExactly(10, 10, 5);
    assertThat(seen).doesNotHaveDuplicates().hasSize(25);
  }

  @Test
  void printsTheCommandThatGoesOn() {
    IntStream.range(0, 3).forEach(i -> put("Orders", processed("ORD-" + i)));
    Run first = run("orders", "--limit", "2", "--status", "processed");
    String more = first.out().lines().toList().getLast();
    assertThat(more)
        .startsWith("more: orderflow orders --status PROCESSED --limit 2 --endpoint-url http");
    Run second = Run.of(more.substring("more: orderflow ".length()).split(" "));
    assertThat(second.out().lines()).hasSize(2);
    assertThat(second.out()).contains("1 x Wireless Mouse").doesNotContain("more:");
  }

  @Test
  void findsWhatIsRareAndOffersNoEmptyPage() {
    IntStream.range(0, 2_500).forEach(i -> put("Orders", processed("ORD-" + i)));
    assertThat(run("orders", "--status", "REJECTED").out()).isEqualTo("none\n");
    put("Orders", rejected("BAD-1"));
    put("Orders", rejected("BAD-2"));
    Run both = run("orders", "--status", "REJECTED", "--limit", "2");
    assertThat(both.out()).contains("BAD-1", "BAD-2").doesNotContain("more:");
    Run one = run("orders", "--status", "REJECTED", "--limit", "1");
    String more = one.out().lines().toList().getLast();
    Run other = Run.of(more.substring("more: orderflow ".length()).split(" "));
    assertThat(one.out() + other.out()).contains("BAD-1", "BAD-2");
    assertThat(other.out()).doesNotContain("more:", "none");
  }

  @Test
  void listsByStatus() {
    IntStream.range(0, 5).forEach(i -> put("Orders", processed("ORD-" + i)));
    put("Orders", rejected("BAD-1"));
    assertThat(run("orders", "--status", "REJECTED").out())
        .contains("BAD-1", "1 problem")
        .doesNotContain("ORD-");
    assertThat(run("orders", "--status", "lost").exitCode()).isEqualTo(2);
  }

  @Test
  void listsRejectionsByReason() {
    Map<String, AttributeValue> conflict = rejected("ORD-6");
    conflict.put("rejectionId", fromS("event-conflict"));
    conflict.put("reason", fromS("ORDER_ID_CONFLICT"));
    put("OrderRejections", conflict);
    Map<String, AttributeValue> nameless = rejected("x");
    nameless.remove("orderId");
    put("OrderRejections", nameless);

    assertThat(run("rejections").out())
        .contains("event-conflict", "event-x", "quantity must be from 1 to 10000");
    assertThat(run("rejections", "--reason", "order_id_conflict").out())
        .contains("event-conflict")
        .doesNotContain("event-x");
    assertThat((List<?>) run("rejections", "--json").json().get("rejections")).hasSize(2);
  }

  @Test
  void saysWhenThereIsNone() {
    assertThat(run("orders").out()).isEqualTo("none\n");
    assertThat(run("rejections").out()).isEqualTo("none\n");
  }

  @Test
  void refusesACursorOfAnotherListing() {
    String foreign = new Cursor("OrderRejections", "event-1").encode();
    for (String cursor : List.of(foreign, "nonsense!", "AAAA")) {
      Run run = run("orders", "--cursor", cursor);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("is not one that this command printed");
    }
    assertThat(run("orders", "--limit", "0").exitCode()).isEqualTo(2);
  }

  @Test
  void saysWhatTheSystemAnswersWhereTablesAreMissing() {
    ENGINE.client().deleteTable(r -> r.tableName("Orders"));
    Run run = run("orders");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("answered ResourceNotFoundException").hasLineCount(1);
  }

  @Test
  void saysWhenNobodyIsThere() {
    endpoint.close();
    for (String command : List.of("orders", "rejections", "order x")) {
      Run run = run(command.split(" "));
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .startsWith("orderflow: no local cloud at " + endpoint.url())
          .hasLineCount(1);
    }
  }

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", endpoint.url().toString()));
    return Run.of(all.toArray(String[]::new));
  }

  private static void put(String table, Map<String, AttributeValue> item) {
    ENGINE.client().putItem(r -> r.tableName(table).item(item));
  }

  private static Map<String, AttributeValue> processed(String orderId) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", fromS(orderId));
    item.put("status", fromS("PROCESSED"));
    item.put("customerEmail", fromS("customer@example.com"));
    item.put("product", fromS("Wireless Mouse"));
    item.put("quantity", fromN("1"));
    item.put("publishedAt", fromS("2026-01-01T10:00:00Z"));
    item.put("validatedAt", fromS("2026-01-01T10:00:00.012Z"));
    item.put("queuedAt", fromS("2026-01-01T10:00:00.015Z"));
    item.put("receivedAt", fromS("2026-01-01T10:00:01.265Z"));
    item.put("processedAt", fromS("2026-01-01T10:00:01.270Z"));
    return item;
  }

  private static Map<String, AttributeValue> rejected(String orderId) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("orderId", fromS(orderId));
    item.put("status", fromS("REJECTED"));
    item.put("rejectionId", fromS("event-" + orderId));
    item.put("reason", fromS("INVALID_ORDER"));
    item.put(
        "problems",
        fromL(
            List.of(
                fromM(
                    Map.of(
                        "field", fromS("quantity"),
                        "rule", fromS("range"),
                        "message", fromS("must be from 1 to 10000"))))));
    item.put("publishedAt", fromS("2026-01-01T10:00:00Z"));
    item.put("rejectedAt", fromS("2026-01-01T10:00:00.020Z"));
    return item;
  }

  private static CreateTableRequest table(String name, String key) {
    return CreateTableRequest.builder()
        .tableName(name)
        .billingMode(BillingMode.PAY_PER_REQUEST)
        .attributeDefinitions(a -> a.attributeName(key).attributeType(ScalarAttributeType.S))
        .keySchema(k -> k.attributeName(key).keyType(KeyType.HASH))
        .build();
  }
}
