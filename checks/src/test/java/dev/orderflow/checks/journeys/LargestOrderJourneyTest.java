package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.running.ProjectLayout;
import dev.orderflow.form.OrderForm;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The largest order that is accepted comes all the way; one byte more, and none of it begins. */
class LargestOrderJourneyTest extends Journey {

  private static final int LINES = 100;
  private static final String WIDE = "中";
  private static final List<String> NOTES =
      List.of("name", "line1", "line2", "city", "region", "postalCode");

  private final HttpClient http = HttpClient.newHttpClient();

  LargestOrderJourneyTest() {
    super(
        Settings.inMemory(new ProjectLayout(Tree.root()).templates())
            .with(Map.of("PickupSeconds", "1", "DeliverySeconds", "1")));
  }

  @BeforeAll
  void stock() {
    for (int i = 0; i < LINES; i++) {
      stock(sku(i));
    }
    stock(WIDE.repeat(64));
  }

  @AfterAll
  void hangUp() {
    http.shutdownNow();
  }

  @Test
  void byTheBusItComesToItsEnd() {
    assertDelivered("LARGEST-1", filled(withLines("LARGEST-1"), 0));
    assertDelivered("LARGEST-2", filled(small("LARGEST-2"), 0));
  }

  @Test
  void byTheApiAsWell() throws Exception {
    ApiClient customer = ApiClient.of(http, cloud.api(), "C-large", "orders:read orders:write");
    Map<String, @Nullable Object> order = withLines("ORD-" + "0".repeat(32));
    order.put("customerId", "C-large");
    order.put("emailVerified", false);
    Map<String, @Nullable Object> largest = filled(order, 0);
    HttpResponse<String> accepted = customer.submit("one", body(largest));
    assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(202);
    String id = ApiClient.text(accepted.body(), "orderId");
    aws.awaitStatus(id, "COMPLETED");
    HttpResponse<String> seen = customer.get("/orders/" + id);
    assertThat(seen.statusCode()).isEqualTo(200);
    assertThat(seen.body()).contains(String.valueOf(largest.get("note")));

    HttpResponse<String> refused = customer.submit("two", body(filled(order, 1)));
    assertThat(refused.statusCode()).isEqualTo(413);
    assertThat(refused.body()).contains(String.valueOf(OrderForm.MAX_ORDER_BYTES));
  }

  @Test
  void oneByteMoreIsRefusedWithItsReason() {
    aws.publish(Json.write(filled(withLines("TOO-LARGE-1"), 1)));
    aws.awaitStatus("TOO-LARGE-1", "REJECTED");
    assertThat(String.valueOf(aws.order("TOO-LARGE-1").get("problems")))
        .contains("size", String.valueOf(OrderForm.MAX_ORDER_BYTES));
  }

  /** What is refused is kept as well, though written out it is twice as long as it came. */
  @Test
  void aRejectedOrderIsKeptHoweverLargeItsTextIs() throws Exception {
    String detail =
        "{\"orderId\":\"BROKEN-1\",\"customerEmail\":\"customer@example.com\",\"product\":\"x\","
            + "\"quantity\":1,\"note\":\"%s\"}";
    aws.publish(detail.formatted("\uFFFE".repeat(87_000)));
    aws.awaitStatus("BROKEN-1", "REJECTED");
    Map<String, AttributeValue> refused = aws.order("BROKEN-1");
    assertThat(refused.get("detail").s()).contains("customer@example.com").doesNotContain("note");
    assertThat(refused.get("leftOut").n()).isEqualTo("1");
    AwsClients.awaitTrue("kept", () -> !aws.rejections("BROKEN-1").isEmpty());
    ApiClient staff = ApiClient.of(http, cloud.api(), "S-1", "orders:operate");
    assertThat(new Operator(staff).json("/operations/rejections").toString()).contains("leftOut=1");
    assertThat(aws.held("validate-order-dlq")).isZero();
  }

  private void assertDelivered(String id, Map<String, @Nullable Object> order) {
    aws.publish(Json.write(order));
    aws.awaitStatus(id, "COMPLETED");
    assertThat(aws.order(id).get("payment").s()).isEqualTo("CAPTURED");
    AwsClients.awaitTrue("nothing waits", () -> aws.held("order-facts-queue") == 0);
    for (String queue : List.of("order-facts-dlq", "order-events-dlq", "stock-dlq", "mail-dlq")) {
      assertThat(aws.held(queue)).as(queue).isZero();
    }
  }

  private static String body(Map<String, @Nullable Object> order) {
    Map<String, @Nullable Object> body = new LinkedHashMap<>(order);
    body.remove("orderId");
    body.remove("customerId");
    body.remove("emailVerified");
    return Json.write(body);
  }

  private static Map<String, @Nullable Object> filled(
      Map<String, @Nullable Object> order, int more) {
    Map<String, @Nullable Object> filled = new LinkedHashMap<>(order);
    filled.put("note", "");
    int size = Json.write(filled).getBytes(UTF_8).length;
    filled.put("note", "n".repeat(OrderForm.MAX_ORDER_BYTES - size + more));
    return filled;
  }

  private static Map<String, @Nullable Object> withLines(String id) {
    Map<String, @Nullable Object> order = begun(id);
    List<Map<String, ?>> lines = new ArrayList<>();
    for (int i = 0; i < LINES; i++) {
      lines.add(Map.of("sku", sku(i), "name", WIDE.repeat(256), "quantity", 1L));
    }
    order.put("items", lines);
    return order;
  }

  private static Map<String, @Nullable Object> small(String id) {
    Map<String, @Nullable Object> order = begun(id);
    order.put("product", WIDE.repeat(64));
    order.put("quantity", 1L);
    return order;
  }

  private static Map<String, @Nullable Object> begun(String id) {
    Map<String, @Nullable Object> order = new LinkedHashMap<>();
    order.put("orderId", id);
    order.put("customerEmail", "customer@example.com");
    Map<String, @Nullable Object> address = new LinkedHashMap<>();
    address.put("country", "GB");
    NOTES.forEach(note -> address.put(note, WIDE.repeat(256)));
    order.put("shippingAddress", address);
    order.put("paymentToken", "tok_visa");
    return order;
  }

  private static String sku(int number) {
    return WIDE.repeat(61) + (100 + number);
  }

  private void stock(String sku) {
    Map<String, ?> product =
        Map.of(
            "sku", sku,
            "name", sku,
            "price", 1L,
            "currency", "EUR",
            "received", 1_000L,
            "available", 1_000L,
            "reserved", 0L,
            "shipped", 0L);
    aws.dynamoDb.putItem(r -> r.tableName("Products").item(Operator.item(product)));
  }
}
