package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every page, on screens of every width, enlarged, and for those who hear it. */
class PageShapeTest extends ConsoleCase {

  private static final List<String> SHOP =
      List.of(
          "#/products",
          "#/products?q=nothing-is-called-so",
          "#/basket",
          "#/orders",
          "#/orders?status=RECEIVED",
          "#/orders/SHAPE-REFUSED",
          "#/orders/SHAPE-CANCELLED",
          "#/orders/SHAPE-COMPLETED",
          "#/orders/NO-SUCH-ORDER",
          "#/nowhere");

  private static final List<String> OPERATIONS =
      List.of(
          "#/operations",
          "#/operations/orders",
          "#/operations/orders?q=NO-SUCH",
          "#/operations/orders/SHAPE-REFUSED",
          "#/operations/orders/SHAPE-CANCELLED",
          "#/operations/orders/SHAPE-COMPLETED",
          "#/operations/orders/NO-SUCH-ORDER",
          "#/operations/rejections",
          "#/operations/dead-letters",
          "#/operations/dead-letters/order-processing-dlq",
          "#/operations/products",
          "#/operations/alarms",
          "#/operations/charts",
          "#/operations/nowhere");

  PageShapeTest() throws IOException, InterruptedException {
    super(QUICK);
  }

  @BeforeAll
  void publish() {
    world.aws.publish(
        order("SHAPE-COMPLETED", "zoe.of.a.rather.long.address@example.com", 1L, "SSD"),
        order("SHAPE-CANCELLED", "zoe@example.com", 1L, "LAST-SEASON"),
        order("SHAPE-REFUSED", "nobody", 0L, "SSD"));
    String queue = world.aws.queueUrl("order-processing-queue");
    world.aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("no order"));
    world.aws.awaitStatus("SHAPE-COMPLETED", "COMPLETED");
    world.aws.awaitStatus("SHAPE-CANCELLED", "CANCELLED");
    world.aws.awaitStatus("SHAPE-REFUSED", "REJECTED");
    AwsClients.awaitTrue("it is dead", () -> world.aws.depth("order-processing-dlq") == 1);
  }

  private static String order(String orderId, String email, long quantity, String sku) {
    return Json.write(
        Map.of(
            "orderId", orderId,
            "customerId", "C-1",
            "customerEmail", email,
            "product", sku,
            "quantity", quantity));
  }

  /** The third is how a window of 1280 pixels is seen at 200 %, the last at 400 %. */
  @ParameterizedTest
  @CsvSource({"1280, 1, false", "360, 1, true", "640, 2, false", "320, 4, true"})
  void everyPageIsWholeAndInOrder(int width, int scale, boolean phone) {
    List<String> faults = new ArrayList<>();
    try (Tab tab = world.operator()) {
      tab.call(
          "Emulation.setDeviceMetricsOverride",
          Map.of("width", width, "height", 740, "deviceScaleFactor", scale, "mobile", phone));
      for (String page : SHOP) {
        faults(tab, page, faults);
      }
      tab.go("#/products");
      tab.click("button", "Add Laptop to the basket");
      faults(tab, "#/basket", faults);
      for (String page : OPERATIONS) {
        faults(tab, page, faults);
      }
      tab.go("#/operations/rejections");
      tab.see(".rejection", "SHAPE-REFUSED");
      opened(tab, "an opened rejection", faults);
      tab.go("#/operations/orders/SHAPE-COMPLETED");
      tab.see(".timeline", "Parcel Delivered");
      opened(tab, "an opened timeline", faults);
      tab.go("#/operations/charts");
      tab.see(".numbers", "As a table");
      opened(tab, "a chart's table", faults);
    }
    assertThat(faults).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"1280, false", "320, true"})
  void beforeTheSignInAsWell(int width, boolean phone) {
    try (Tab tab = world.tab()) {
      tab.look(width, 740, phone, "light");
      tab.open("/");
      tab.see("button", "Continue as customer");
      assertThat(tab.evaluate(Scripts.FAULTS)).isEqualTo(List.of());
    }
  }

  @Test
  void aChartHasItsNumbersAsATableAndLeavesOutWhatNobodyKnows() {
    try (Tab tab = world.operator()) {
      tab.go("#/operations/charts");
      tab.see(".numbers summary", "As a table");
      tab.click(".numbers summary", "As a table");
      tab.see(".numbers th[scope=col]", "orders accepted");
      tab.see(".numbers td", "1");
      Object drawn =
          tab.evaluate(
              """
              import('/operations/chart.js').then(({ columns }) => columns(
                { start: '2026-01-01T00:00:00Z', end: '2026-01-01T00:04:30Z', periodSeconds: 60 },
                [{ name: 'a', points: [[1767225600, 5], [1767225780, 7]] }]))\
              """);
      long start = 1_767_225_600L;
      assertThat(drawn)
          .isEqualTo(
              List.of(
                  List.of(start, start + 60, start + 120, start + 180, start + 240, start + 270),
                  java.util.Arrays.asList(5L, null, null, 7L, null, null)));
      tab.assertQuiet();
    }
  }

  private static void faults(Tab tab, String page, List<String> faults) {
    tab.go(page);
    tab.awaitThat("location.hash === '" + page + "' && document.querySelector('h1')");
    tab.awaitThat("!document.querySelector('.waiting')");
    add(tab, page, faults);
  }

  private static void opened(Tab tab, String page, List<String> faults) {
    tab.evaluate("document.querySelectorAll('details').forEach((it) => { it.open = true; })");
    tab.awaitThat(
        "![...document.querySelectorAll('.numbers')].some((it) => !it.querySelector('table'))");
    add(tab, page, faults);
  }

  private static void add(Tab tab, String page, List<String> faults) {
    if (tab.evaluate(Scripts.FAULTS) instanceof List<?> found) {
      found.forEach(it -> faults.add(page + ": " + it));
    }
  }
}
