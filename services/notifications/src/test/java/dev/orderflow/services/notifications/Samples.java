package dev.orderflow.services.notifications;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The contract's samples of events that come from orders, as the bus would deliver them. */
final class Samples {

  private Samples() {}

  static List<String> events() {
    return Stream.of("order-milestone", "order-request", "order-request-refused")
        .flatMap(event -> lines("/contracts/samples/" + event + "/accepted/" + event + ".ndjson"))
        .map(Samples::event)
        .toList();
  }

  private static String event(String line) {
    var detail = JsonObjects.object("sample", Json.parse(line));
    return Json.write(
        Map.of(
            "version", "0",
            "id", "b5f9d2c4-13aa-4f50-9d39-a8f0a0c1d201",
            "source", "ecommerce.orders",
            "detail-type", JsonObjects.text(detail, "type"),
            "account", "000000000000",
            "time", "2026-01-15T12:00:00Z",
            "region", "us-east-1",
            "resources", List.of(),
            "detail", detail));
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(Samples.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
