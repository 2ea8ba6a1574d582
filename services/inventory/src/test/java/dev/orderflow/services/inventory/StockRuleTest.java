package dev.orderflow.services.inventory;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.event.ruler.Ruler;

/**
 * Holds the rule to the samples of the contract: it lets through what the function has steps for.
 */
class StockRuleTest {

  private static final Set<String> HEARD =
      Set.of("Order Processed", "Order Cancelled", "Order Dispatched", "Order Returned");

  private static final String SAMPLES =
      "/contracts/samples/order-milestone/accepted/order-milestone.ndjson";

  @Test
  void matchesWhatCallsForGoodsToBeMovedAndNothingElse() throws Exception {
    for (Map<String, @Nullable Object> sample : samples()) {
      String type = JsonObjects.text(sample, "type");
      assertThat(Ruler.matchesRule(event("ecommerce.orders", sample), pattern()))
          .as(type)
          .isEqualTo(HEARD.contains(type));
      assertThat(Ruler.matchesRule(event("someone.else", sample), pattern())).isFalse();
    }
  }

  @Test
  void theSamplesShowAllOfThem() throws Exception {
    assertThat(samples()).extracting(it -> it.get("type")).containsAll(HEARD);
  }

  private static String event(String source, Map<String, @Nullable Object> detail) {
    return Json.write(
        Map.of(
            "source", source,
            "detail-type", Objects.requireNonNull(detail.get("type")),
            "detail", detail));
  }

  private static List<Map<String, @Nullable Object>> samples() throws IOException {
    try (InputStream in =
        Objects.requireNonNull(StockRuleTest.class.getResourceAsStream(SAMPLES))) {
      return new String(in.readAllBytes(), UTF_8)
          .lines()
          .map(line -> JsonObjects.object("sample", Json.parse(line)))
          .toList();
    }
  }

  private static String pattern() throws IOException {
    // CloudFormation's short forms are not needed here and unknown to a plain YAML reader.
    String yaml = Files.readString(Path.of("template.yaml")).replaceAll("!\\w+", "");
    Object found = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    for (String name : List.of("Resources", "StockRule", "Properties", "EventPattern")) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(name));
    }
    return Json.write(found);
  }
}
