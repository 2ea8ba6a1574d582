package dev.orderflow.orders.validate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.EventNames;
import dev.orderflow.kit.Json;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;

/** Every sample goes through the function: queued as it came, or marked and kept. */
class SamplesThroughValidationTest {
  private static final String EVENT_ID = "b5f9d2c4-13aa-4f50-9d39-a8f0a0c1d201";

  private final Recorder aws = new Recorder(Instant.parse("2026-01-15T12:00:00Z"));

  static List<Sample> accepted() {
    return Sample.accepted();
  }

  /** The bus takes no event whose detail is anything but an object. */
  static List<Sample> refused() {
    return Sample.refused().stream().filter(sample -> sample.detail() instanceof Map).toList();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void queuesWhatIsAcceptedAsItCame(Sample sample) throws IOException {
    String event = event(sample.detail());
    validate(event);
    assertThat(aws.sent).hasSize(1);
    assertThat(aws.sent.getFirst().messageBody()).isEqualTo(event);
    assertThat(aws.stored).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void keepsWhatIsRefused(Sample sample) throws IOException {
    validate(event(sample.detail()));
    assertThat(aws.sent).isEmpty();
    PutItemRequest rejection = aws.stored.getLast();
    assertThat(rejection.tableName()).isEqualTo("REJECTIONS_TABLE");
    assertThat(rejection.item().get("rejectionId")).isEqualTo(AttributeValue.fromS(EVENT_ID));
    assertThat(problems(rejection)).containsExactlyInAnyOrderElementsOf(sample.problems());
    assertThat(Json.canonical(keptDetail(rejection)))
        .isEqualTo(Json.canonical(withoutToken(sample.detail())));
  }

  private void validate(String event) throws IOException {
    new ValidateOrder(aws)
        .handleRequest(
            new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)),
            OutputStream.nullOutputStream(),
            new Recorder.NoContext());
  }

  private static List<String> problems(PutItemRequest rejection) {
    return attribute(rejection.item(), "problems").l().stream()
        .map(AttributeValue::m)
        .map(problem -> attribute(problem, "field").s() + " " + attribute(problem, "rule").s())
        .toList();
  }

  private static @Nullable Object withoutToken(@Nullable Object detail) {
    if (!(detail instanceof Map<?, ?> order) || order.get("paymentToken") == null) {
      return detail;
    }
    Map<Object, @Nullable Object> without = new LinkedHashMap<>(order);
    without.put("paymentToken", "***");
    return without;
  }

  private static @Nullable Object keptDetail(PutItemRequest rejection) {
    byte[] utf8 = attribute(rejection.item(), "detail").s().getBytes(StandardCharsets.UTF_8);
    return Json.parse(utf8);
  }

  private static AttributeValue attribute(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }

  private static String event(@Nullable Object detail) {
    Map<String, @Nullable Object> event = new LinkedHashMap<>();
    event.put("version", "0");
    event.put("id", EVENT_ID);
    event.put("detail-type", EventNames.ORDER_CREATED);
    event.put("source", EventNames.ORDERS_SOURCE);
    event.put("account", "000000000000");
    event.put("time", "2026-01-15T12:00:00Z");
    event.put("region", "us-east-1");
    event.put("resources", List.of());
    event.put("detail", detail);
    return Json.write(event);
  }
}
