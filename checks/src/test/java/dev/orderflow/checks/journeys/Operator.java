package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/** What an operator asks of the operations API. */
record Operator(ApiClient client) {

  private static final String DEAD = "/operations/dead-letters/";

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return client.get(path);
  }

  Map<String, @Nullable Object> json(String path) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(path);
    assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
    return object(answer);
  }

  List<Map<String, @Nullable Object>> timeline(String orderId)
      throws IOException, InterruptedException {
    return objects(json("/operations/orders/" + orderId), "timeline");
  }

  List<Map<String, @Nullable Object>> letters(String queue)
      throws IOException, InterruptedException {
    return objects(json(DEAD + queue), "letters");
  }

  List<Map<String, @Nullable Object>> stations() throws IOException, InterruptedException {
    return objects(json("/operations/stations"), "stations");
  }

  Map<String, @Nullable Object> station(String name) throws IOException, InterruptedException {
    return stations().stream().filter(it -> name.equals(it.get("name"))).findFirst().orElseThrow();
  }

  /** The sum of a line's values over an hour. */
  double drawn(String line) throws IOException, InterruptedException {
    return objects(json("/operations/metrics"), "series").stream()
        .filter(it -> line.equals(it.get("name")))
        .flatMap(it -> ((List<?>) Objects.requireNonNull(it.get("points"))).stream())
        .mapToDouble(it -> ((Number) Objects.requireNonNull(((List<?>) it).get(1))).doubleValue())
        .sum();
  }

  /** Waits for a letter with that text in it. */
  Map<String, @Nullable Object> awaitLetter(String queue, String text) {
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    AwsClients.awaitTrue(
        "a letter in " + queue,
        () -> {
          letters(queue).stream()
              .filter(it -> String.valueOf(it.get("body")).contains(text))
              .forEach(found::add);
          return !found.isEmpty();
        });
    return found.getFirst();
  }

  List<Map<String, @Nullable Object>> redrive(
      String queue, @Nullable List<String> messageIds, boolean dryRun)
      throws IOException, InterruptedException {
    Map<String, @Nullable Object> body = new HashMap<>();
    body.put("messageIds", messageIds);
    body.put("dryRun", dryRun);
    return objects(run(queue, body), "redriven");
  }

  Map<String, @Nullable Object> run(String queue, Map<String, ?> body)
      throws IOException, InterruptedException {
    HttpResponse<String> answer = redriveAnswer(queue, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return object(answer);
  }

  HttpResponse<String> redriveAnswer(String queue, Map<String, ?> body)
      throws IOException, InterruptedException {
    return post(DEAD + queue + "/redrive", Json.write(body));
  }

  HttpResponse<String> discard(String queue, String messageId, String body)
      throws IOException, InterruptedException {
    return post(DEAD + queue + "/letters/" + messageId + "/discard", body);
  }

  HttpResponse<String> edit(String queue, String messageId, String text)
      throws IOException, InterruptedException {
    return post(DEAD + queue + "/letters/" + messageId, Json.write(Map.of("body", text)));
  }

  /** Under a key that stands for exactly this. */
  HttpResponse<String> restock(String sku, String body) throws IOException, InterruptedException {
    return restock("key of " + (sku + body).hashCode(), sku, body);
  }

  /**
   * @param sku as it stands in a path
   */
  HttpResponse<String> restock(String key, String sku, String body)
      throws IOException, InterruptedException {
    String path = "/operations/products/" + sku + "/restock";
    return client.send(
        "POST", path, body, "content-type", "application/json", "idempotency-key", key);
  }

  /** The ids of the orders that a search finds first. */
  List<String> found(String query) throws IOException, InterruptedException {
    return ids(json("/operations/orders?" + query));
  }

  /** The same to the search's end. */
  List<String> allFound(String query) throws IOException, InterruptedException {
    Map<String, @Nullable Object> page = json("/operations/orders?" + query);
    List<String> all = new ArrayList<>(ids(page));
    while (page.get("next") instanceof String next) {
      page = json("/operations/orders?" + query + "&cursor=" + next);
      all.addAll(ids(page));
    }
    return all;
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return client.send(
        "POST", path, body, "content-type", "application/json", "idempotency-key", "k");
  }

  static Map<String, @Nullable Object> object(HttpResponse<String> answer) {
    return JsonObjects.object("answer", Json.parse(answer.body()));
  }

  static List<Map<String, @Nullable Object>> objects(
      Map<String, @Nullable Object> json, String name) {
    List<?> list = (List<?>) Objects.requireNonNull(json.get(name));
    List<Map<String, @Nullable Object>> objects = new ArrayList<>();
    list.forEach(it -> objects.add(JsonObjects.object(name, it)));
    return objects;
  }

  static MessageAttributeValue text(String value) {
    return MessageAttributeValue.builder().dataType("String").stringValue(value).build();
  }

  static Map<String, AttributeValue> item(Map<String, ?> plain) {
    return Attributes.of(plain).m();
  }

  private static List<String> ids(Map<String, @Nullable Object> page) {
    return objects(page, "orders").stream().map(it -> JsonObjects.text(it, "orderId")).toList();
  }
}
