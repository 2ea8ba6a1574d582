package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.console.Interference.Fault;
import dev.orderflow.kit.Attributes;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What was typed is what is ordered, and once. */
class CheckoutTest extends ConsoleCase {

  private static final List<String> FIELDS =
      List.of("customerEmail", "name", "line1", "postalCode", "city", "country");

  private static final List<String> BLANK = List.of("name", "line1", "postalCode", "city");

  /** Faults after which nobody knows, or may yet do it. */
  private static final List<Fault> OPEN =
      List.of(Fault.ANSWER_LOST, Fault.REQUEST_LOST, Fault.UNAVAILABLE, Fault.TOO_MANY);

  /** What a page goes through between two attempts. */
  private static final List<String> DISTURBANCES =
      List.of(
          "location.reload()",
          "location.hash = '#/products'",
          "window.dispatchEvent(new HashChangeEvent('hashchange'))",
          "history.go(0)");

  private final long seed = Long.getLong("orderflow.seed", System.nanoTime());
  private final Random random = new Random(seed);

  CheckoutTest() throws IOException, InterruptedException {
    super(QUICK);
    System.out.println("CheckoutTest draws with orderflow.seed=" + seed);
  }

  @Test
  void howeverOftenItsAnswerIsLostItIsOneOrderWithWhatWasTyped() {
    for (int turn = 0; turn < 4; turn++) {
      Map<String, String> typed = drawn(turn);
      try (Tab tab = basketOf("Keyboard")) {
        Interference network = new Interference(tab, "*/orders");
        fill(tab, typed);
        // One answer is lost in any case: then the order is there already.
        network.become(turn % 2 == 0 ? Fault.ANSWER_LOST : OPEN.get(random.nextInt(OPEN.size())));
        int attempts = 1 + random.nextInt(3);
        for (int attempt = 0; attempt < attempts; attempt++) {
          place(tab);
          tab.see(".notice.bad", "");
          assertShown(tab, typed);
          disturb(tab);
          assertShown(tab, typed);
          network.become(OPEN.get(random.nextInt(OPEN.size())));
        }
        network.become(Fault.NONE);
        tab.evaluate("[1, 2].forEach(() => document.querySelector('form').requestSubmit())");
        tab.see("h1", "Your order");
        assertThat(network.keys()).as("seed %d", seed).hasSize(attempts + 1);
        assertThat(network.keys().stream().distinct()).as("seed %d", seed).hasSize(1);
        assertThat(tab.evaluate("sessionStorage.getItem('orderflow.typed.order')")).isNull();
      }
      assertThat(ordersOf(typed))
          .as("seed %d", seed)
          .singleElement()
          .satisfies(it -> assertThat(it.get("shippingAddress")).isEqualTo(address(typed)));
    }
  }

  @Test
  void anotherBasketIsAnotherOrderAndSaidSo() {
    Map<String, String> typed = drawn(100);
    try (Tab tab = basketOf("Keyboard")) {
      Interference network = new Interference(tab, "*/orders");
      fill(tab, typed);
      network.become(Fault.ANSWER_LOST);
      place(tab);
      tab.see(".notice[role=status]", "it stays one order");
      tab.fill(".line input", "2");
      tab.see(".notice[role=status]", "This would be another one");
      tab.fill(".line input", "1");
      tab.see(".notice[role=status]", "it stays one order");
      tab.fill(".line input", "2");
      network.become(Fault.NONE);
      place(tab);
      tab.see("h1", "Your order");
      assertThat(network.keys()).hasSize(2).doesNotHaveDuplicates();
    }
    assertThat(ordersOf(typed))
        .extracting(it -> Json.write(it.get("items")).contains("\"quantity\":2"))
        .containsExactlyInAnyOrder(false, true);
  }

  @Test
  void aCopyOfTheTabPlacesTheSameOrder() {
    Map<String, String> typed = drawn(200);
    try (Tab tab = basketOf("Keyboard");
        Tab copy = world.customer()) {
      fill(tab, typed);
      Object kept = tab.evaluate("JSON.stringify({ ...sessionStorage })");
      copy.evaluate(
          "Object.entries(JSON.parse(%s)).forEach(([name, value]) => sessionStorage.setItem(name, value))"
              .formatted(Json.write(kept)));
      copy.go("#/basket");
      copy.reload();
      assertShown(copy, typed);
      for (Tab one : List.of(tab, copy)) {
        place(one);
        one.see("h1", "Your order");
      }
      assertThat(copy.evaluate("location.hash")).isEqualTo(tab.evaluate("location.hash"));
    }
    assertThat(ordersOf(typed)).hasSize(1);
  }

  @Test
  void enterInAQuantityOrdersNothing() {
    Map<String, String> typed = drawn(300);
    try (Tab tab = basketOf("Keyboard")) {
      Interference network = new Interference(tab, "*/orders");
      fill(tab, typed);
      tab.fill(".line input", "3");
      tab.press(Key.ENTER);
      tab.see(".sum", "£119.97");
      tab.see("h1", "Basket");
      tab.fill(".line input", "0");
      tab.press(Key.ENTER);
      tab.awaitThat("document.querySelector('.line input').value === '3'");
      assertThat(network.keys()).isEmpty();
      assertShown(tab, typed);
      // and Enter in a field of the form does
      tab.fill("[name=city]", value(typed, "city"));
      tab.press(Key.ENTER);
      tab.see("h1", "Your order");
      tab.assertQuiet();
    }
    assertThat(ordersOf(typed)).hasSize(1);
  }

  @Test
  void nothingIsOrderedThatCouldNotBeDelivered() {
    Map<String, String> typed = drawn(400);
    try (Tab tab = basketOf("Keyboard")) {
      Interference network = new Interference(tab, "*/orders");
      tab.fill("[name=customerEmail]", value(typed, "customerEmail"));
      BLANK.forEach(it -> tab.fill("[name=" + it + "]", "  "));
      place(tab);
      for (String field : BLANK) {
        tab.see("#field-" + field + "-problem", "is needed");
        assertThat(
                tab.evaluate(
                    "document.querySelector('[name=%s]').getAttribute('aria-describedby')"
                        .formatted(field)))
            .isEqualTo("field-" + field + "-problem");
      }
      for (String field : BLANK) {
        tab.awaitThat("document.activeElement === document.querySelector('[name=" + field + "]')");
        tab.fill("[name=" + field + "]", value(typed, field));
        tab.awaitThat("!document.querySelector('#field-" + field + "-problem')");
        if (!field.equals("city")) {
          tab.press(Key.ENTER);
        }
      }
      assertThat(network.keys()).isEmpty();
      tab.fill("[name=customerEmail]", " ");
      place(tab);
      tab.see("#field-customerEmail-problem", "is needed");
      assertThat(network.keys()).isEmpty();
      tab.fill("[name=customerEmail]", value(typed, "customerEmail"));
      // where addresses have none
      tab.fill("[name=country]", "hk");
      tab.fill("[name=postalCode]", " ");
      place(tab);
      tab.see("h1", "Your order");
      tab.assertQuiet();
    }
    Map<String, String> sent = new LinkedHashMap<>(typed);
    sent.put("country", "HK");
    sent.remove("postalCode");
    assertThat(ordersOf(typed))
        .singleElement()
        .satisfies(it -> assertThat(it.get("shippingAddress")).isEqualTo(address(sent)));
  }

  @Test
  void whatAnotherTypedIsNotShown() {
    Map<String, String> typed = drawn(500);
    try (Tab tab = basketOf("Keyboard")) {
      fill(tab, typed);
      tab.click("button", "Sign out");
      tab.click("button", "Continue as operator");
      tab.see("h1", "The way of an order");
      tab.go("#/products");
      tab.click("button", "Add Keyboard to the basket");
      tab.go("#/basket");
      tab.see("[name=line1]", "");
      assertThat(tab.evaluate("document.querySelector('[name=line1]').value")).isEqualTo("");
      assertThat(String.valueOf(tab.evaluate("JSON.stringify({ ...sessionStorage })")))
          .doesNotContain(typed.get("line1"), typed.get("customerEmail"));
    }
  }

  private Tab basketOf(String product) {
    Tab tab = world.customer();
    tab.click("button", "Add " + product + " to the basket");
    tab.click(".tabs a", "Basket");
    return tab;
  }

  private static void place(Tab tab) {
    tab.click("button", "Place the order");
  }

  private static void fill(Tab tab, Map<String, String> typed) {
    typed.forEach((name, value) -> tab.fill("[name=" + name + "]", value));
  }

  /** As it stands in the fields, which is what the person sees. */
  private void assertShown(Tab tab, Map<String, String> typed) {
    tab.see("button", "Place the order");
    for (String name : FIELDS) {
      assertThat(tab.evaluate("document.querySelector('[name=" + name + "]').value"))
          .as("%s, seed %d", name, seed)
          .isEqualTo(typed.get(name));
    }
  }

  private void disturb(Tab tab) {
    String disturbance = DISTURBANCES.get(random.nextInt(DISTURBANCES.size()));
    tab.evaluate("window.before = true; " + disturbance);
    if (disturbance.contains("reload") || disturbance.contains("go(0)")) {
      tab.awaitThat("window.before === undefined");
    } else if (disturbance.contains("products")) {
      tab.see("h1", "Products");
    }
    tab.go("#/basket");
    tab.see("h1", "Basket");
  }

  /** An address that nobody has, in letters that people have. */
  private Map<String, String> drawn(int turn) {
    Map<String, String> typed = new LinkedHashMap<>();
    typed.put("customerEmail", "c" + turn + "." + Long.toHexString(seed) + "@example.com");
    typed.put("name", word() + " " + word());
    typed.put("line1", word() + " " + random.nextInt(1, 200));
    typed.put("postalCode", "" + random.nextInt(10_000, 99_999));
    typed.put("city", word());
    typed.put("country", List.of("DE", "FR", "GB", "JP").get(random.nextInt(4)));
    return typed;
  }

  private String word() {
    String letters = "abzéßøñŁЖ中'\"<&-ا😀";
    StringBuilder word = new StringBuilder("W");
    for (int i = random.nextInt(1, 12); i > 0; i--) {
      int at = random.nextInt(letters.codePointCount(0, letters.length()));
      word.appendCodePoint(letters.codePointAt(letters.offsetByCodePoints(0, at)));
    }
    return word.toString();
  }

  private static String value(Map<String, String> typed, String field) {
    return Objects.requireNonNull(typed.get(field));
  }

  private static Map<String, String> address(Map<String, String> typed) {
    Map<String, String> address = new LinkedHashMap<>(typed);
    address.remove("customerEmail");
    return address;
  }

  /** Every order that was taken in with that address, as it is stored. */
  private List<Map<String, @Nullable Object>> ordersOf(Map<String, String> typed) {
    return world.aws.items("Orders").stream()
        .map(Attributes::plain)
        .filter(it -> value(typed, "customerEmail").equals(it.get("customerEmail")))
        .toList();
  }
}
