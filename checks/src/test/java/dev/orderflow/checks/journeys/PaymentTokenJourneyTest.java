package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.products.SeedProducts;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatchlogs.model.LogGroup;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.Message;

/** A payment token goes from the one who publishes an order to billing, and nowhere else. */
class PaymentTokenJourneyTest extends Journey {

  private static final String GOOD = "tok_visa";
  private static final String SECRET = "tok_secret-4711";
  private static final Set<String> TOLD = Set.of("Order Created", "Payment Requested");

  private final HttpClient http = HttpClient.newHttpClient();
  private final String bus = aws.subscribeToAll("ecommerce.orders");

  PaymentTokenJourneyTest() {
    super(
        Settings.inMemory(new ProjectLayout(Tree.root()).templates())
            .with(Map.of("PickupSeconds", "1", "DeliverySeconds", "1")));
  }

  @BeforeAll
  void stock() throws InterruptedException {
    SeedProducts.load(Tree.root(), cloud.tables());
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void nobodyElseSeesIt() throws Exception {
    ApiClient customer = ApiClient.of(http, cloud.api(), "C-tok", "orders:read orders:write");
    ApiClient staff = ApiClient.of(http, cloud.api(), "S-1", "orders:read orders:operate");
    Looker looker = Looker.connect(http, cloud.api(), "all=true&token=" + bearer(staff));
    HttpResponse<String> accepted = customer.submit("key-1", order(null, GOOD));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String id = ApiClient.text(accepted.body(), "orderId");
    aws.publish(order("DECLINED-1", SECRET));
    aws.publish(order("REFUSED-1", SECRET).replace("\"quantity\":1", "\"quantity\":0"));
    aws.awaitStatus(id, "COMPLETED");
    aws.awaitStatus("DECLINED-1", "CANCELLED");
    aws.awaitStatus("REFUSED-1", "REJECTED");
    looker.await("Order Completed", id);
    looker.await("Customer Notified", "DECLINED-1");

    Map<String, String> seen = new HashMap<>();
    seen.put("live updates", looker.heard().toString());
    for (String path : List.of("/orders/" + id, "/orders/" + id + "/history", "/orders")) {
      seen.put(path, customer.get(path).body());
    }
    for (String path :
        List.of(
            "/operations/orders",
            "/operations/orders/" + id,
            "/operations/orders/DECLINED-1",
            "/operations/orders/REFUSED-1",
            "/operations/rejections",
            "/operations/stations")) {
      seen.put(path, staff.get(path).body());
    }
    for (String command :
        List.of(
            "order " + id + " --json",
            "order " + id,
            "order REFUSED-1 --json",
            "orders --json --limit 100",
            "rejections --json",
            "mail --json",
            "payments " + id)) {
      seen.put(command, run(command.split(" ")).out());
    }
    heard().forEach(seen::put);
    stored().forEach(seen::put);
    logged().forEach(seen::put);

    assertThat(seen.get("order " + id + " --json")).contains("\"paymentToken\":\"***\"");
    assertThat(seen).containsKeys("event Order Paid", "facts", "table Shipments");
    seen.forEach(
        (what, text) ->
            assertThat(text).as(what).isNotEmpty().doesNotContain(GOOD).doesNotContain(SECRET));
    assertThat(aws.order(id).get("paymentToken").s()).isEqualTo(GOOD);
  }

  @Test
  void operatorsMendALetterWithoutSeeingIt() throws Exception {
    Operator operator =
        new Operator(ApiClient.of(http, cloud.api(), "S-2", "orders:read orders:operate"));
    String poison =
        """
        {"id":"e-9","source":"ecommerce.orders","detail-type":"Order Created",\
        "time":"2026-01-02T03:04:05Z","detail":%s}\
        """
            .formatted(order("MENDED-1", SECRET).replace("\"quantity\":1", "\"quantity\":-1"));
    aws.sqs.sendMessage(
        m -> m.queueUrl(aws.queueUrl("order-processing-queue")).messageBody(poison));
    Map<String, @Nullable Object> letter = operator.awaitLetter("order-processing-dlq", "MENDED-1");
    String shown = JsonObjects.text(letter, "body");
    assertThat(shown).contains("\"paymentToken\":\"***\"").doesNotContain(SECRET);
    for (String option : List.of("--json", "--limit=10")) {
      CommandRun run = run("dlq", "show", "order-processing-dlq", option);
      assertThat(run.out()).contains("MENDED-1").doesNotContain(SECRET);
    }

    HttpResponse<String> edited =
        operator.edit(
            "order-processing-dlq",
            JsonObjects.text(letter, "messageId"),
            shown.replace("\"quantity\":-1", "\"quantity\":1"));
    assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
    aws.awaitProcessed(List.of("MENDED-1"));
    assertThat(aws.order("MENDED-1").get("paymentToken").s()).isEqualTo(SECRET);
  }

  /** Billing's own letters, and what goes back as it is. */
  @Test
  void aRequestForPaymentThatFailedGoesBackWhole() throws Exception {
    Operator operator =
        new Operator(ApiClient.of(http, cloud.api(), "S-3", "orders:read orders:operate"));
    aws.publishAs(
        "ecommerce.orders",
        """
        {"id":"e-8","type":"Payment Requested","version":1,"time":"2026-01-02T03:04:05Z",\
        "correlationId":"e-8","data":{"orderId":"UNPRICED-1","paymentToken":"%s"}}\
        """
            .formatted(SECRET));
    Map<String, @Nullable Object> letter = operator.awaitLetter("payment-dlq", "UNPRICED-1");
    assertThat(JsonObjects.text(letter, "body")).doesNotContain(SECRET);
    assertThat(operator.redrive("payment-dlq", null, false)).extracting("outcome").contains("sent");
    operator.awaitLetter("payment-dlq", "UNPRICED-1");
    Message whole = aws.take("payment-dlq", "UNPRICED-1");
    assertThat(whole.body()).contains(SECRET);
  }

  /** Of every event that others may hear, its type and text. */
  private Map<String, String> heard() {
    Map<String, String> heard = new HashMap<>();
    String url = aws.queueUrl(bus);
    List<Message> messages;
    do {
      messages = aws.sqs.receiveMessage(r -> r.queueUrl(url).maxNumberOfMessages(10)).messages();
      for (Message message : messages) {
        Map<String, @Nullable Object> event =
            JsonObjects.object("event", Json.parse(message.body()));
        String type = JsonObjects.text(event, "detail-type");
        if (!TOLD.contains(type)) {
          heard.merge("event " + type, message.body(), String::concat);
        }
        aws.sqs.deleteMessage(r -> r.queueUrl(url).receiptHandle(message.receiptHandle()));
      }
    } while (!messages.isEmpty());
    heard.put("facts", String.valueOf(facts()));
    return heard;
  }

  private List<String> facts() {
    List<String> facts = new ArrayList<>();
    aws.items("Orders").forEach(it -> facts.add(String.valueOf(it.get("facts"))));
    return facts;
  }

  /** Every table that has anything in it; of orders all but the one attribute. */
  private Map<String, String> stored() {
    Map<String, String> stored = new HashMap<>();
    for (String table : aws.dynamoDb.listTables().tableNames()) {
      List<Map<String, AttributeValue>> items = new ArrayList<>();
      for (Map<String, AttributeValue> item : aws.items(table)) {
        Map<String, AttributeValue> rest = new HashMap<>(item);
        if (table.equals("Orders")) {
          rest.remove("paymentToken");
        }
        items.add(rest);
      }
      if (!items.isEmpty()) {
        stored.put("table " + table, items.toString());
      }
    }
    return stored;
  }

  private Map<String, String> logged() {
    Map<String, String> logged = new HashMap<>();
    for (LogGroup group : aws.logs.describeLogGroupsPaginator().logGroups()) {
      String lines = String.join("\n", aws.linesOf(group.logGroupName(), ""));
      assertThat(lines).as(group.logGroupName()).doesNotContain("customer@example.com");
      if (!lines.isEmpty()) {
        logged.put("log " + group.logGroupName(), lines);
      }
    }
    return logged;
  }

  private static String bearer(ApiClient client) {
    return client.authorization().substring("Bearer ".length());
  }

  private CommandRun run(String... args) {
    return CommandRun.of(cloud.endpoint().toString(), "", args);
  }

  private static String order(@Nullable String orderId, String token) {
    String id = orderId == null ? "" : "\"orderId\":\"%s\",".formatted(orderId);
    return """
    {%s"customerEmail":"customer@example.com","product":"Wireless Mouse","quantity":1,\
    "shippingAddress":{"country":"DE"},"paymentToken":"%s"}\
    """
        .formatted(id, token);
  }
}
