package dev.orderflow.api;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway makes of a path: the contract's route that serves it.
 *
 * @param path such as {@code /orders/{id}}
 */
record Route(String path, Map<String, String> parameters) {

  private static final String PRODUCTS = "/operations/products/";

  /** The one whose parameter is greedy. */
  private static final String RESTOCK = PRODUCTS + "{sku}/restock";

  static Route of(String method, String path) {
    return Contract.routes().stream()
        .filter(it -> it.startsWith(method + " "))
        .map(it -> matched(it.substring(method.length() + 1), path))
        .filter(it -> it != null)
        .findFirst()
        .orElse(new Route(path, Map.of()));
  }

  private static @Nullable Route matched(String template, String path) {
    if (template.equals(RESTOCK)) {
      return path.startsWith(PRODUCTS)
          ? new Route(template, Map.of("sku", path.substring(PRODUCTS.length())))
          : null;
    }
    String[] names = template.split("/");
    String[] parts = path.split("/");
    Map<String, String> parameters = new HashMap<>();
    for (int i = 0; i < names.length; i++) {
      if (names.length != parts.length) {
        return null;
      }
      if (names[i].startsWith("{")) {
        parameters.put(names[i].substring(1, names[i].length() - 1), parts[i]);
      } else if (!names[i].equals(parts[i])) {
        return null;
      }
    }
    return new Route(template, parameters);
  }
}
