package dev.orderflow.services.billing.stripe;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Parameters of a request, in the order given. Sent again, they must be the same to the letter. */
final class Form {

  private final Map<String, String> parameters = new LinkedHashMap<>();

  Form with(String name, String value) {
    parameters.put(name, value);
    return this;
  }

  String encoded() {
    return parameters.entrySet().stream()
        .map(it -> encoded(it.getKey()) + "=" + encoded(it.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
