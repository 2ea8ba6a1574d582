package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.console.Interference.Fault;
import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What operators come for. */
class OperationsTest extends ConsoleCase {

  OperationsTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @Test
  void theWayIsSeenAndWhatIsNewComesByItself() {
    try (Tab tab = world.operator()) {
      tab.see(".pulse", "Live");
      for (String station : new String[] {"order-created-rule", "validate-order", "Orders"}) {
        tab.see(".way .station-name", station);
      }
      tab.see(".stations .station-name", "reserve-stock");
      world.aws.publish(small("SEEN-1", "zoe@example.com"));
      tab.see(".feed .row", "Order Processed");
      tab.follow(".feed .row", "SEEN-1");
      tab.see(".timeline li", "Published");
      tab.see("h1 + .badge", "Completed");
      tab.see(".timeline .kind-fact", "Payment Captured");
      tab.assertQuiet();
    }
  }

  @Test
  void whatGoesThroughIsCounted() {
    try (Tab tab = world.operator()) {
      world.aws.publish(small("COUNTED-1", "zoe@example.com"));
      tab.awaitThat(
          """
          [...document.querySelectorAll('.way .station')].some((it) =>
            it.innerText.includes('validate-order') && /a minute\\s+[1-9]/.test(it.innerText))\
          """);
      tab.assertQuiet();
    }
  }

  @Test
  void ordersAreFound() {
    world.aws.publish(small("FOUND-1", "finder@example.com"), small("OTHER-1", "o@example.com"));
    world.aws.awaitStatus("OTHER-1", "COMPLETED");
    world.aws.awaitStatus("FOUND-1", "COMPLETED");
    try (Tab tab = world.operator()) {
      tab.go("#/operations/orders");
      // On the page before, the news of an order would look like its row.
      tab.see("h1", "Orders");
      tab.see(".rows .row", "OTHER-1");
      tab.fill("input[type=search]", "finder@example.com");
      tab.awaitThat("!document.body.innerText.includes('OTHER-1')");
      tab.see(".rows .row", "FOUND-1");
      tab.choose(".filter select", "CANCELLED");
      tab.see(".empty", "No order is like that");
      assertThat(tab.evaluate("location.hash"))
          .isEqualTo("#/operations/orders?q=finder%40example.com&status=CANCELLED");
      tab.assertQuiet();
    }
  }

  @Test
  void rejectedOrdersTellWhy() {
    world.aws.publish("{\"orderId\":\"WRONG-1\",\"customerEmail\":\"nobody\",\"quantity\":0}");
    world.aws.awaitStatus("WRONG-1", "REJECTED");
    try (Tab tab = world.operator()) {
      tab.go("#/operations/rejections");
      tab.see(".rejection", "WRONG-1");
      tab.see(".rejection", "must be an e-mail address");
      tab.assertQuiet();
    }
  }

  @Test
  void aDeadLetterIsMendedAndItsOrderStored() {
    String queue = world.aws.queueUrl("order-processing-queue");
    String whole = event("MENDED-1");
    String broken = whole.substring(0, whole.length() - 1);
    world.aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody(broken));
    AwsClients.awaitTrue("it is dead", () -> world.aws.depth("order-processing-dlq") == 1);
    try (Tab tab = world.operator()) {
      tab.click(".dead", "1 dead letter");
      tab.see("h1", "order-processing-dlq");
      tab.click("button", "Dry run (all)");
      tab.see(".outcome", "nothing was moved");
      tab.click(".row button", "Show");
      tab.see("dialog[open] h2", "");
      tab.evaluate(
          "(() => { const it = document.querySelector('#letter-body'); it.focus();"
              + " it.setSelectionRange(it.value.length, it.value.length); })()");
      tab.type("}");
      tab.reload();
      tab.click(".row button", "Show");
      tab.click("dialog button", "Send the edited letter");
      tab.see(".outcome", "order-processing-queue");
      tab.see(".empty", "No letter is here");
      world.aws.awaitStatus("MENDED-1", "COMPLETED");
      tab.assertQuiet();
    }
  }

  @Test
  void aPoisonLetterFailsAgainAndIsDiscarded() {
    String queue = world.aws.queueUrl("stock-queue");
    world.aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("poison"));
    AwsClients.awaitTrue("it is dead", () -> world.aws.depth("stock-dlq") == 1);
    try (Tab tab = world.operator()) {
      tab.go("#/operations/dead-letters/stock-dlq");
      tab.see(".row", "JsonException: not valid JSON");
      tab.click("button", "Redrive (all)");
      tab.see("dialog[open] h2", "Redrive 1 letter?");
      tab.click("dialog[open] button", "Not now");
      tab.click("button", "Redrive (all)");
      tab.click("dialog[open] button.primary", "Redrive");
      tab.see(".outcome", "Done");
      tab.see(".row .badge", "failed again");
      tab.click(".row button", "Show");
      tab.see("dialog[open] .facts", "JsonException");
      tab.click("dialog[open] button.danger", "Discard");
      tab.fill("#question-reason", "a copy, agreed");
      tab.click("dialog[open] dialog[open] button.primary", "Discard");
      tab.see(".outcome", "Discarded");
      tab.see(".empty", "No letter is here");
      tab.click(".discarded summary", "Discarded letters");
      tab.see(".discarded .row", "a copy, agreed");
      tab.assertQuiet();
    }
  }

  @Test
  void anOperatorGivesAReasonToSendItBack() {
    world.aws.publish(small("BACK-1", "zoe@example.com"));
    try (Tab tab = world.operator()) {
      tab.go("#/operations/orders/BACK-1");
      tab.see("h1", "Order");
      tab.see("h1 + .badge", "Completed");
      tab.click("button", "Send it back");
      tab.see("dialog[open] h2", "Send it back?");
      tab.fill("#question-reason", "asked by phone");
      tab.click("dialog[open] button.primary", "Send it back");
      tab.see(".timeline .kind-request", "asked by phone");
      tab.assertQuiet();
    }
  }

  @Test
  void whatIsSoldOutIsRestocked() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/products");
      tab.fill("input[type=search]", "last-season");
      tab.see(".stock-row .amount.bad", "0");
      tab.fill("[name=quantity]", "12");
      tab.press(Key.ENTER);
      tab.see(".toast", "12 more of Advent calendar");
      tab.see(".stock-row .amount", "12");
      tab.go("#/products");
      tab.see(".product", "Only 12 left");
      tab.assertQuiet();
    }
  }

  @Test
  void aRestockWhoseAnswerIsLostIsDoneOnceWhateverIsRestockedMeanwhile() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/products");
      tab.see(".stock-row", "Desk lamp");
      Interference network = new Interference(tab, "*/restock");
      for (Fault fault : List.of(Fault.ANSWER_LOST, Fault.UNAVAILABLE, Fault.NONE)) {
        network.become(fault);
        restock(tab, "SSD", "7");
        network.become(Fault.NONE);
        restock(tab, "Laptop", "1");
      }
      assertThat(network.keys()).hasSize(6);
      assertThat(network.keys().stream().distinct()).hasSize(4);
    }
  }

  private static void restock(Tab tab, String product, String units) {
    String field = "[aria-label='How many more of " + product + "']";
    tab.fill(field, units);
    tab.press(Key.ENTER);
    tab.see(".toast", "");
    tab.awaitThat("!document.querySelector(\"" + field + "\").form.lastChild.disabled");
  }

  @Test
  void alarmsAndChartsAreDrawn() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/alarms");
      tab.see(".rows .row", "order-processing-dlq-not-empty");
      tab.go("#/operations/charts");
      tab.awaitThat("document.querySelectorAll('.chart canvas').length === 3");
      tab.see(".u-legend", "orders accepted");
      tab.assertQuiet();
    }
  }

  @Test
  void customersSeeNothingOfIt() {
    try (Tab tab = world.customer()) {
      assertThat(tab.evaluate("document.querySelectorAll('.faces').length")).isEqualTo(0L);
      tab.go("#/operations/orders");
      tab.see(".empty", "Only operators");
      tab.assertQuiet();
    }
  }

  private static String small(String orderId, String email) {
    return Json.write(
        Map.of(
            "orderId",
            orderId,
            "customerEmail",
            email,
            "product",
            "Wireless Mouse",
            "quantity",
            1L));
  }

  private static String event(String orderId) {
    return """
    {"version":"0","id":"%s","detail-type":"Order Created","source":"ecommerce.orders",\
    "account":"000000000000","time":"2026-01-02T03:04:05Z","region":"us-east-1",\
    "resources":[],"detail":%s}\
    """
        .formatted("c5e2c3a4-0000-4000-8000-000000000001", small(orderId, "zoe@example.com"));
  }
}
