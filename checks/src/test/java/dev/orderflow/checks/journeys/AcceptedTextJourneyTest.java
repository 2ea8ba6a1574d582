package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.StockCodes;
import dev.orderflow.contracts.TextRules;
import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/**
 * Text at its bounds and by chance goes the whole way: through every event, mail, update, answer
 * and command, to the order's end, with no dead letter on the way.
 */
class AcceptedTextJourneyTest extends Journey {

  private static final long SEED = Long.getLong("orderflow.seed", 20_260_115L);
  private static final int SUBMITTED = 10;
  private static final int LONGEST_SKU = 64;
  private static final String EMOJI = "😀";
  private static final String HAN = "\ud840\udc00";
  private static final List<String> PIECES =
      List.of(
          "a",
          " ",
          "é",
          "e\u0301",
          "茶",
          EMOJI,
          HAN,
          "👩\u200d🔧",
          "❤\ufe0f",
          "می\u200cخ",
          "क्\u200dष",
          "\ufb2c",
          "辻\udb40\udd00",
          "/",
          "%2F",
          "<b>",
          "\"",
          "?",
          "#",
          "..");
  private static final List<String> ADDRESSES =
      List.of(
          HAN.repeat(64) + "@" + (HAN.repeat(60) + ".").repeat(3) + "com",
          HAN.repeat(64) + "@" + (HAN.repeat(62) + ".").repeat(2) + HAN.repeat(63),
          "l".repeat(64) + "@" + ("d".repeat(62) + ".").repeat(2) + "d".repeat(63),
          "a@" + "ü".repeat(50) + ".example",
          "customer@example.com");
  private static final Set<String> ENDS = Set.of("COMPLETED", "CANCELLED");

  private final Random random = new Random(SEED);
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<String> products = products();

  AcceptedTextJourneyTest() {
    super(Settings.inMemory(RetailJourneyTest.everyTemplate()));
    System.out.println("orderflow.seed=" + SEED);
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void whatTheFormAcceptsComesToItsEnd() throws Exception {
    loadTheCatalogue();
    List<String> ids = new ArrayList<>(publishSmallForms());
    ids.addAll(publishLines());
    ApiClient customer = ApiClient.of(http, cloud.api(), "C-text", "orders:read orders:write");
    ids.addAll(submit(customer));

    AwsClients.awaitTrue("ends", () -> ids.stream().allMatch(id -> ENDS.contains(status(id))));
    for (String id : ids) {
      assertThat(reason(id)).as(id).isIn("", "CUSTOMER_REQUEST");
      assertThat(run("", "order", id).exitCode()).as(id).isZero();
    }
    AwsClients.awaitTrue("no message", () -> queues().stream().noneMatch(this::isWorkedOn));
    assertThat(queues().stream().filter(it -> it.endsWith("-dlq")))
        .isNotEmpty()
        .allSatisfy(it -> assertThat(aws.held(it)).as(it).isZero());
    for (String id : ids.subList(ids.size() - SUBMITTED, ids.size())) {
      assertThat(customer.get("/orders/" + id).statusCode()).isEqualTo(200);
    }
    assertThat(run("", "mail").out()).contains("l".repeat(64) + "@", "a@xn--");
    restockEach();
  }

  /** In the other spelling than the orders', where that has room. */
  private void loadTheCatalogue() {
    String lines =
        products.stream()
            .map(
                sku ->
                    Json.write(
                        Map.of(
                            "sku",
                            respelt(sku),
                            "name",
                            EMOJI.repeat(256),
                            "price",
                            100L,
                            "currency",
                            "EUR",
                            "stock",
                            1_000L)))
            .collect(Collectors.joining("\n"));
    CommandRun loaded = run(lines, "products", "load", "-");
    assertThat(loaded.exitCode()).as(loaded.err()).isZero();
  }

  private List<String> publishSmallForms() {
    List<String> ids = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (String product : products) {
      String id = "small-" + ids.size();
      Map<String, Object> order = order(ids.size());
      order.put("orderId", id);
      order.put("product", product);
      order.put("quantity", 1L);
      details.add(Json.write(order));
      ids.add(id);
    }
    aws.publishAll(details);
    return ids;
  }

  private List<String> publishLines() {
    List<String> ids = new ArrayList<>();
    List<String> details = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Map<String, Object> order = order(i);
      order.put("orderId", "lines-" + i);
      order.put("customerId", EMOJI.repeat(64));
      order.put("items", items());
      details.add(Json.write(order));
      ids.add("lines-" + i);
    }
    aws.publishAll(details);
    return ids;
  }

  /** Each second one is cancelled at once, in time or too late. */
  private List<String> submit(ApiClient customer) throws Exception {
    List<String> ids = new ArrayList<>();
    for (int i = 0; i < SUBMITTED; i++) {
      Map<String, Object> order = order(i);
      order.put("items", items());
      HttpResponse<String> answer = customer.submit("text-" + i, Json.write(order));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(202);
      String id = ApiClient.text(answer.body(), "orderId");
      if (i % 2 == 0) {
        assertThat(customer.send("POST", "/orders/" + id + "/cancel", "").statusCode())
            .isIn(202, 409);
      }
      ids.add(id);
    }
    return ids;
  }

  private void restockEach() throws Exception {
    ApiClient operator = ApiClient.of(http, cloud.api(), "OP", "orders:read orders:operate");
    for (String sku : products) {
      String path = URLEncoder.encode(respelt(sku), UTF_8).replace("+", "%20");
      HttpResponse<String> answer =
          operator.send(
              "POST",
              "/operations/products/" + path + "/restock",
              "{\"quantity\":1}",
              "content-type",
              "application/json");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(ApiClient.text(answer.body(), "sku")).isEqualTo(StockCodes.normalized(sku));
    }
  }

  private Map<String, Object> order(int number) {
    Map<String, Object> order = new LinkedHashMap<>();
    order.put("customerEmail", ADDRESSES.get(number % ADDRESSES.size()));
    order.put(
        "shippingAddress",
        Map.of("country", "DE", "name", EMOJI.repeat(256), "line1", text(), "city", text()));
    return order;
  }

  private List<Map<String, Object>> items() {
    List<Map<String, Object>> items = new ArrayList<>();
    for (String sku : products.stream().skip(1).map(AcceptedTextJourneyTest::respelt).toList()) {
      if (size(sku) <= LONGEST_SKU && random.nextInt(3) == 0) {
        items.add(Map.of("sku", sku, "name", text(), "quantity", 1L));
      }
    }
    items.add(Map.of("sku", "Plain", "name", HAN.repeat(256), "quantity", 1L));
    return items;
  }

  private List<String> products() {
    List<String> texts =
        new ArrayList<>(
            List.of(
                "Plain",
                EMOJI.repeat(64),
                EMOJI.repeat(129),
                EMOJI.repeat(256),
                HAN.repeat(64),
                HAN.repeat(256),
                "e\u0301".repeat(32),
                "e\u0301".repeat(128),
                "\ufb2c".repeat(85)));
    for (int i = 0; i < 20; i++) {
      texts.add(i + text());
    }
    return texts;
  }

  private String text() {
    int length = random.nextInt(3) == 0 ? 250 : random.nextInt(1, 20);
    String text = "T";
    while (size(text) < length) {
      String longer = text + PIECES.get(random.nextInt(PIECES.size()));
      text = size(longer) <= length ? longer : text + "x";
    }
    return text;
  }

  private static int size(String text) {
    return Math.max(TextRules.length(text), TextRules.length(StockCodes.normalized(text)));
  }

  private static String respelt(String text) {
    Normalizer.Form other =
        Normalizer.isNormalized(text, Normalizer.Form.NFC)
            ? Normalizer.Form.NFD
            : Normalizer.Form.NFC;
    String respelt = Normalizer.normalize(text, other);
    return TextRules.length(respelt) <= StockCodes.MAX_LENGTH ? respelt : text;
  }

  private String status(String id) {
    return aws.status(id);
  }

  private String reason(String id) {
    var reason = aws.order(id).get("reason");
    return reason == null ? "" : reason.s();
  }

  private List<String> queues() {
    return aws.sqs.listQueues(r -> r.maxResults(100)).queueUrls().stream()
        .map(url -> url.substring(url.lastIndexOf('/') + 1))
        .toList();
  }

  private boolean isWorkedOn(String queue) {
    return !queue.endsWith("-dlq") && aws.held(queue) > 0;
  }

  private CommandRun run(String stdin, String... args) {
    return CommandRun.of(cloud.endpoint().toString(), stdin, args);
  }
}
