package dev.orderflow.cli.simulating;

import dev.orderflow.cli.simulating.Catalogue.Product;
import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;

/** Makes the orders of a simulation: the same for the same seed. */
final class Orders {

  private static final int MOST_LINES = 4;
  private static final int MOST_REPETITIONS = 3;

  private final Random random;
  private final Catalogue catalogue;
  private final List<Scenario> urn = new ArrayList<>();

  Orders(Random random, Catalogue catalogue) {
    this.random = random;
    this.catalogue = catalogue;
    for (Scenario scenario : Scenario.values()) {
      urn.addAll(Collections.nCopies(scenario.weight, scenario));
    }
  }

  List<SimulatedOrder> make(int count) {
    List<SimulatedOrder> orders = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      orders.add(order("SIM-%06d".formatted(i), urn.get(random.nextInt(urn.size()))));
    }
    return orders;
  }

  private SimulatedOrder order(String orderId, Scenario scenario) {
    Map<String, Object> detail = detail(orderId, scenario);
    List<String> published = new ArrayList<>();
    published.add(Json.write(detail));
    switch (scenario) {
      case REPEATED ->
          published.addAll(
              Collections.nCopies(1 + random.nextInt(MOST_REPETITIONS), published.getFirst()));
      case CONFLICT -> {
        detail.put("customerEmail", "somebody.else@example.com");
        published.add(Json.write(detail));
      }
      default -> {}
    }
    return new SimulatedOrder(orderId, scenario, published);
  }

  private Map<String, Object> detail(String orderId, Scenario scenario) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("orderId", orderId);
    detail.put("customerEmail", orderId.toLowerCase(Locale.ROOT) + "@example.com");
    detail.put("currency", Catalogue.CURRENCY);
    detail.put("items", lines(scenario));
    detail.put("shippingAddress", Map.of("country", scenario == Scenario.NOT_SERVED ? "AQ" : "DE"));
    detail.put("paymentToken", token(scenario));
    if (scenario == Scenario.INVALID) {
      detail.remove("customerEmail");
    }
    return detail;
  }

  private List<Map<String, Object>> lines(Scenario scenario) {
    List<Product> products = new ArrayList<>(catalogue.plenty());
    Collections.shuffle(products, random);
    List<Map<String, Object>> lines = new ArrayList<>();
    for (Product product : products.subList(0, 1 + random.nextInt(MOST_LINES))) {
      lines.add(line(product.sku(), product.price(), 1 + random.nextInt(5)));
    }
    switch (scenario) {
      case SCARCE -> lines.add(line(catalogue.scarce().sku(), catalogue.scarce().price(), 1));
      case OUT_OF_STOCK ->
          lines.add(line(catalogue.soldOut().sku(), catalogue.soldOut().price(), 1));
      case UNKNOWN_PRODUCT -> lines.add(line("SIM-NEVER-HEARD-OF", 100, 1));
      case PRICE_CHANGED -> lines.set(0, line(products.getFirst().sku(), 10_000_000, 1));
      default -> {}
    }
    return lines;
  }

  private static Map<String, Object> line(String sku, long price, int quantity) {
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("sku", sku);
    line.put("quantity", quantity);
    line.put("unitPrice", price);
    return line;
  }

  private static String token(Scenario scenario) {
    return switch (scenario) {
      case DECLINED -> "tok_declined";
      case PROVIDER_SILENT -> "tok_timeout";
      case PROVIDER_LATE -> "tok_late";
      case COMPLETES,
          REPEATED,
          CONFLICT,
          INVALID,
          SCARCE,
          OUT_OF_STOCK,
          UNKNOWN_PRODUCT,
          PRICE_CHANGED,
          NOT_SERVED,
          CANCELS,
          RETURNS ->
          "tok_visa";
    };
  }
}
