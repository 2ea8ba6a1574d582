package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** What customers come for. */
class ShopTest extends ConsoleCase {

  ShopTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @Test
  void anOrderIsPlacedAndSeenUntilItIsCompletedWithItsMail() {
    try (Tab tab = world.customer()) {
      tab.see(".pulse", "Live");
      String orderId = place(tab, "Wireless Mouse", "tok_visa");
      tab.see(".badge", "Completed");
      tab.see(".progress .done", "Delivered");
      tab.see(".history li", "Parcel Delivered");
      assertThat(world.aws.status(orderId)).isEqualTo("COMPLETED");
      tab.see(".mails li", "has been delivered");
      tab.click(".mails summary", "has been delivered");
      tab.see(".letter", "Wireless Mouse");
      tab.click(".tabs a", "My orders");
      tab.see(".rows li", orderId);
      tab.choose(".filter select", "CANCELLED");
      tab.awaitThat("!document.body.innerText.includes('" + orderId + "')");
      tab.assertQuiet();
    }
  }

  @Test
  void aDeclinedCardIsTold() {
    try (Tab tab = world.customer()) {
      place(tab, "SSD", "tok_declined");
      tab.see(".progress .failed", "Declined");
      tab.see("h1 + .badge", "Cancelled");
      tab.see(".badge", "Released");
      tab.assertQuiet();
    }
  }

  @Test
  void whatIsWrongStandsAtItsFieldAndTheOrderIsStillOne() {
    try (Tab tab = world.customer()) {
      tab.click("button", "Add Keyboard to the basket");
      tab.click(".tabs a", "Basket");
      ADDRESS.forEach((field, text) -> tab.fill("[name=" + field + "]", text));
      tab.fill("[name=customerEmail]", "not-an-address");
      tab.fill("[name=country]", "XX");
      tab.click("button", "Place the order");
      tab.see("#field-customerEmail-problem", "must be an e-mail address");
      tab.see("#field-country-problem", "country");
      tab.fill("[name=customerEmail]", "zoe@example.com");
      tab.fill("[name=country]", "DE");
      tab.evaluate("[1, 2, 3].forEach(() => document.querySelector('form').requestSubmit())");
      tab.see("h1", "Your order");
      tab.see(".badge", "Completed");
      tab.click(".tabs a", "My orders");
      tab.see(".rows li", "Keyboard");
      assertThat(
              tab.evaluate(
                  "[...document.querySelectorAll('.rows strong')].filter((it) => it.innerText ==="
                      + " '1 × Keyboard').length"))
          .isEqualTo(1L);
      tab.assertQuiet();
    }
  }

  @Test
  void aReloadKeepsThePageAndTheSession() {
    try (Tab tab = world.customer()) {
      tab.go("#/basket");
      tab.see("h1", "Basket");
      tab.evaluate("window.before = true");
      tab.call("Page.reload", java.util.Map.of());
      tab.awaitThat(
          "window.before === undefined && document.querySelector('h1')?.innerText === 'Basket'");
      tab.click("button", "Sign out");
      tab.see("button", "Continue as customer");
      assertThat(tab.evaluate("sessionStorage.length")).isEqualTo(0L);
      tab.assertQuiet();
    }
  }

  @Test
  void aTokenThatNoLongerHoldsIsRenewedWithoutAQuestion() {
    try (Tab tab = world.customer()) {
      tab.evaluate(
          """
          (() => { const kept = JSON.parse(sessionStorage.getItem('orderflow.session'));
            sessionStorage.setItem('orderflow.session', JSON.stringify({ ...kept, token: 'stale', since: 0 }));
            location.hash = '#/orders'; location.reload(); })()\
          """);
      tab.awaitThat(
          """
          document.querySelector('h1')?.innerText === 'My orders'
            && !sessionStorage.getItem('orderflow.session').includes('stale')\
          """);
      tab.see(".who", "C-1");
    }
  }

  @Test
  void whoeverOneWantsToBe() {
    try (Tab tab = world.tab()) {
      tab.open("/");
      tab.click("button", "Be someone else");
      tab.see("h1", "Who do you want to be?");
      tab.fill("[name=sub]", "C-zoe");
      tab.press(Key.ENTER);
      tab.see(".who", "C-zoe");
      assertThat(tab.evaluate("document.querySelectorAll('.faces').length")).isEqualTo(0L);
      tab.assertQuiet();
    }
  }

  @Test
  void withoutALiveConnectionThePageAsksAndStillSeesTheEnd() {
    try (Tab tab = world.tab()) {
      tab.call(
          "Page.addScriptToEvaluateOnNewDocument",
          java.util.Map.of("source", "window.WebSocket = class { close() {} };"));
      tab.open("/");
      tab.click("button", "Continue as customer");
      tab.see(".pulse", "Polling");
      place(tab, "Laptop", "tok_visa");
      tab.see(".badge", "Completed");
      tab.assertQuiet();
    }
  }
}
