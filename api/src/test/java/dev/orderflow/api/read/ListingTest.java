package dev.orderflow.api.read;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingTest {

  private static final Map<String, ?> MOUSE =
      Map.of("customerEmail", "a@example.com", "product", "Wireless Mouse", "quantity", 1);

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aThousandOrdersAreListedOnceEachNewestFirst() {
    List<Object> submitted = submit(1_000);
    List<Object> listed = new ArrayList<>();
    String next = "";
    int pages = 0;
    do {
      Answer page = api.as("C-1").get("/orders?limit=70" + next);
      page.objects("orders").forEach(it -> listed.add(it.get("orderId")));
      next = page.json().containsKey("next") ? "&cursor=" + page.text("next") : "";
      pages++;
    } while (!next.isEmpty());

    assertThat(pages).isEqualTo(15);
    Collections.reverse(submitted);
    assertThat(listed).isEqualTo(submitted);
    assertThat(new HashSet<>(listed)).hasSize(1_000);
  }

  @Test
  void theListIsJoinedWithWhereEachOrderStands() {
    List<Object> ids = submit(3);
    Map<String, ?> line = Map.of("sku", "A", "quantity", 2L);
    api.store(
        String.valueOf(ids.get(1)),
        "C-1",
        Map.of("status", "COMPLETED", "payment", "CAPTURED", "items", List.of(line, line)));

    List<Map<String, @Nullable Object>> orders = api.as("C-1").get("/orders").objects("orders");
    assertThat(orders.stream().map(it -> it.get("status")))
        .containsExactly("RECEIVED", "COMPLETED", "RECEIVED");
    assertThat(orders.get(1)).containsEntry("firstItem", line).containsEntry("payment", "CAPTURED");
  }

  @Test
  void aRareStatusIsFoundByOneRequest() {
    List<Object> ids = submit(450);
    api.store(String.valueOf(ids.getFirst()), "C-1", Map.of("status", "CANCELLED"));

    for (int limit : List.of(1, 2, 10, 100)) {
      Answer page = api.as("C-1").get("/orders?status=CANCELLED&limit=" + limit);
      assertThat(page.objects("orders")).as("%d", limit).hasSize(1);
      assertThat(page.json()).as("%d", limit).doesNotContainKey("next");
    }
    Answer none = api.as("C-1").get("/orders?status=COMPLETED&limit=1");
    assertThat(none.objects("orders")).isEmpty();
    assertThat(none.json()).doesNotContainKey("next");
  }

  @Test
  void anyOrdersOfAStatusAreListedOnceEachNewestFirst() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<Object> ids = submit(330);
    List<Object> cancelled = new ArrayList<>();
    for (Object id : ids.reversed()) {
      if (random.nextInt(4) == 0) {
        api.store(String.valueOf(id), "C-1", Map.of("status", "CANCELLED"));
        cancelled.add(id);
      }
    }
    int limit = random.nextInt(1, 40);
    List<Object> listed = new ArrayList<>();
    String next = "";
    do {
      Answer page = api.as("C-1").get("/orders?status=CANCELLED&limit=" + limit + next);
      assertThat(page.objects("orders")).hasSizeLessThanOrEqualTo(limit);
      page.objects("orders").forEach(it -> listed.add(it.get("orderId")));
      next = page.json().containsKey("next") ? "&cursor=" + page.text("next") : "";
    } while (!next.isEmpty());
    assertThat(listed).as("seed %d, limit %d", seed, limit).isEqualTo(cancelled);
  }

  @Test
  void aCursorOfAnotherCustomerOpensNothing() {
    submit(3);
    String cursor = api.as("C-1").get("/orders?limit=1").text("next");
    assertThat(api.as("C-2").get("/orders?cursor=" + cursor).objects("orders")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "%00", "====", "eyJhIjoxfQ"})
  void aCursorThatNoListGaveIsRefused(String cursor) {
    assertThat(api.as("C-1").get("/orders?cursor=" + cursor).problem()).isEqualTo("parameter");
  }

  @Test
  void aMadeUpCursorStaysInTheCustomersOwnList() {
    submit(2);
    String later =
        Base64.getUrlEncoder().encodeToString("2030-01-01T00:00:00.000Z ORD-0".getBytes(UTF_8));
    assertThat(api.as("C-1").get("/orders?cursor=" + later).objects("orders")).hasSize(2);
    assertThat(api.as("C-2").get("/orders?cursor=" + later).objects("orders")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "limit=0",
        "limit=101",
        "limit=x",
        "status=processed",
        "status=",
        "customerId=C-2"
      })
  void parametersAreBounded(String query) {
    assertThat(api.as("C-1").get("/orders?" + query).problem()).isEqualTo("parameter");
  }

  @Test
  void anOperatorMayLookAtACustomersList() {
    submit(2);
    assertThat(api.asOperator().get("/orders?customerId=C-1").objects("orders")).hasSize(2);
    assertThat(api.asOperator().get("/orders").objects("orders")).isEmpty();
  }

  private List<Object> submit(int count) {
    List<Object> ids = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      ids.add(api.as("C-1").submit("k-" + i, MOUSE).text("orderId"));
      api.pass(Duration.ofMillis(1));
    }
    return ids;
  }
}
