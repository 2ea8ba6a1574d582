package dev.orderflow.localcloud.bus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a target gets in place of an event, as AWS delivers it: a line of a file for each. */
class InputTransformerTest {

  private static final Rule RULE = new Rule("default", "rule", "{}", true, List.of());

  /**
   * One line: {@code paths} and {@code template}, for an {@code event}; and what is expected:
   * {@code delivers}, null if the event cannot be delivered; or {@code refused}, with what is said.
   */
  record Fact(Map<?, ?> line) {

    InputTransformer transformer() {
      Map<String, String> paths = new HashMap<>();
      JsonObjects.object("paths", line.get("paths"))
          .forEach((name, path) -> paths.put(name, String.valueOf(path)));
      return new InputTransformer(paths, String.valueOf(line.get("template")));
    }

    Event event() {
      return Event.of(Json.write(Objects.requireNonNull(line.get("event"))));
    }

    @Override
    public String toString() {
      return String.valueOf(line.get("asked"));
    }
  }

  static Stream<Fact> facts() throws IOException {
    try (InputStream lines = InputTransformerTest.class.getResourceAsStream("facts.ndjson")) {
      return new String(Objects.requireNonNull(lines).readAllBytes(), UTF_8)
              .lines()
              .map(line -> new Fact(JsonObjects.object("fact", Json.parse(line))))
              .toList()
              .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("facts")
  void becomesWhatAwsDelivers(Fact fact) {
    if (fact.line().get("refused") instanceof String message) {
      assertThatExceptionOfType(IllegalArgumentException.class)
          .isThrownBy(fact::transformer)
          .withMessage(message);
    } else if (fact.line().get("delivers") instanceof String delivered) {
      assertThat(fact.transformer().apply(RULE, fact.event())).isEqualTo(delivered);
    } else {
      assertThatExceptionOfType(DeliveryException.class)
          .isThrownBy(() -> fact.transformer().apply(RULE, fact.event()))
          .matches(e -> !e.retryable());
    }
  }

  @Test
  void theTimeOfIngestionIsATime() {
    var transformer = new InputTransformer(Map.of(), "{\"at\": <aws.events.event.ingestion-time>}");
    assertThat(transformer.apply(RULE, Event.of("{}")))
        .matches("\\{\"at\": \"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"}");
  }
}
