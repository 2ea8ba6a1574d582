package dev.orderflow.api.operate;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.api.Answer;
import dev.orderflow.api.Api;
import java.net.URLEncoder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class OrderSearchTest {

  private static final String SEARCH = "/operations/orders?limit=100&q=";

  /** Some of a megabyte, which is what one read of a table takes. */
  private static final String LARGE = "x".repeat(300_000);

  /** Of large orders; many more megabytes than a page reads that has found something. */
  private static final int MANY = 60;

  private final Api api = new Api();

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void anAddressIsFoundHoweverItIsWrittenOrTyped() {
    List<String> stored =
        List.of("Zoe@Example.COM", "zoe@example.com", "ZOE@EXAMPLE.COM", "zOE@example.Com");
    for (String address : stored) {
      api.store("O-" + stored.indexOf(address), "C-1", Map.of("customerEmail", address));
    }
    api.store("O-other", "C-1", Map.of("customerEmail", "joe@example.com"));
    api.store("O-longer", "C-1", Map.of("customerEmail", "zoe@example.com.au"));
    for (String typed : stored) {
      for (String blanks : List.of("", " ", "\t\n", "\u00a0", "\u3000 ")) {
        assertThat(found(blanks + typed + blanks))
            .as("'%s%s'", blanks, typed)
            .containsExactlyInAnyOrder("O-0", "O-1", "O-2", "O-3");
      }
    }
    assertThat(found("zoe@example.co")).isEmpty();
  }

  @Test
  void anyCapitalLettersAreFoundByAnyOthers() {
    long seed = System.nanoTime();
    RandomGenerator random = new Random(seed);
    for (int i = 0; i < 30; i++) {
      String address = "zoë.müller" + i + "@straße-" + i + ".example";
      api.store("O-" + i, "C-1", Map.of("customerEmail", anyCase(address, random)));
      assertThat(found(anyCase(address, random))).as("seed %d", seed).containsExactly("O-" + i);
    }
  }

  @Test
  void anAddressIsSearchedAmongOrdersOfAStatus() {
    api.store("O-1", "C-1", Map.of("customerEmail", "Zoe@Example.com", "status", "COMPLETED"));
    api.store("O-2", "C-1", Map.of("customerEmail", "zoe@example.com"));
    assertThat(found("zoe@example.com&status=COMPLETED")).containsExactly("O-1");
  }

  @Test
  void anIdIsFoundAsItIsWrittenAlone() {
    api.store("Ord-1", "C-1", Map.of());
    assertThat(found(" Ord-1 ")).containsExactly("Ord-1");
    assertThat(found("Ord")).containsExactly("Ord-1");
    assertThat(found("ord")).isEmpty();
    assertThat(found("ORD-1")).isEmpty();
  }

  @Test
  void whatIsRareIsFoundByOneRequest() {
    String last = storeMany();
    api.store(
        last, "C-1", Map.of("note", LARGE, "status", "CANCELLED", "customerEmail", "Rare@x.org"));
    for (String query : List.of("status=CANCELLED", "q=rare@x.org", "q=" + last)) {
      Answer page = api.asOperator().get("/operations/orders?limit=5&" + query);
      assertThat(page.objects("orders")).as(query).extracting("orderId").containsExactly(last);
    }
    for (String query : List.of("payment=DECLINED", "q=nobody@x.org", "q=NONE")) {
      Answer page = api.asOperator().get("/operations/orders?" + query);
      assertThat(page.objects("orders")).as(query).isEmpty();
      assertThat(page.json()).as(query).doesNotContainKey("next");
    }
  }

  @Test
  void aSearchInVainEndsAfterSomeTimeAndCanGoOn() {
    String last = storeMany();
    api.store(last, "C-1", Map.of("note", LARGE, "status", "CANCELLED"));
    api.passWithEachLook(Duration.ofSeconds(9));
    List<Object> found = new ArrayList<>();
    int empty = 0;
    String next = "";
    do {
      Answer page = api.asOperator().get("/operations/orders?status=CANCELLED" + next);
      page.objects("orders").forEach(it -> found.add(it.get("orderId")));
      empty += page.objects("orders").isEmpty() ? 1 : 0;
      next = page.json().containsKey("next") ? "&cursor=" + page.text("next") : "";
    } while (!next.isEmpty());
    assertThat(found).containsExactly(last);
    assertThat(empty).isPositive();
  }

  /** The one that the table reads last. */
  private String storeMany() {
    for (int i = 0; i < MANY; i++) {
      api.store("O-" + i, "C-1", Map.of("note", LARGE));
    }
    List<String> ids = found("");
    assertThat(ids).hasSize(MANY);
    return ids.getLast();
  }

  private List<String> found(String query) {
    List<String> ids = new ArrayList<>();
    String next = "";
    String q = query.contains("&") ? query : URLEncoder.encode(query, UTF_8);
    do {
      Answer page = api.asOperator().get(SEARCH + q + next);
      page.objects("orders").forEach(it -> ids.add(String.valueOf(it.get("orderId"))));
      next = page.json().containsKey("next") ? "&cursor=" + page.text("next") : "";
    } while (!next.isEmpty());
    return ids;
  }

  private static String anyCase(String text, RandomGenerator random) {
    StringBuilder written = new StringBuilder();
    text.chars()
        .forEach(
            c -> written.append(random.nextBoolean() ? Character.toUpperCase((char) c) : (char) c));
    return written.toString();
  }
}
