package dev.orderflow.localcloud.bus;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What events match is remembered by their kind, and forgotten when the rules change. */
class RulesTest {

  private final Rules rules = new Rules();

  private static Rule rule(String name, String pattern) {
    return new Rule("default", name, pattern, true, List.of());
  }

  private static Rule ofSource(String name, String source) {
    return rule(name, "{\"source\":[\"" + source + "\"]}");
  }

  private List<String> matching(String source, String detailType, int quantity) {
    Event event =
        Event.of(
            "{\"source\":\"%s\",\"detail-type\":\"%s\",\"detail\":{\"quantity\":%d}}"
                .formatted(source, detailType, quantity));
    return rules.matching("default", event).stream().map(Rule::name).sorted().toList();
  }

  private List<String> matching(String source) {
    return matching(source, "Order Created", 1);
  }

  @Test
  void tellsKindsApart() {
    rules.put(ofSource("orders", "shop.orders"));
    rules.put(rule("created", "{\"detail-type\":[\"Order Created\"]}"));

    for (int again = 0; again < 2; again++) {
      assertThat(matching("shop.orders")).containsExactly("created", "orders");
      assertThat(matching("shop.billing")).containsExactly("created");
      assertThat(matching("shop.orders", "Order Rejected", 1)).containsExactly("orders");
      assertThat(matching("shop.billing", "Order Rejected", 1)).isEmpty();
    }
  }

  @Test
  void seesRulesThatComeChangeAndGo() {
    assertThat(matching("shop.orders")).isEmpty();

    rules.put(ofSource("orders", "shop.orders"));
    assertThat(matching("shop.orders")).containsExactly("orders");

    rules.put(ofSource("orders", "shop.billing"));
    assertThat(matching("shop.orders")).isEmpty();
    assertThat(matching("shop.billing")).containsExactly("orders");

    rules.put(new Rule("default", "orders", "{\"source\":[\"shop.billing\"]}", false, List.of()));
    assertThat(matching("shop.billing")).isEmpty();

    rules.put(ofSource("orders", "shop.billing"));
    rules.remove(ofSource("orders", "shop.billing"));
    assertThat(matching("shop.billing")).isEmpty();
  }

  @Test
  void looksIntoEventsOnceARuleDoes() {
    rules.put(ofSource("orders", "shop.orders"));
    assertThat(matching("shop.orders", "Order Created", 9)).containsExactly("orders");

    rules.put(rule("many", "{\"detail\":{\"quantity\":[{\"numeric\":[\">\",5]}]}}"));
    assertThat(matching("shop.orders", "Order Created", 9)).containsExactly("many", "orders");
    assertThat(matching("shop.orders", "Order Created", 1)).containsExactly("orders");

    rules.remove(rule("many", "{\"detail\":{\"quantity\":[{\"numeric\":[\">\",5]}]}}"));
    assertThat(matching("shop.orders", "Order Created", 9)).containsExactly("orders");
  }

  @Test
  void looksIntoEventsForAChoiceOfFieldsToo() {
    rules.put(
        rule(
            "either",
            "{\"$or\":[{\"source\":[\"shop.billing\"]},{\"detail\":{\"quantity\":[9]}}]}"));

    assertThat(matching("shop.orders", "Order Created", 1)).isEmpty();
    assertThat(matching("shop.orders", "Order Created", 9)).containsExactly("either");
    assertThat(matching("shop.billing", "Order Created", 1)).containsExactly("either");
  }
}
