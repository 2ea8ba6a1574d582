package dev.orderflow.cli.payments;

import static dev.orderflow.kit.Attributes.list;
import static dev.orderflow.kit.Attributes.map;
import static dev.orderflow.kit.Attributes.number;
import static dev.orderflow.kit.Attributes.text;
import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.KeyType;
import software.amazon.awssdk.services.dynamodb.model.ScalarAttributeType;

/** {@code payments} and {@code payments check} against a real table. */
final class PaymentsCommandTest {

  private static final TableEngine ENGINE = TableEngine.inMemory();

  private final Endpoint endpoint = Endpoint.bind(0);

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
            .tableName("Payments")
            .billingMode(BillingMode.PAY_PER_REQUEST)
            .keySchema(
                k -> k.attributeName("orderId").keyType(KeyType.HASH),
                k -> k.attributeName("entry").keyType(KeyType.RANGE))
            .attributeDefinitions(
                a -> a.attributeName("orderId").attributeType(ScalarAttributeType.S),
                a -> a.attributeName("entry").attributeType(ScalarAttributeType.S))
            .build());
    TableService service = new TableService(ENGINE.client(), ENGINE.streamsClient());
    endpoint.serve(new Router(Map.of(AwsService.DYNAMODB, service)), new Callers());
  }

  @AfterEach
  void closeEndpoint() {
    endpoint.close();
  }

  @Test
  void listsAndShowsPayments() {
    assertThat(run("payments").out()).isEqualTo("none\n");
    captured("ORD-1", 2550);
    payment("ORD-2", "DECLINED", 990, Map.of("reason", text("card_declined")));

    assertThat(run("payments").out())
        .contains("ORD-1", "CAPTURED", "25.50 EUR", "ORD-2", "card_declined");
    assertThat(run("payments", "--state", "declined").out())
        .contains("ORD-2")
        .doesNotContain("ORD-1");
    assertThat(run("payments", "ORD-1").out())
        .contains("ORD-1  CAPTURED", "pay-1", "provider:sandbox  25.50 EUR", "customer:ORD-1");
    assertThat(run("payments", "ORD-1", "--json").out())
        .contains("\"state\":\"CAPTURED\"", "\"ledger\":[{\"kind\":\"CHARGE\",\"amount\":2550");
  }

  @Test
  void anOrderWithoutAPaymentIsNotFound() {
    Run run = run("payments", "NOBODY");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.err()).contains("no payment of order NOBODY");
  }

  @Test
  void pagesThroughWhatIsThere() {
    List.of("A", "B", "C").forEach(id -> captured(id, 100));
    String first = run("payments", "--limit", "2").out();
    String cursor = first.substring(first.lastIndexOf(' ') + 1).strip();
    assertThat(first).contains("more: orderflow payments --limit 2");
    assertThat(run("payments", "--limit", "2", "--cursor", cursor).out().lines()).hasSize(2);
  }

  @Test
  void findsWhatIsRareAndOffersNoEmptyPage() {
    for (int i = 0; i < 150; i++) {
      captured("ORD-" + i, 100);
    }
    assertThat(run("payments", "--state", "declined").out()).isEqualTo("none\n");
    payment("RARE", "DECLINED", 990, Map.of());
    assertThat(run("payments", "--state", "declined", "--limit", "1").out())
        .contains("RARE")
        .doesNotContain("more:");
  }

  @Test
  void rightBooksAreRight() {
    captured("ORD-1", 2550);
    refunded("ORD-2", 990);
    payment("ORD-3", "DECLINED", 990, Map.of());

    Run run = run("payments", "check");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("CAPTURED         1", "EUR         35.40      9.90              25.50     25.50")
        .contains("ok: 2 charges and 1 refund booked; the ledger sums to zero");
    assertThat(run("payments", "check", "--json").out())
        .contains("\"ok\":true", "\"charged\":3540", "\"refunded\":990", "\"held\":2550");
  }

  /** A provider that cannot move just that amount: the difference has an account of its own. */
  @Test
  void whatAProviderRoundsIsExplained() {
    payment("NEAR", "REFUND_PENDING", 1255, Map.of("taken", number(1260)));
    rounded("NEAR", "CHARGE", 1);
    payment("BACK", "REFUNDED", 1255, Map.of("taken", number(1260)));
    rounded("BACK", "CHARGE", 1);
    rounded("BACK", "REFUND", -1);

    Run run = run("payments", "check");
    assertThat(run.out()).contains("ok: 2 charges and 1 refund booked");
    assertThat(run("payments", "check", "--json").out())
        .contains("\"held\":1260", "\"owed\":1255", "\"rounded\":5");
    assertThat(run("payments", "NEAR").out()).contains("NEAR  REFUND_PENDING", "rounding:sandbox");

    booking("NEAR", "CHARGE", 1255, 1260, -1260);
    assertThat(run("payments", "check").out()).contains("NEAR: CHARGE is misbooked");
  }

  private static void rounded(String orderId, String kind, long sign) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("entry", text("LEDGER#" + kind));
    item.put("kind", text(kind));
    item.put(
        "postings",
        list(
            List.of(
                posting("provider:sandbox", sign * 1260),
                posting("customer:" + orderId, sign * -1255),
                posting("rounding:sandbox", sign * -5))));
    put(orderId, 1255, item);
  }

  @Test
  void wrongBooksAreNamed() {
    payment("TAKEN-UNBOOKED", "CAPTURED", 2550, Map.of());
    captured("BOOKED-TWICE", 100);
    booking("BOOKED-TWICE", "REFUND", 100, -100, 100);
    captured("ODD", 100);
    booking("ODD", "CHARGE", 100, 99, -100);
    booking("NO-PAYMENT", "CHARGE", 5, 5, -5);

    Run run = run("payments", "check");
    assertThat(run.exitCode()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "TAKEN-UNBOOKED: CAPTURED with 0 charges booked",
            "BOOKED-TWICE: CAPTURED with 1 refunds booked",
            "ODD: CHARGE is misbooked",
            "NO-PAYMENT: no payment with 1 charges booked",
            "EUR: the ledger does not sum to zero");
  }

  private static void captured(String orderId, long amount) {
    payment(orderId, "CAPTURED", amount, Map.of("paymentId", text("pay-1")));
    booking(orderId, "CHARGE", amount, amount, -amount);
  }

  private static void refunded(String orderId, long amount) {
    payment(orderId, "REFUNDED", amount, Map.of("paymentId", text("pay-1")));
    booking(orderId, "CHARGE", amount, amount, -amount);
    booking(orderId, "REFUND", amount, -amount, amount);
  }

  private static void payment(
      String orderId, String state, long amount, Map<String, AttributeValue> more) {
    Map<String, AttributeValue> item = new HashMap<>(more);
    item.put("entry", text("PAYMENT"));
    item.put("state", text(state));
    put(orderId, amount, item);
  }

  private static void booking(
      String orderId, String kind, long amount, long toProvider, long toCustomer) {
    Map<String, AttributeValue> item = new HashMap<>();
    item.put("entry", text("LEDGER#" + kind));
    item.put("kind", text(kind));
    AttributeValue provider = posting("provider:sandbox", toProvider);
    AttributeValue customer = posting("customer:" + orderId, toCustomer);
    item.put("postings", list(List.of(provider, customer)));
    put(orderId, amount, item);
  }

  private static AttributeValue posting(String account, long minorUnits) {
    return map(Map.of("account", text(account), "minorUnits", number(minorUnits)));
  }

  private static void put(String orderId, long amount, Map<String, AttributeValue> item) {
    item.put("orderId", text(orderId));
    item.put("amount", number(amount));
    item.put("currency", text("EUR"));
    item.put("provider", text("sandbox"));
    ENGINE.client().putItem(r -> r.tableName("Payments").item(item));
  }

  private Run run(String... args) {
    List<String> all = new ArrayList<>(List.of(args));
    all.addAll(List.of("--endpoint-url", endpoint.url().toString()));
    return Run.of(all.toArray(String[]::new));
  }
}
