package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Who is written to when customers may order for any address, and say what they like. */
class MailJourneyTest extends Journey {

  private static final int MOST = 4;
  private static final String TEXT = "Confirm at https://evil.example/login <a href='x'>here</a>";

  private final HttpClient http = HttpClient.newHttpClient();

  MailJourneyTest() {
    super(
        new Settings(
            Stream.of("orders", "api", "services/inventory", "services/notifications")
                .map(it -> Path.of("..", it, "template.yaml"))
                .toList(),
            Map.of("MailsPerRecipient", Integer.toString(MOST)),
            0,
            0,
            Optional.empty(),
            false));
  }

  @AfterAll
  void hangUp() {
    http.close();
  }

  @Test
  void nobodyIsWrittenToButAtTheirOwnAddress() throws Exception {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    Map<String, String> mailed = new HashMap<>();
    Set<String> orders = new HashSet<>();
    for (int i = 0; i < 12; i++) {
      String own = random.nextInt(3) == 0 ? "" : "own-%d@shop.example".formatted(i);
      String given =
          switch (random.nextInt(4)) {
            case 0 -> "victim-%d@bank.example".formatted(i);
            case 1 -> own.isEmpty() ? "victim-%d@bank.example".formatted(i) : own;
            case 2 -> own.replace("shop.example", "SHOP.Example");
            default -> "";
          };
      HttpResponse<String> answer = customer(i, own).submit("k", order(given));
      assertThat(answer.statusCode())
          .as("seed %d, %s for %s", seed, given, own)
          .isEqualTo(given.isEmpty() && own.isEmpty() ? 422 : 202);
      if (answer.statusCode() == 202) {
        String orderId = ApiClient.text(answer.body(), "orderId");
        orders.add(orderId);
        if (given.isEmpty() || (!own.isEmpty() && given.equalsIgnoreCase(own))) {
          mailed.put(orderId, given.isEmpty() ? own : given);
        }
      }
    }
    aws.publish(Orders.small("PRODUCED-1").replace("customer@", "producers-customer@"));
    orders.add("PRODUCED-1");
    mailed.put("PRODUCED-1", "producers-customer@example.com");

    // no product is in stock, so that each order is confirmed and then cancelled
    for (String orderId : orders) {
      AwsClients.awaitTrue(orderId, () -> outcomes(orderId).size() == 2);
      assertThat(outcomes(orderId))
          .as("seed %d, %s", seed, orderId)
          .containsOnly(mailed.containsKey(orderId) ? "SENT" : "WITHHELD UNVERIFIED");
    }
    assertThat(recipients()).as("seed %d", seed).containsAll(mailed.values());
    assertThat(recipients()).noneMatch(it -> it.contains("bank.example"));
  }

  @Test
  void aRecipientGetsSoManyADay() throws Exception {
    ApiClient customer = customer(100, "often@shop.example");
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < MOST; i++) {
      HttpResponse<String> answer = customer.submit("k-" + i, order("often@shop.example"));
      orders.add(ApiClient.text(answer.body(), "orderId"));
    }
    for (String orderId : orders) {
      AwsClients.awaitTrue(orderId, () -> outcomes(orderId).size() == 2);
    }
    assertThat(recipients().stream().filter("often@shop.example"::equals)).hasSize(MOST);
    assertThat(orders.stream().flatMap(it -> outcomes(it).stream()))
        .containsOnly("SENT", "WITHHELD TOO_MANY");
  }

  private ApiClient customer(int number, String email) throws IOException, InterruptedException {
    return ApiClient.of(http, cloud.api(), "C-" + number, "orders:write", email);
  }

  private static String order(String email) {
    Map<String, Object> order = new HashMap<>(Map.of("product", TEXT, "quantity", 1));
    if (!email.isEmpty()) {
      order.put("customerEmail", email);
    }
    return Json.write(order);
  }

  /** What became of each mail about an order that is decided. */
  private List<String> outcomes(String orderId) {
    return aws
        .dynamoDb
        .query(
            r ->
                r.tableName("Notifications")
                    .keyConditionExpression("orderId = :id")
                    .expressionAttributeValues(Map.of(":id", AttributeValue.fromS(orderId)))
                    .consistentRead(true))
        .items()
        .stream()
        .map(
            it ->
                text(it, "state")
                    + (it.containsKey("withheldFor") ? " " + text(it, "withheldFor") : ""))
        .filter(it -> !it.equals("SENDING"))
        .toList();
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name).s();
  }

  private List<String> recipients() throws IOException, InterruptedException {
    URI mails = URI.create(cloud.endpoint() + "/_local/mail?limit=500");
    String answer =
        http.send(HttpRequest.newBuilder(mails).build(), BodyHandlers.ofString()).body();
    @Nullable Object mail = JsonObjects.object("answer", Json.parse(answer)).get("mail");
    return ((List<?>) Objects.requireNonNull(mail))
        .stream()
            .map(it -> String.valueOf(JsonObjects.object("mail", it).get("to")))
            .map(it -> it.replaceAll("[\\[\\]]", ""))
            .toList();
  }
}
