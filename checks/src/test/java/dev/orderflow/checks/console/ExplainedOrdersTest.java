package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * An order's page tells what became of it, why, and how sure that is; to its customer and to
 * operators.
 */
class ExplainedOrdersTest extends ConsoleCase {

  ExplainedOrdersTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @BeforeAll
  void publish() {
    world.aws.publish(
        Json.write(order("PRICE-1", "SSD", 1L, 1L)),
        Json.write(order("UNKNOWN-1", "NO-SUCH-SKU", 1L, null)),
        Json.write(order("LACKING-1", "LAST-SEASON", 1L, null)),
        Json.write(order("REFUSED-1", "SSD", 0L, null)),
        Json.write(order("WELL-1", "SSD", 1L, null)));
    List.of("PRICE-1", "UNKNOWN-1", "LACKING-1")
        .forEach(it -> world.aws.awaitStatus(it, "CANCELLED"));
    world.aws.awaitStatus("REFUSED-1", "REJECTED");
    world.aws.awaitStatus("WELL-1", "COMPLETED");
  }

  private static Map<String, Object> order(
      String orderId, String sku, long quantity, @Nullable Long unitPrice) {
    Map<String, Object> line = new HashMap<>(Map.of("sku", sku, "quantity", quantity));
    if (unitPrice != null) {
      line.put("unitPrice", unitPrice);
    }
    Map<String, Object> order = new HashMap<>();
    order.put("orderId", orderId);
    order.put("customerId", "C-1");
    order.put("customerEmail", "zoe@example.com");
    order.put("currency", "GBP");
    order.put("items", List.of(line));
    Map<String, Object> address = new HashMap<>(ADDRESS);
    address.put("country", "GB");
    order.put("shippingAddress", address);
    return order;
  }

  @Test
  void eachReasonOfInventoryIsCalledWhatItIs() {
    Map<String, List<String>> told =
        Map.of(
            "PRICE-1", List.of("Price changed", "a price has changed", "SSD"),
            "UNKNOWN-1", List.of("Not sold here", "not sold here", "NO-SUCH-SKU"),
            "LACKING-1", List.of("Out of stock", "not everything was in stock", "LAST-SEASON"));
    try (Tab tab = world.operator()) {
      told.forEach(
          (orderId, words) ->
              List.of("#/orders/", "#/operations/orders/")
                  .forEach(page -> assertTold(tab, page + orderId, words)));
    }
    try (Tab tab = world.customer()) {
      told.forEach((orderId, words) -> assertTold(tab, "#/orders/" + orderId, words));
      tab.assertQuiet();
    }
  }

  private static void assertTold(Tab tab, String page, List<String> words) {
    tab.go(page);
    tab.awaitThat(
        "document.querySelector('main').innerText.includes('" + page.replaceAll(".*/", "") + "')");
    tab.see(".progress .failed", words.get(0));
    tab.see(".notice.bad", words.get(1));
    tab.see(".notice.bad", words.get(2));
    boolean lacks = words.get(0).equals("Out of stock");
    assertThat(tab.textOf(".progress").contains("Out of stock")).as(page).isEqualTo(lacks);
  }

  @Test
  void aRejectedOrderTellsEachRuleThatItBroke() {
    try (Tab tab = world.operator()) {
      for (String page : List.of("#/orders/REFUSED-1", "#/operations/orders/REFUSED-1")) {
        tab.go(page);
        tab.see("h1 + .badge", "Rejected");
        tab.see(".notice.bad li", "items[0].quantity must be from 1 to 10000");
      }
      tab.assertQuiet();
    }
  }

  @Test
  void whatEventBridgeTellsInWholeSecondsIsNotShownInMilliseconds() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/orders/WELL-1");
      tab.see(".timeline li", "Validated");
      tab.awaitThat(
          """
          [...document.querySelectorAll('.timeline li')].some((it) =>
            it.innerText.includes('Validated') && /^< \\d+ (s|min)$/.test(it.querySelector('.after').innerText))\
          """);
      tab.see(".timeline + p", "EventBridge keeps whole seconds");
      tab.awaitThat(
          """
          [...document.querySelectorAll('.timeline li')].some((it) =>
            it.innerText.includes('Processed') && /^\\+/.test(it.querySelector('.after').innerText))\
          """);
      assertThat(tab.textOf(".timeline"))
          .containsSubsequence("Published", "Validated", "Queued", "Received", "Processed");
    }
  }

  @Test
  void howFarItIsIsToldOnceToThoseWhoHearIt() {
    try (Tab tab = world.customer()) {
      tab.evaluate(
          """
          (() => { window.heard = [];
            new MutationObserver(() => {
              const text = document.querySelector('.heard[aria-live=polite]')?.textContent;
              if (text && text !== window.heard.at(-1)) window.heard.push(text);
            }).observe(document.body, { subtree: true, childList: true, characterData: true }); })()\
          """);
      place(tab, "Wireless Mouse", "tok_visa");
      tab.see(".heard[aria-live=polite]", "The order: Delivered.");
      List<?> heard = (List<?>) java.util.Objects.requireNonNull(tab.evaluate("window.heard"));
      assertThat(heard).doesNotHaveDuplicates().hasSizeBetween(1, 7);
      tab.assertQuiet();
    }
  }

  @Test
  void anOrderThatIsNotThereHasAPageAllTheSame() {
    try (Tab tab = world.operator()) {
      for (String page : List.of("#/orders/NO-SUCH", "#/operations/orders/NO-SUCH", "#/nowhere")) {
        tab.go(page);
        tab.see(page.equals("#/nowhere") ? ".empty" : ".notice.bad", "");
        assertThat(tab.evaluate(Scripts.FAULTS)).as(page).isEqualTo(List.of());
      }
    }
  }
}
