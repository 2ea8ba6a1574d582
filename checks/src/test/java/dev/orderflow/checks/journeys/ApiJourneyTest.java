package dev.orderflow.checks.journeys;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.localcloud.Settings;
import dev.orderflow.localcloud.iam.Fault;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Customers before the order API: over HTTP, with tokens, from the templates alone. */
class ApiJourneyTest extends Journey {

  private static final String MOUSE =
      "{\"customerEmail\":\"zoe@example.com\",\"product\":\"Wireless Mouse\",\"quantity\":1}";
  private static final String READ_AND_WRITE = "orders:read orders:write";

  /** Every route, with a method and a path of some order. */
  private static final Map<String, String> ROUTES =
      Map.of(
          "/orders", "POST",
          "/orders/ID/cancel", "POST",
          "/orders/ID/return", "POST",
          "/orders?limit=5", "GET",
          "/orders/ID", "GET",
          "/orders/ID/history", "GET",
          "/products", "GET");

  private final HttpClient http = HttpClient.newHttpClient();

  ApiJourneyTest() {
    super(
        Settings.inMemory(
            List.of(
                Path.of("../orders/template.yaml"),
                Path.of("../services/inventory/template.yaml"),
                Path.of("../api/template.yaml"))));
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void anOrderIsSubmittedAndFollowedUntilItIsProcessed() throws Exception {
    ApiClient zoe = customer("C-zoe");
    HttpResponse<String> submitted = zoe.submit("first", MOUSE);
    assertThat(submitted.statusCode()).isEqualTo(202);
    String place = submitted.headers().firstValue("location").orElseThrow();

    HttpResponse<String> order = zoe.get(place);
    while (ApiClient.text(order.body(), "status").equals("RECEIVED")) {
      String tag = order.headers().firstValue("etag").orElseThrow();
      HttpResponse<String> next = zoe.get(place + "?wait=5", "if-none-match", tag);
      order = next.statusCode() == 304 ? order : next;
    }

    assertThat(order.statusCode()).isEqualTo(200);
    assertThat(ApiClient.text(order.body(), "status")).isIn("PROCESSED", "CANCELLED");
    assertThat(zoe.get("/orders").body()).contains(place.substring("/orders/".length()));
    assertThat(zoe.get(place + "/history").body()).contains("\"Processed\"");
    assertThat(zoe.get("/products").statusCode()).isEqualTo(200);
    for (String path : List.of(place, place + "/history", "/orders", "/products")) {
      HttpResponse<String> head = zoe.send("HEAD", path, "");
      assertThat(head.statusCode()).as(path).isEqualTo(200);
      assertThat(head.headers().firstValue("content-length"))
          .as(path)
          .isEqualTo(zoe.get(path).headers().firstValue("content-length"));
    }
  }

  @Test
  void aBodyThatIsNotUtf8IsRefusedAndNotKept() throws Exception {
    ApiClient zoe = customer("C-latin");
    String order = MOUSE.replace("1}", "1,\"note\":\"caf\u00e9\"}");
    for (byte[] body :
        List.of(
            order.getBytes(ISO_8859_1),
            order.getBytes(UTF_16),
            order.getBytes(UTF_16BE),
            ("\uFEFF" + order).getBytes(UTF_8))) {
      HttpResponse<String> answer = zoe.submitBytes("latin", body);
      assertThat(answer.statusCode()).isEqualTo(400);
      assertThat(answer.body()).contains("/problems/not-utf-8");
    }
    HttpResponse<String> gzip =
        zoe.submitBytes("latin", order.getBytes(UTF_8), "content-encoding", "gzip");
    assertThat(gzip.statusCode()).isEqualTo(415);
    assertThat(gzip.headers().firstValue("accept-encoding")).hasValue("identity");
    assertThat(zoe.get("/orders").body()).isEqualTo("{\"orders\":[]}");
    assertThat(zoe.submitBytes("latin", order.getBytes(UTF_8)).statusCode()).isEqualTo(202);
  }

  @Test
  void aDoubleClickMakesOneOrder() throws Exception {
    ApiClient zoe = customer("C-click");
    List<Callable<HttpResponse<String>>> clicks = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      clicks.add(() -> zoe.submit("once", MOUSE));
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<HttpResponse<String>>> answers = threads.invokeAll(clicks);
      assertThat(answers.stream().map(it -> it.resultNow().body()).distinct()).hasSize(1);
    }
    HttpResponse<String> other = zoe.submit("once", MOUSE.replace("1}", "2}"));
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(Json.write(Json.parse(zoe.get("/orders").body()))).containsOnlyOnce("orderId");
  }

  @Test
  void whatDiesBeforePublishingIsMendedByTheSameRequest() throws Exception {
    ApiClient zoe = customer("C-crash");
    cloud.faults().failNext("events:PutEvents", 1, Fault.ANSWER_LOST);
    HttpResponse<String> lost = zoe.submit("k", MOUSE);
    HttpResponse<String> again = zoe.submit("k", MOUSE);

    assertThat(List.of(lost.statusCode(), again.statusCode())).contains(202);
    assertThat(again.statusCode()).isEqualTo(202);
    assertThat(zoe.get("/orders").body()).containsOnlyOnce("\"orderId\"");
  }

  @Test
  void everyRouteIsClosedToNobodyAndToForgedTokens() throws Exception {
    for (String authorization : List.of("", "Bearer x.y.z", "Bearer " + unsigned(), "Basic eDp5")) {
      ApiClient aws = new ApiClient(http, cloud.api(), authorization);
      for (Map.Entry<String, String> route : ROUTES.entrySet()) {
        HttpResponse<String> answer =
            aws.send(route.getValue(), route.getKey().replace("ID", "O-1"), "");
        assertThat(answer.statusCode()).as("%s %s", route, authorization).isEqualTo(401);
        assertThat(answer.body()).isEqualTo("{\"message\":\"Unauthorized\"}");
      }
    }
  }

  @Test
  void everyRouteIsClosedWithoutItsScope() throws Exception {
    ApiClient reader = ApiClient.of(http, cloud.api(), "C-1", "orders:read");
    ApiClient writer = ApiClient.of(http, cloud.api(), "C-1", "orders:write");
    for (Map.Entry<String, String> route : ROUTES.entrySet()) {
      ApiClient wrong = route.getValue().equals("GET") ? writer : reader;
      HttpResponse<String> answer =
          wrong.send(route.getValue(), route.getKey().replace("ID", "O-1"), "");
      assertThat(answer.statusCode()).as("%s", route).isEqualTo(403);
    }
  }

  @Test
  void anotherCustomersOrderIsNotThere() throws Exception {
    ApiClient zoe = customer("C-owner");
    String place = zoe.submit("k", MOUSE).headers().firstValue("location").orElseThrow();
    ApiClient other = customer("C-other");
    for (Map.Entry<String, String> route : ROUTES.entrySet()) {
      if (route.getKey().contains("ID")) {
        String path = route.getKey().replace("/orders/ID", place);
        assertThat(other.send(route.getValue(), path, "").statusCode()).isEqualTo(404);
      }
    }
    assertThat(other.get("/orders").body()).isEqualTo("{\"orders\":[]}");
    assertThat(other.get("/nothing").statusCode()).isEqualTo(404);
  }

  @Test
  void hostileInputIsAnsweredAndChangesNothing() throws Exception {
    ApiClient zoe = customer("C-hostile");
    assertThat(zoe.submit("k", "{").statusCode()).isEqualTo(400);
    assertThat(zoe.submit("k", "[".repeat(50_000)).statusCode()).isEqualTo(400);
    assertThat(zoe.submit("k", "{\"x\":\"" + "x".repeat(300_000) + "\"}").statusCode())
        .isEqualTo(413);
    assertThat(zoe.submit("k", "{\"customerEmail\":\"\\ud83c\"}").statusCode()).isEqualTo(422);
    assertThat(zoe.submit("k".repeat(200), MOUSE).statusCode()).isEqualTo(400);
    assertThat(zoe.send("POST", "/orders", MOUSE, "idempotency-key", "k").statusCode())
        .isEqualTo(415);
    assertThat(zoe.get("/orders?cursor=%00").statusCode()).isEqualTo(400);
    assertThat(zoe.get("/orders/%2e%2e%2f").statusCode()).isEqualTo(404);
    assertThat(zoe.get("/orders").body()).isEqualTo("{\"orders\":[]}");
  }

  private ApiClient customer(String subject) throws IOException, InterruptedException {
    return ApiClient.of(http, cloud.api(), subject, READ_AND_WRITE);
  }

  /** With everything right but a signature. */
  private String unsigned() {
    String issuer = cloud.api().resolve("/dev-issuer").toString();
    return part(Map.of("alg", "none"))
        + "."
        + part(Map.of("iss", issuer, "aud", "orderflow", "sub", "C-1", "exp", 9_999_999_999L))
        + ".";
  }

  private static String part(Map<String, ?> object) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(Json.write(object).getBytes(UTF_8));
  }
}
