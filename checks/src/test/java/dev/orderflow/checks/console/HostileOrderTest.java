package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Whatever an order says is shown as text: it runs nothing, and breaks no page. */
class HostileOrderTest extends ConsoleCase {

  private static final String HOSTILE =
      "\"'><script>pwned = 1</script><img src=x onerror='pwned = 1'>"
          + "<svg onload=pwned=1>{{pwned}}${pwned=1}";
  private static final String LINK = "javascript:pwned=1//🚚👩‍👩‍👧";

  /** No order may hold direction marks; a table that is written to by hand may. */
  private static final String TURNED = LINK + "\u202e\u2066";

  private static final String LONG = "W".repeat(256);
  private static final String EMAIL = "a'-alert`1`-'😀@example.com";

  HostileOrderTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @BeforeAll
  void spread() {
    Map<String, AttributeValue> mouse =
        world.aws.items("Products").stream()
            .filter(it -> AttributeValue.fromS("SSD").equals(it.get("sku")))
            .findFirst()
            .orElseThrow();
    for (String name : List.of(HOSTILE, TURNED, LONG)) {
      Map<String, AttributeValue> product = new HashMap<>(mouse);
      product.put("sku", AttributeValue.fromS("X" + name));
      product.put("name", AttributeValue.fromS(name));
      world.aws.dynamoDb.putItem(r -> r.tableName("Products").item(product));
    }
    world.aws.publish(
        Json.write(order("HOSTILE-1", EMAIL)), Json.write(order("HOSTILE-2", HOSTILE)));
    world.aws.awaitStatus("HOSTILE-2", "REJECTED");
    String queue = world.aws.queueUrl("order-processing-queue");
    world.aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody(HOSTILE + TURNED + LONG));
    AwsClients.awaitTrue("it is dead", () -> world.aws.depth("order-processing-dlq") == 1);
    AwsClients.awaitTrue(
        "it has come to an end",
        () -> List.of("COMPLETED", "CANCELLED").contains(world.aws.status("HOSTILE-1")));
  }

  private static Map<String, Object> order(String orderId, String email) {
    Map<String, Object> order = new HashMap<>();
    order.put("orderId", orderId);
    order.put("customerId", "C-1");
    order.put("customerEmail", email);
    order.put("currency", "GBP");
    order.put(
        "items",
        List.of(
            Map.of("sku", "SSD", "name", HOSTILE, "quantity", 1L),
            Map.of("sku", "XX" + LINK, "name", LINK, "quantity", 1L),
            Map.of("sku", "W".repeat(64), "name", LONG, "quantity", 1L)));
    Map<String, Object> address = new HashMap<>();
    List.of("name", "line1", "line2", "region").forEach(it -> address.put(it, HOSTILE));
    address.put("city", LONG);
    address.put("postalCode", LINK);
    address.put("country", "GB");
    order.put("shippingAddress", address);
    order.put(HOSTILE, Map.of(LINK, LONG));
    return order;
  }

  @Test
  void noPageOfTheShopDoesWhatItSays() {
    try (Tab tab = world.customer()) {
      for (int width : new int[] {1280, 360}) {
        tab.look(width, 800, width < 500, "light");
        looked(tab, "#/products", ".product", "<script>");
        looked(tab, "#/orders/HOSTILE-1", ".lines", "<script>");
        looked(tab, "#/orders/HOSTILE-1", ".facts", "javascript:");
        looked(tab, "#/orders/" + escaped(HOSTILE), ".notice", "");
      }
      tab.go("#/products");
      tab.click("button", "Add " + HOSTILE);
      tab.see(".toast", "<script>");
      looked(tab, "#/basket", ".line-name", "<script>");
      tab.assertQuiet();
    }
  }

  @Test
  void noPageOfTheOperationsDoesWhatItSays() {
    try (Tab tab = world.operator()) {
      for (int width : new int[] {1280, 360}) {
        tab.look(width, 800, width < 500, "light");
        looked(tab, "#/operations", ".dead", "1 dead letter");
        looked(tab, "#/operations/orders?q=HOSTILE", ".rows", "HOSTILE-1");
        looked(tab, "#/operations/orders?q=" + escaped(HOSTILE), ".empty, .notice", "");
        looked(tab, "#/operations/orders/HOSTILE-1", ".timeline", "Published");
        tab.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
        looked(tab, "#/operations/orders/HOSTILE-1", ".lines", "<script>");
        looked(tab, "#/operations/rejections", ".rejection", "HOSTILE-2");
        tab.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
        looked(tab, "#/operations/rejections", ".rejection", "<script>");
        looked(tab, "#/operations/products", ".stock-row", "<script>");
        looked(tab, "#/operations/dead-letters/order-processing-dlq", ".row", "");
        tab.click(".row button", "Show");
        tab.see("dialog[open] #letter-body", "<script>");
        harmless(tab, "a letter");
        tab.press(Key.ESCAPE);
        tab.awaitThat("!document.querySelector('dialog')");
      }
      tab.assertQuiet();
    }
  }

  private static void looked(Tab tab, String page, String selector, String text) {
    tab.go(page);
    tab.see(selector, text);
    tab.awaitThat("!document.querySelector('.waiting')");
    harmless(tab, page);
  }

  private static void harmless(Tab tab, String page) {
    assertThat(tab.evaluate("typeof pwned")).as(page).isEqualTo("undefined");
    assertThat(
            tab.evaluate(
                "document.querySelectorAll('#app script, #app [onerror], #app [onload],"
                    + " #app img[src=x], a[href^=javascript]').length"))
        .as(page)
        .isEqualTo(0L);
    assertThat(tab.evaluate(Scripts.OVERFLOW)).as(page).isEqualTo(0L);
  }

  private static String escaped(String text) {
    return java.net.URLEncoder.encode(text, java.nio.charset.StandardCharsets.UTF_8)
        .replace("+", "%20");
  }
}
