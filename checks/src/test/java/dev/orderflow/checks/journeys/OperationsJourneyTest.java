package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An operator before the operations API: over HTTP, with a token, from the templates alone. */
class OperationsJourneyTest extends Journey {

  static final List<Path> ALL_TEMPLATES =
      Stream.of(
              "orders",
              "api",
              "services/inventory",
              "services/billing",
              "services/shipping",
              "services/notifications")
          .map(it -> Path.of("..", it, "template.yaml"))
          .toList();

  /** Every route, as some call to it. */
  private static final List<String> CALLS =
      List.of(
          "GET /operations/stations",
          "GET /operations/alarms",
          "GET /operations/metrics",
          "GET /operations/orders",
          "GET /operations/orders/ORD-1",
          "GET /operations/rejections",
          "GET /operations/dead-letters",
          "GET /operations/dead-letters/order-processing-dlq",
          "POST /operations/dead-letters/order-processing-dlq/redrive",
          "POST /operations/dead-letters/order-processing-dlq/letters/some",
          "POST /operations/dead-letters/order-processing-dlq/letters/some/discard",
          "GET /operations/dead-letters/order-processing-dlq/discarded",
          "GET /operations/products",
          "POST /operations/products/MOUSE/restock");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Operator operator;

  OperationsJourneyTest() throws IOException, InterruptedException {
    super(
        new Settings(
            ALL_TEMPLATES,
            Map.of("PickupSeconds", "1", "DeliverySeconds", "1"),
            0,
            0,
            Optional.empty(),
            false));
    this.operator = new Operator(ApiClient.of(http, cloud.api(), "staff", "orders:operate"));
    stock("Wireless Mouse", 1_000);
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void everyRouteIsForOperatorsAlone() throws Exception {
    ApiClient nobody = new ApiClient(http, cloud.api(), "");
    ApiClient customer = ApiClient.of(http, cloud.api(), "C-1", "orders:read orders:write");
    for (String call : CALLS) {
      String[] parts = call.split(" ");
      assertThat(nobody.send(parts[0], parts[1], "").statusCode()).as(call).isEqualTo(401);
      assertThat(customer.send(parts[0], parts[1], "").statusCode()).as(call).isEqualTo(403);
    }
  }

  @Test
  void aPoisonLetterIsMendedAndItsOrderStored() throws Exception {
    String poison = "this is <script>no</script> order";
    send("order-processing-queue", poison);
    Map<String, @Nullable Object> letter = operator.awaitLetter("order-processing-dlq", poison);
    String id = JsonObjects.text(letter, "messageId");
    assertThat(letter)
        .containsKeys("sentAt", "failedMessageId")
        .hasEntrySatisfying(
            "reason", it -> assertThat(it).asString().startsWith("JsonException: not valid JSON"))
        .containsEntry("attempts", 1L)
        .doesNotContainKey("orderId");

    assertThat(operator.redrive("order-processing-dlq", List.of(id), true))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .containsEntry("messageId", id)
                    .containsEntry("to", "queue order-processing-queue")
                    .containsEntry("outcome", "would be sent"));
    assertThat(operator.letters("order-processing-dlq")).extracting("messageId").contains(id);

    String mended = event("MENDED-1", Orders.small("MENDED-1"));
    HttpResponse<String> edited = operator.edit("order-processing-dlq", id, mended);
    assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
    aws.awaitProcessed(List.of("MENDED-1"));
    assertThat(operator.letters("order-processing-dlq")).extracting("messageId").doesNotContain(id);
    assertThat(operator.edit("order-processing-dlq", id, mended).statusCode()).isEqualTo(404);
  }

  @Test
  void anEventThatARuleCouldNotDeliverGoesToItsTargetAndARecordToItsFunction() throws Exception {
    String function = "arn:aws:lambda:us-east-1:000000000000:function:validate-order:live";
    aws.sqs.sendMessage(
        m ->
            m.queueUrl(aws.queueUrl("order-created-rule-dlq"))
                .messageBody(event("UNDELIVERED-1", Orders.small("UNDELIVERED-1")))
                .messageAttributes(Map.of("TARGET_ARN", Operator.text(function))));
    send(
        "validate-order-dlq",
        Json.write(
            Map.of(
                "requestContext", Map.of("functionArn", function, "condition", "RetriesExhausted"),
                "requestPayload", Json.parse(event("FAILED-1", Orders.small("FAILED-1"))),
                "responsePayload", Map.of("errorType", "Oops", "errorMessage", "it broke"))));

    assertThat(operator.awaitLetter("order-created-rule-dlq", "UNDELIVERED-1"))
        .containsEntry("orderId", "UNDELIVERED-1");
    Map<String, @Nullable Object> record = operator.awaitLetter("validate-order-dlq", "FAILED-1");
    assertThat(record)
        .containsEntry("orderId", "FAILED-1")
        .containsEntry("cause", "validate-order:live failed (RetriesExhausted): Oops it broke");
    assertThat(operator.timeline("FAILED-1"))
        .singleElement()
        .satisfies(it -> assertThat(it).containsEntry("kind", "dead-letter"));

    assertThat(operator.redrive("order-created-rule-dlq", null, false))
        .extracting("to")
        .contains("function validate-order:live");
    assertThat(operator.redrive("validate-order-dlq", null, false))
        .extracting("outcome")
        .contains("sent");
    aws.awaitProcessed(List.of("UNDELIVERED-1", "FAILED-1"));
  }

  @Test
  void aLetterThatCannotGoBackStaysWhereItIs() throws Exception {
    send("mail-rule-dlq", "nobody knows where from");
    Map<String, @Nullable Object> letter = operator.awaitLetter("mail-rule-dlq", "nobody knows");
    String id = JsonObjects.text(letter, "messageId");
    HttpResponse<String> edited = operator.edit("mail-rule-dlq", id, "{}");
    assertThat(edited.statusCode()).isEqualTo(409);
    assertThat(edited.body())
        .contains("/problems/undeliverable", "\"nothing says where it came from\"");
    assertThat(operator.redrive("mail-rule-dlq", List.of(id, "another"), false))
        .extracting("outcome")
        .containsExactly("left", "not found");
    assertThat(operator.letters("mail-rule-dlq")).extracting("messageId").contains(id);
  }

  @Test
  void aCompletedOrdersTimelineHasEveryStep() throws Exception {
    aws.publish(Orders.small("WHOLE-1"));
    aws.awaitStatus("WHOLE-1", "COMPLETED");
    AwsClients.awaitTrue(
        "the last mail",
        () ->
            operator.timeline("WHOLE-1").stream()
                .anyMatch(
                    it ->
                        "Order Completed".equals(it.get("type"))
                            && "SENT".equals(it.get("outcome"))));

    List<Map<String, @Nullable Object>> timeline = operator.timeline("WHOLE-1");
    assertThat(timeline)
        .extracting("type")
        .containsSubsequence("Published", "Validated", "Queued", "Received", "Processed")
        .contains("Stock Reserved", "Payment Captured", "Parcel Dispatched", "Parcel Delivered")
        .contains("Order Processed", "Order Paid", "Order Dispatched", "Order Completed");
    assertThat(timeline).extracting("kind").containsOnly("station", "fact", "mail");
    assertThat(timeline.stream().skip(1))
        .allSatisfy(it -> assertThat(it).containsKey("durationMs"));
    Map<String, AttributeValue> stored = aws.order("WHOLE-1");
    assertThat(timeline)
        .filteredOn(it -> "Processed".equals(it.get("type")))
        .singleElement()
        .satisfies(
            it ->
                assertThat(it)
                    .containsEntry("messageId", stored.get("messageId").s())
                    .containsEntry("attempt", 1L));
    assertThat(operator.json("/operations/orders/WHOLE-1").get("order"))
        .asString()
        .contains("COMPLETED", "customer@example.com");
    assertThat(operator.get("/operations/orders/NOBODYS").statusCode()).isEqualTo(404);
  }

  @Test
  void ordersAreFoundByIdBeginningCustomerAndStatus() throws Exception {
    List<String> ids = Orders.ids("FIND", 5);
    aws.publishAll(ids.stream().map(Orders::small).toList());
    String own = Orders.small("FIND-OWN").replace("customer@example.com", "finder@example.com");
    aws.publish(own);
    aws.awaitProcessed(ids);
    aws.awaitProcessed(List.of("FIND-OWN"));

    assertThat(operator.found("q=FIND-3")).containsExactly("FIND-3");
    assertThat(operator.found("q=FIND-")).hasSize(6).containsAll(ids);
    for (String typed :
        List.of("finder@example.com", "FINDER@Example.COM", "%20Finder@example.com+")) {
      assertThat(operator.found("q=" + typed)).as(typed).containsExactly("FIND-OWN");
    }
    assertThat(operator.found("q=FIND-&status=REJECTED")).isEmpty();
    assertThat(operator.allFound("q=FIND-&limit=2")).hasSize(6).doesNotHaveDuplicates();
    for (String query : List.of("limit=0", "status=x", "cursor=%00", "q=%3Cscript%3E", "q=%00")) {
      assertThat(operator.get("/operations/orders?" + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  @Test
  void rejectionsAreListedWithEveryReason() throws Exception {
    aws.publish(
        Orders.rejected("REFUSED-1")
            .replace("nobody", "<img src=x onerror=alert(1)>")
            .replace("}", ",\"paymentToken\":\"tok_secret\"}"));
    aws.awaitStatus("REFUSED-1", "REJECTED");
    AwsClients.awaitTrue("rejection", () -> !aws.rejections("REFUSED-1").isEmpty());
    Map<String, @Nullable Object> rejection =
        Operator.objects(operator.json("/operations/rejections?limit=100"), "rejections").stream()
            .filter(it -> "REFUSED-1".equals(it.get("orderId")))
            .findFirst()
            .orElseThrow();
    assertThat(rejection).containsEntry("reason", "INVALID_ORDER").containsKeys("rejectedAt");
    assertThat(Operator.objects(rejection, "problems")).hasSize(3);
    assertThat(rejection.get("detail"))
        .asString()
        .contains("<img src=x onerror=alert(1)>")
        .doesNotContain("tok_secret");
  }

  @Test
  void unitsThatComeInAreAddedOncePerKey() throws Exception {
    stock("RESTOCKED", 5);
    for (int again = 0; again < 2; again++) {
      HttpResponse<String> answer = operator.restock("RESTOCKED", "{\"quantity\":7}");
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(Operator.object(answer)).containsEntry("available", 12L);
    }
    assertThat(Operator.objects(operator.json("/operations/products"), "products"))
        .extracting("sku")
        .contains("RESTOCKED");
    HttpResponse<String> other = operator.restock("one", "RESTOCKED", "{\"quantity\":1}");
    assertThat(Operator.object(other)).containsEntry("available", 13L);
    other = operator.restock("one", "RESTOCKED", "{\"quantity\":2}");
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(other.body()).contains("/problems/key-reused", "Idempotency-Key");
    assertThat(operator.restock("NOTHING", "{\"quantity\":7}").statusCode()).isEqualTo(404);
    for (String wrong : List.of("{}", "{\"quantity\":0}", "{\"quantity\":1.5}", "{")) {
      assertThat(operator.restock("RESTOCKED", wrong).statusCode()).as(wrong).isEqualTo(400);
    }
    for (String more : List.of("[]", "{\"quantity\":7,\"at\":\"noon\"}")) {
      assertThat(operator.restock("RESTOCKED", more).statusCode()).as(more).isEqualTo(422);
    }
  }

  @Test
  void aStockCodeMayHaveASlashOrWhatElseIsEncodedInAPath() throws Exception {
    for (String sku :
        List.of("SET/2", "A%2", "50%25 OFF", "a?b", "a#b", "C++ mug", "b\\s", "\u8336")) {
      stock(sku, 1);
      HttpResponse<String> answer =
          operator.restock(
              URLEncoder.encode(sku, StandardCharsets.UTF_8).replace("+", "%20"),
              "{\"quantity\":4}");
      assertThat(answer.statusCode()).as(sku).isEqualTo(200);
      assertThat(Operator.object(answer)).containsEntry("sku", sku).containsEntry("available", 5L);
    }
  }

  @Test
  void stationsAreShownInAnOrdersWayAndThenAllOthers() throws Exception {
    aws.publish(Orders.small("STATIONS-1"));
    aws.awaitProcessed(List.of("STATIONS-1"));
    AwsClients.awaitTrue(
        "work", () -> operator.station("validate-order").containsKey("durationMs"));

    List<Map<String, @Nullable Object>> stations = operator.stations();
    assertThat(stations)
        .extracting("name")
        .startsWith(
            "order-created-rule",
            "validate-order",
            "order-processing-queue",
            "process-order",
            "Orders",
            "publish-order-events",
            "order-facts-queue",
            "track-order")
        .contains("stock-queue", "reserve-stock", "mail-queue", "send-mail", "operate-orders")
        .doesNotHaveDuplicates();
    assertThat(operator.station("order-created-rule")).containsKeys("perMinute", "deadLetters");
    assertThat(operator.station("validate-order")).containsKeys("perMinute", "errorsPerMinute");
    assertThat(operator.station("order-processing-queue"))
        .containsEntry("kind", "queue")
        .containsEntry("deadLetterQueue", "order-processing-dlq")
        .containsKeys("waiting", "inFlight", "deadLetters");
    assertThat(operator.station("stock-queue")).containsEntry("deadLetterQueue", "stock-dlq");
  }

  @Test
  void anAlarmThatGoesOffComesFirst() throws Exception {
    send("shipment-rule-dlq", "a letter");
    AwsClients.awaitTrue(
        "the alarm",
        () ->
            Operator.objects(operator.json("/operations/alarms"), "alarms").stream()
                .anyMatch(
                    it ->
                        "shipment-rule-dlq-not-empty".equals(it.get("name"))
                            && "ALARM".equals(it.get("state"))));
    List<Map<String, @Nullable Object>> alarms =
        Operator.objects(operator.json("/operations/alarms"), "alarms");
    assertThat(alarms.getFirst())
        .containsEntry("state", "ALARM")
        .containsKeys("name", "description", "since", "metric", "threshold", "reason");
    assertThat(alarms).extracting("name").contains("operate-orders-errors");
  }

  @Test
  void metricsAreLinesToDraw() throws Exception {
    aws.publish(Orders.small("METRICS-1"));
    aws.awaitProcessed(List.of("METRICS-1"));
    AwsClients.awaitTrue("counted", () -> operator.drawn("orders processed") >= 1);

    Map<String, @Nullable Object> metrics = operator.json("/operations/metrics?minutes=30");
    assertThat(metrics).containsEntry("periodSeconds", 60L).containsKeys("start", "end");
    assertThat(Operator.objects(metrics, "series"))
        .extracting("name")
        .containsExactly(
            "orders accepted",
            "orders rejected",
            "orders processed",
            "validate-order ms",
            "process-order ms",
            "waiting",
            "dead letters");
    for (String minutes : List.of("0", "1441", "x")) {
      assertThat(operator.get("/operations/metrics?minutes=" + minutes).statusCode())
          .isEqualTo(400);
    }
  }

  /** What customers wrote is shown to whoever may see it, and logged nowhere. */
  @Test
  void nothingPersonalIsLogged() throws Exception {
    operator.found("q=secret.person@example.com");
    send("order-processing-queue", "poison of secret.person@example.com");
    Map<String, @Nullable Object> letter =
        operator.awaitLetter("order-processing-dlq", "secret.person");
    operator.edit(
        "order-processing-dlq",
        JsonObjects.text(letter, "messageId"),
        event("PRIVATE-1", Orders.small("PRIVATE-1").replace("customer@", "secret.person@")));
    aws.awaitProcessed(List.of("PRIVATE-1"));
    for (String group : List.of("/aws/lambda/operate-orders", "/aws/apigateway/orderflow")) {
      assertThat(aws.linesOf(group, "")).as(group).isNotEmpty();
      assertThat(String.join("\n", aws.linesOf(group, ""))).doesNotContain("secret.person");
    }
  }

  private void send(String queue, String body) {
    aws.sqs.sendMessage(m -> m.queueUrl(aws.queueUrl(queue)).messageBody(body));
  }

  private static String event(String id, String detail) {
    return """
    {"version":"0","id":"event of %s","source":"ecommerce.orders",\
    "detail-type":"Order Created","time":"2026-01-02T03:04:05Z","detail":%s}\
    """
        .formatted(id, detail);
  }

  private void stock(String sku, long units) {
    Map<String, Object> product = new HashMap<>(Map.of("reserved", 0L, "shipped", 0L));
    product.putAll(Map.of("sku", sku, "name", sku, "price", 2499L, "currency", "EUR"));
    product.putAll(Map.of("received", units, "available", units));
    aws.dynamoDb.putItem(r -> r.tableName("Products").item(Operator.item(product)));
  }
}
