package dev.orderflow.services.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.SqsBatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.event.ruler.Ruler;

/** The template's rule lets in what is news, and nothing else. */
class RulePatternTest {

  /** The contract's samples of what is said on the bus, as it would deliver them. */
  static List<String> events() {
    return Stream.of(
            "order-milestone",
            "order-rejected",
            "order-request",
            "order-request-refused",
            "customer-notified",
            "stock-released",
            "payment-captured")
        .flatMap(event -> lines("/contracts/samples/" + event + "/accepted/" + event + ".ndjson"))
        // One without an id of its own is news to nobody, and too rare to be worth a pattern.
        .filter(line -> line.contains("\"orderId\""))
        .map(RulePatternTest::event)
        .toList();
  }

  @ParameterizedTest
  @MethodSource("events")
  void letsInWhatIsNews(String event) throws Exception {
    SqsBatch.Message message =
        SqsBatch.parse(
                Json.write(Map.of("Records", List.of(Live.record(event, 1)))).getBytes(UTF_8))
            .getFirst();

    assertThat(Ruler.matchesRule(event, pattern()))
        .isEqualTo(LiveUpdate.of(DomainEvent.of(message)) != null);
  }

  private static String event(String line) {
    var detail = JsonObjects.object("sample", Json.parse(line));
    String type = JsonObjects.text(detail, "type");
    return Json.write(
        Map.of(
            "version", "0",
            "id", "b5f9d2c4-13aa-4f50-9d39-a8f0a0c1d201",
            "source", source(type),
            "detail-type", type,
            "account", "000000000000",
            "time", "2026-01-15T12:00:00Z",
            "region", "us-east-1",
            "resources", List.of(),
            "detail", detail));
  }

  private static String source(String type) {
    return switch (type.split(" ")[0]) {
      case "Customer" -> "ecommerce.notifications";
      case "Stock" -> "ecommerce.inventory";
      case "Payment" -> "ecommerce.billing";
      default -> "ecommerce.orders";
    };
  }

  private static Stream<String> lines(String file) {
    try (InputStream in = Objects.requireNonNull(RulePatternTest.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), UTF_8).lines();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String pattern() throws IOException {
    // CloudFormation's short forms are not needed here and unknown to a plain YAML reader.
    String yaml = Files.readString(Path.of("template.yaml")).replaceAll("!\\w+", "");
    Object found = new Load(LoadSettings.builder().build()).loadFromString(yaml);
    for (String name : List.of("Resources", "NewsRule", "Properties", "EventPattern")) {
      found = Objects.requireNonNull(((Map<?, ?>) found).get(name));
    }
    return Json.write(found);
  }
}
