package dev.orderflow.orders.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.EventData;
import dev.orderflow.contracts.EventNames;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.event.ruler.Ruler;

/** What reaches which function: the template's patterns, matched as EventBridge matches. */
class RulePatternTest {
  private static String pattern = "";
  private static String factsPattern = "";

  @BeforeAll
  static void readTemplate() throws Exception {
    Object template =
        new Load(LoadSettings.builder().build())
            .loadFromString(withoutTags(Files.readString(Path.of("template.yaml"))));
    pattern =
        Json.write(at(template, "Resources", "OrderCreatedRule", "Properties", "EventPattern"));
    factsPattern =
        Json.write(at(template, "Resources", "OrderFactsRule", "Properties", "EventPattern"));
  }

  @Test
  void everySampleReachesValidationAlsoTheRefused() throws Exception {
    for (Sample sample : Sample.accepted()) {
      assertThat(matches(EventNames.ORDERS_SOURCE, EventNames.ORDER_CREATED, sample.detail()))
          .as(sample.shows())
          .isTrue();
    }
    for (Sample sample : Sample.refused()) {
      // The bus takes no event whose detail is anything but an object.
      if (sample.detail() instanceof Map) {
        assertThat(matches(EventNames.ORDERS_SOURCE, EventNames.ORDER_CREATED, sample.detail()))
            .as(sample.shows())
            .isTrue();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ecommerce.orders, Order Rejected",
    "ecommerce.orders, order created",
    "ecommerce.orders, 'Order Created '",
    "ecommerce.orders, Order",
    "Ecommerce.Orders, Order Created",
    "ecommerce, Order Created",
    "ecommerce.orders.eu, Order Created"
  })
  void nothingElseDoes(String source, String detailType) throws Exception {
    assertThat(matches(source, detailType, Map.of("orderId", "ORD-1"))).isFalse();
  }

  /** Each is read as whatever it is, and published as that says. */
  @Test
  void everySampleOfAFactOrARequestReachesTrackingAndNothingElseDoes() throws Exception {
    Set<String> reached = new HashSet<>();
    for (Map<String, @Nullable Object> detail : Sample.ofOtherEvents()) {
      String type = JsonObjects.text(detail, "type");
      Map<String, @Nullable Object> data = JsonObjects.object("data", detail.get("data"));
      EventData said = Fact.of(type, data);
      EventData asked = OrderRequest.of(type, data);
      EventData told = said == null ? asked : said;
      String source = told == null ? EventNames.ORDERS_SOURCE : told.source();
      assertThat(matches(factsPattern, source, type, detail)).as(type).isEqualTo(told != null);
      assertThat(matches(source, type, detail)).as(type).isFalse();
      if (told != null) {
        reached.add(type);
      }
    }
    assertThat(reached)
        .hasSize(Fact.class.getPermittedSubclasses().length + OrderRequest.Kind.values().length);
  }

  private static boolean matches(String source, String detailType, @Nullable Object detail)
      throws Exception {
    return matches(pattern, source, detailType, detail);
  }

  private static boolean matches(
      String pattern, String source, String detailType, @Nullable Object detail) throws Exception {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", "b5f9d2c4-13aa-4f50-9d39-a8f0a0c1d201");
    event.put("detail-type", detailType);
    event.put("source", source);
    event.put("account", "000000000000");
    event.put("time", "2026-01-15T12:00:00Z");
    event.put("region", "us-east-1");
    event.put("resources", List.of());
    event.put("detail", detail);
    return Ruler.matchesRule(Json.write(event), pattern);
  }

  private static Object at(@Nullable Object value, String... path) {
    Object found = value;
    for (String name : path) {
      found = ((Map<?, ?>) Objects.requireNonNull(found, name)).get(name);
    }
    return Objects.requireNonNull(found);
  }

  /** CloudFormation's short forms are not needed here and unknown to a plain YAML reader. */
  private static String withoutTags(String yaml) {
    return yaml.replaceAll("!(Ref|GetAtt|Sub|If|Not|Equals)\\b", "");
  }
}
