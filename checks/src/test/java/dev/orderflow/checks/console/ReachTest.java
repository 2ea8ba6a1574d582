package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Without a mouse, on a phone, at night. */
class ReachTest extends ConsoleCase {

  ReachTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @Test
  void theKeyboardAloneIsEnoughToOrder() {
    try (Tab tab = world.tab()) {
      tab.open("/");
      tab.tabTo("button", "Continue as customer");
      tab.press(Key.ENTER);
      tab.see("h1", "Products");
      tab.see("button", "Add Laptop to the basket");
      tab.press(Key.SLASH);
      tab.type("laptop");
      tab.awaitThat("document.querySelectorAll('.product').length === 1");
      tab.tabTo("button", "Add Laptop to the basket");
      tab.press(Key.SPACE);
      tab.see(".toast", "Laptop is in the basket");
      tab.tabTo(".tabs a", "Basket");
      tab.press(Key.ENTER);
      tab.see("h1", "Basket");
      tab.awaitThat("document.activeElement === document.querySelector('main')");
      tab.tabTo("[name=customerEmail]", "");
      for (String field : List.of("name", "line1", "postalCode", "city")) {
        tab.tabTo("[name=" + field + "]", "");
        tab.type(String.valueOf(ADDRESS.get(field)));
      }
      tab.press(Key.ENTER);
      tab.see("h1", "Your order");
      tab.see("h1 + .badge", "Completed");
      tab.assertQuiet();
    }
  }

  @Test
  void theFirstStepLeadsPastTheBar() {
    try (Tab tab = world.customer()) {
      tab.evaluate("document.activeElement.blur()");
      tab.tabTo("a", "Skip to the page");
      tab.press(Key.ENTER);
      tab.awaitThat("document.activeElement === document.querySelector('main')");
    }
  }

  /** Whoever types as soon as a field is there types into that field. */
  @Test
  void aPageTakesTheFocusBeforeAnyoneCanTypeIntoIt() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/alarms");
      tab.see("h1", "Alarms");
      tab.evaluate(
          """
          new MutationObserver((_, observer) => {
            const search = document.querySelector('input[type=search]');
            if (search) {
              observer.disconnect();
              search.focus();
            }
          }).observe(document.body, { subtree: true, childList: true })\
          """);
      tab.go("#/operations/products");
      tab.see("h1", "Stock");
      tab.see(".stock-row", "Desk lamp");
      tab.type("lamp");
      tab.awaitThat("document.querySelectorAll('.stock-row').length === 1");
    }
  }

  @Test
  void thePageFollowsTheSchemeOfTheSystem() {
    try (Tab tab = world.customer()) {
      String background = "getComputedStyle(document.body).backgroundColor";
      assertThat(tab.evaluate(background)).isEqualTo("rgb(247, 248, 250)");
      tab.look(1280, 800, false, "dark");
      tab.awaitThat(background + " === 'rgb(17, 21, 28)'");
      tab.assertQuiet();
    }
  }
}
