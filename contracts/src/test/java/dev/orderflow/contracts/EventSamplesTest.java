package dev.orderflow.contracts;

import static dev.orderflow.contracts.Schemas.errors;
import static dev.orderflow.contracts.Schemas.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records and schemas say the same of every event that parts of the system read. */
class EventSamplesTest {
  private static final Path SAMPLES = Path.of("src/main/resources/contracts/samples");
  private static final Set<String> READ_BY_STRANGERS = Set.of("order-created", "order-rejected");

  record Sample(String event, JsonNode detail) {
    String type() {
      return detail.get("type").asText();
    }
  }

  static List<Sample> accepted() {
    return events()
        .flatMap(event -> lines(event, "accepted").map(line -> new Sample(event, json(line))))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void recordsReadAndSayWhatSamplesSay(Sample sample) {
    EventData data = Objects.requireNonNull(read(sample.type(), sample.detail().get("data")));
    Envelope envelope =
        new Envelope(
            sample.detail().get("id").asText(),
            Instant.parse(sample.detail().get("time").asText()),
            sample.detail().get("correlationId").asText(),
            sample.detail().get("causationId").asText(),
            data);
    JsonNode said = json(envelope.toFields());
    assertThat(errors(sample.event() + ".json", said)).isEmpty();
    assertThat(said).isEqualTo(withoutUnknown(sample.detail()));
  }

  @Test
  void recordsReadNoTypeThatIsNotTheirs() {
    assertThat(read("Order Forgotten", json("{}"))).isNull();
  }

  @Test
  void everyTypeHasASample() {
    Set<String> shown = new HashSet<>();
    accepted().forEach(sample -> shown.add(sample.type()));
    for (Milestone.Kind kind : Milestone.Kind.values()) {
      assertThat(shown).contains(kind.type());
    }
    for (OrderRequest.Kind kind : OrderRequest.Kind.values()) {
      assertThat(shown).contains(kind.type());
    }
    // Facts, news and the request for payment are records; the others are told by kind.
    assertThat(shown)
        .hasSize(
            Fact.class.getPermittedSubclasses().length
                + Milestone.Kind.values().length
                + 2 * OrderRequest.Kind.values().length
                + 2);
  }

  @Test
  void theSameEventToldAgainHasTheSameId() {
    var first = Envelope.of(Instant.EPOCH, "e-1", "e-1", new StockReleased("ORD-1"));
    var again = Envelope.of(Instant.now(), "e-1", "e-9", new StockReleased("ORD-1"));
    var other = Envelope.of(Instant.EPOCH, "e-1", "e-1", new StockReleased("ORD-2"));
    assertThat(again.id()).isEqualTo(first.id()).isNotEqualTo(other.id());
    assertThat(again.traceparent()).isEqualTo(first.traceparent());
    assertThat(other.traceparent().split("-")[1]).isEqualTo(first.traceparent().split("-")[1]);
  }

  private static @Nullable EventData read(String type, JsonNode data) {
    Map<String, @Nullable Object> fields = Schemas.plain(data);
    return Stream.<@Nullable EventData>of(
            Fact.of(type, fields),
            Milestone.of(type, fields),
            OrderRequest.of(type, fields),
            OrderRequestRefused.of(type, fields),
            PaymentRequested.of(type, fields),
            CustomerNotified.of(type, fields))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static JsonNode withoutUnknown(JsonNode detail) {
    if (detail.get("data") instanceof ObjectNode data) {
      data.remove("note");
    }
    return detail;
  }

  private static Stream<String> events() {
    try (Stream<Path> folders = Files.list(SAMPLES)) {
      return folders
          .map(folder -> folder.getFileName().toString())
          .filter(event -> !READ_BY_STRANGERS.contains(event))
          .sorted()
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> lines(String event, String folder) {
    try {
      return Files.readAllLines(SAMPLES.resolve(event, folder, event + ".ndjson")).stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
