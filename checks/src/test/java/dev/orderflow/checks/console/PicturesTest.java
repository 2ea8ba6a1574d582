package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The pictures that documents show: made anew where {@code -Dconsole.pictures} says. */
class PicturesTest extends ConsoleCase {

  private static final long MOST_BYTES = 150 << 10;
  private static final List<String> PRODUCTS =
      List.of("Wireless Mouse", "Mechanical Keyboard", "Laptop", "SSD");

  private final Path folder =
      Path.of(System.getProperty("console.pictures", "target/console-pictures"));

  PicturesTest() throws IOException, InterruptedException {
    super(Map.of("PickupSeconds", "1", "DeliverySeconds", "900"));
  }

  @Test
  void ofBothFacesAndAPhone() throws IOException {
    Files.createDirectories(folder);
    busy();
    try (Tab tab = world.operator()) {
      tab.look(1280, 860, false, "light");
      tab.see(".pulse", "Live");
      tab.see(".way .station .dead", "1 dead letter");
      tab.see(".feed, .stations", "reserve-stock");
      keep(tab, "operations.png");
    }
    try (Tab tab = world.customer()) {
      tab.look(1280, 800, false, "light");
      tab.click("button", "Add Wireless Mouse to the basket");
      tab.click("button", "Add Mechanical Keyboard to the basket");
      tab.click(".tabs a", "Basket");
      tab.fill("[name=name]", "Zoë Müller");
      tab.fill("[name=line1]", "Große Straße 5");
      tab.fill("[name=postalCode]", "50667");
      tab.fill("[name=city]", "Köln");
      tab.fill("[name=country]", "DE");
      tab.click("button", "Place the order");
      tab.see(".progress .done", "On its way");
      tab.see(".mails li", "on its way");
      tab.awaitThat("!document.querySelector('.toast')");
      keep(tab, "shop.png");
      tab.look(390, 844, true, "dark");
      keep(tab, "phone.png");
      tab.assertQuiet();
    }
  }

  private void busy() {
    List<String> orders = new ArrayList<>();
    for (int i = 0; i < 48; i++) {
      orders.add(
          Json.write(
              Map.of(
                  "orderId",
                  "ORD-" + (1001 + i),
                  "customerEmail",
                  "customer@example.com",
                  "product",
                  PRODUCTS.get(i % PRODUCTS.size()),
                  "quantity",
                  1L)));
    }
    String queue = world.aws.queueUrl("order-processing-queue");
    world.aws.sqs.sendMessage(m -> m.queueUrl(queue).messageBody("this is no order"));
    AwsClients.awaitTrue("it is dead", () -> world.aws.depth("order-processing-dlq") == 1);
    world.aws.publishAll(orders);
    world.aws.awaitProcessed(List.of("ORD-1001", "ORD-1048"));
  }

  private void keep(Tab tab, String name) throws IOException {
    tab.evaluate("document.activeElement.blur()");
    byte[] picture = tab.picture();
    assertThat(picture.length).as(name).isBetween(1, (int) MOST_BYTES);
    Files.write(folder.resolve(name), picture);
  }
}
