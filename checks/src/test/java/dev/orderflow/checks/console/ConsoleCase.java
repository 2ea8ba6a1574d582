package dev.orderflow.checks.console;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;

/** Tests that share one world. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class ConsoleCase {

  /** Nobody wants to wait for parcels. */
  static final Map<String, String> QUICK = Map.of("PickupSeconds", "1", "DeliverySeconds", "1");

  /** Where parcels can go. */
  static final Map<String, String> ADDRESS =
      Map.of("name", "Zoë", "line1", "1 High Street", "postalCode", "N1 9GU", "city", "London");

  final World world;

  ConsoleCase(Map<String, String> parameters) throws IOException, InterruptedException {
    this.world = new World(parameters);
  }

  @AfterAll
  void stop() throws IOException {
    world.close();
  }

  /** The order's id, from the page's address. */
  static String place(Tab tab, String product, String card) {
    tab.go("#/products");
    tab.click("button", "Add " + product + " to the basket");
    tab.click(".tabs a", "Basket");
    ADDRESS.forEach((field, text) -> tab.fill("[name=" + field + "]", text));
    tab.choose("[name=paymentToken]", card);
    tab.click("button", "Place the order");
    tab.see("h1", "Your order");
    return String.valueOf(tab.evaluate("location.hash.split('/').at(-1)"));
  }
}
