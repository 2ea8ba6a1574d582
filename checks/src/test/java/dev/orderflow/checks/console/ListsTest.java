package dev.orderflow.checks.console;

import static java.util.concurrent.CompletableFuture.completedFuture;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Lists show what was asked for, to its end, in order, and as it is now. */
class ListsTest extends ConsoleCase {

  /** As many as one click may ask for in vain. */
  private static final int MOST_ANSWERS = 6;

  /** The lists that go on. */
  enum Kind {
    OWN("#/orders", "/orders", "orders"),
    ORDERS("#/operations/orders", "/operations/orders", "orders"),
    REJECTIONS("#/operations/rejections", "/operations/rejections", "rejections");

    private final String page;
    private final String path;
    private final String name;

    Kind(String page, String path, String name) {
      this.page = page;
      this.path = path;
      this.name = name;
    }
  }

  private final long seed = Long.getLong("orderflow.seed", System.nanoTime());
  private final Random random = new Random(seed);

  ListsTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void anEmptyAnswerThatGoesOnIsNotTheEnd(Kind kind) {
    int empty = 1 + random.nextInt(MOST_ANSWERS - 1);
    try (Tab tab = world.operator()) {
      answering(
          tab, kind, at -> at < empty ? page(kind, List.of(), at + 1) : page(kind, rows(7, 1), 0));
      tab.go(kind.page);
      tab.see(".rows", "ROW-7-0");
    }
  }

  @ParameterizedTest
  @EnumSource(Kind.class)
  void whatGoesOnAndOnInVainIsAskedForAgainByAClickOnly(Kind kind) {
    try (Tab tab = world.operator()) {
      AtomicInteger found = new AtomicInteger(Integer.MAX_VALUE);
      Replies replies =
          answering(
              tab,
              kind,
              at ->
                  page(
                      kind,
                      at < found.get() ? List.of() : rows(8, 1),
                      at < found.get() ? at + 1 : 0));
      tab.go(kind.page);
      tab.see(".empty", "not all has been looked through");
      int first = asked(replies, kind);
      assertThat(first).isBetween(1, MOST_ANSWERS);
      tab.click("button", "Look further");
      tab.see("button", "Look further");
      assertThat(asked(replies, kind)).isBetween(first + 1, first + MOST_ANSWERS);
      found.set(0);
      tab.click("button", "Look further");
      tab.see(".rows", "ROW-8-0");
    }
  }

  @Test
  void whileAFilterLoadsNoOtherRowsAreShownAndALateAnswerChangesNothing() {
    CompletableFuture<String> late = new CompletableFuture<>();
    try (Tab tab = world.operator()) {
      new Replies(
          tab,
          "*/operations/orders?*",
          uri -> {
            String query = String.valueOf(uri.getQuery());
            if (query.contains("status=CANCELLED")) {
              return late;
            }
            int row = query.contains("status=COMPLETED") ? 2 : 1;
            return completedFuture(page(Kind.ORDERS, rows(row, 1), 0));
          });
      tab.go("#/operations/orders?status=PROCESSED");
      tab.see(".rows", "ROW-1-0");
      tab.choose(".filter select", "CANCELLED");
      tab.see(".waiting", "Loading");
      assertThat(tab.evaluate("document.querySelectorAll('.rows .row').length")).isEqualTo(0L);
      tab.choose(".filter select", "COMPLETED");
      tab.see(".rows", "ROW-2-0");
      late.complete(page(Kind.ORDERS, rows(3, 1), 0));
      tab.choose(".filter select", "PROCESSED");
      tab.see(".rows", "ROW-1-0");
      assertThat(tab.textOf(".rows")).doesNotContain("ROW-3-0");
    }
  }

  @Test
  void whatIsTypedAndWhatIsChosenMeanwhileBothCount() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/orders");
      tab.see("h1", "Orders");
      tab.evaluate(
          Scripts.focusAll("input[type=search]")
              + ", document.execCommand('insertText', false, 'ORD-9'), "
              + Scripts.choose(".filter select", "CANCELLED"));
      tab.awaitThat("location.hash === '#/operations/orders?q=ORD-9&status=CANCELLED'");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ORDERS", "REJECTIONS"})
  void whatIsLoadedStandsNewestFirstAndNoMoreIsClaimed(Kind kind) {
    List<Map<String, Object>> first = rows(1, 25);
    List<Map<String, Object>> second = rows(2, 25);
    try (Tab tab = world.operator()) {
      answering(tab, kind, at -> at == 0 ? page(kind, first, 1) : page(kind, second, 0));
      tab.go(kind.page);
      tab.see(".extent", "among the 25 loaded");
      assertThat(shown(tab)).as("seed %d", seed).isEqualTo(newestFirst(first));
      tab.click("button", "Show more");
      tab.awaitThat("document.querySelectorAll('.rows > li').length === 50");
      tab.see(".extent", "Newest first.");
      List<Map<String, Object>> all = new ArrayList<>(first);
      all.addAll(second);
      assertThat(shown(tab)).as("seed %d", seed).isEqualTo(newestFirst(all));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"OWN", "ORDERS"})
  void backLeadsToWhereOneWas(Kind kind) {
    List<Map<String, Object>> all = rows(4, 75);
    try (Tab tab = world.operator()) {
      replying(
          tab,
          kind,
          uri -> {
            int from = number(uri, "cursor", 0);
            int to = Math.min(75, from + number(uri, "limit", 25));
            return page(kind, all.subList(from, to), to == 75 ? 0 : to);
          });
      tab.go(kind.page + "?status=CANCELLED");
      for (int rows = 50; rows <= 75; rows += 25) {
        tab.click("button", "Show more");
        tab.awaitThat("document.querySelectorAll('.rows > li').length === " + rows);
      }
      String middle = "document.querySelectorAll('.rows > li')[40].firstElementChild";
      tab.evaluate(middle + ".scrollIntoView({ block: 'center' })");
      tab.awaitThat("window.scrollY > 500");
      Object place = tab.evaluate("window.scrollY");
      tab.evaluate(
          "new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))");
      tab.evaluate(middle + ".click()");
      tab.see("h1", kind == Kind.OWN ? "Your order" : "Order");
      tab.awaitThat("window.scrollY === 0");
      tab.evaluate("history.back()");
      tab.awaitThat("document.querySelectorAll('.rows > li').length === 75");
      tab.awaitThat("window.scrollY === " + place);
      tab.go("#/operations/alarms");
      tab.see("h1", "Alarms");
      tab.awaitThat("window.scrollY === 0");
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"ORDERS", "REJECTIONS"})
  void whatIsNewComesByItself(Kind kind) {
    String orderId = "RENEWED-" + kind;
    try (Tab tab = world.operator()) {
      tab.go(kind.page);
      tab.see("h1", kind == Kind.ORDERS ? "Orders" : "Rejections");
      tab.awaitThat("!document.querySelector('.waiting')");
      world.aws.publish(
          Json.write(
              Map.of(
                  "orderId",
                  orderId,
                  "customerEmail",
                  kind == Kind.ORDERS ? "zoe@example.com" : "nobody",
                  "product",
                  "Wireless Mouse",
                  "quantity",
                  1L)));
      tab.see(".rows", orderId);
    }
  }

  @Test
  void anOrderFromAnotherTabComesByItself() {
    try (Tab tab = world.customer();
        Tab another = world.customer()) {
      tab.go("#/orders");
      tab.see("h1", "My orders");
      tab.awaitThat("!document.querySelector('.waiting')");
      String orderId = place(another, "SSD", "tok_visa");
      tab.see(".rows", orderId);
      tab.see(".rows .row", "Completed");
    }
  }

  /** But for the one order by which a page asks whether anybody is there. */
  private static int asked(Replies replies, Kind kind) {
    return (int)
        replies.asked().stream()
            .filter(it -> it.getPath().equals(kind.path) && !"limit=1".equals(it.getQuery()))
            .count();
  }

  private static Replies answering(Tab tab, Kind kind, Function<Integer, String> pages) {
    return replying(tab, kind, uri -> pages.apply(number(uri, "cursor", 0)));
  }

  /** Modules have names of the same beginning. */
  private static Replies replying(Tab tab, Kind kind, Function<URI, String> replies) {
    return new Replies(
        tab,
        "*" + kind.path + "*",
        uri -> completedFuture(uri.getPath().equals(kind.path) ? replies.apply(uri) : ""));
  }

  private static int number(URI uri, String parameter, int otherwise) {
    for (String pair : String.valueOf(uri.getQuery()).split("&")) {
      if (pair.startsWith(parameter + "=")) {
        return Integer.parseInt(pair.substring(parameter.length() + 1));
      }
    }
    return otherwise;
  }

  private static String page(Kind kind, List<Map<String, Object>> rows, int next) {
    Map<String, Object> page = new LinkedHashMap<>();
    page.put(kind.name, rows);
    if (next > 0) {
      page.put("next", String.valueOf(next));
    }
    return Json.write(page);
  }

  /** Usable in each list, at times of any order. */
  private List<Map<String, Object>> rows(int series, int count) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      String time =
          "2026-01-%02dT12:%02d:%02d.000Z"
              .formatted(1 + random.nextInt(28), random.nextInt(60), (series * 25 + i) % 60);
      Map<String, Object> row = new LinkedHashMap<>();
      row.put("orderId", "ROW-" + series + "-" + i);
      row.put("rejectionId", "ROW-" + series + "-" + i);
      row.put("status", "CANCELLED");
      row.put("payment", "NONE");
      row.put("fulfilment", "NONE");
      row.put("reason", "INVALID_ORDER");
      List.of("processedAt", "submittedAt", "rejectedAt").forEach(it -> row.put(it, time));
      rows.add(row);
    }
    return rows;
  }

  private static List<String> newestFirst(List<Map<String, Object>> rows) {
    return rows.stream()
        .sorted(
            Comparator.comparing((Map<String, Object> it) -> String.valueOf(it.get("rejectedAt")))
                .reversed())
        .map(it -> String.valueOf(it.get("orderId")))
        .toList();
  }

  private static List<?> shown(Tab tab) {
    return (List<?>)
        java.util.Objects.requireNonNull(
            tab.evaluate(
                "[...document.querySelectorAll('.rows > li')].map((it) =>"
                    + " it.innerText.match(/ROW-\\d+-\\d+/)[0])"));
  }
}
