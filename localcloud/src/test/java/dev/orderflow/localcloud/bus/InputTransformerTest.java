package dev.orderflow.localcloud.bus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a target gets in place of an event, as recorded from AWS. */
class InputTransformerTest {

  private static final Map<String, String> PATHS =
      Map.of(
          "userId", "$.detail.userId",
          "valid", "$.detail.valid",
          "payload", "$.detail.payload",
          "single", "$.detail.single",
          "multi", "$.detail.multi",
          "missing", "$.detail.missing");
  private static final Event EVENT =
      Event.of(
          "{\"source\":\"shop\",\"detail\":{\"userId\":\"0a787ecb\",\"valid\":true,"
              + "\"payload\":{\"acct\":[1]},\"single\":[\"HIGH\"],\"multi\":[\"ACTIVE\",\"INACTIVE\"]}}");
  private static final Rule RULE = new Rule("default", "rule", "{}", true, List.of());

  private static String transformed(String template) {
    return new InputTransformer(PATHS, template).apply(RULE, EVENT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "\"<multi> multiple list items\" | \"[ACTIVE,INACTIVE] multiple list items\"",
        "\"Command is <valid>!\" | \"Command is true!\"",
        "\"it has <payload>\" | \"it has {acct:[1]}\"",
        "\"nothing of <missing>\" | \"nothing of \"",
        "{\"id\" : \"<userId>\"} | {\"id\" : \"0a787ecb\"}",
        "{\"item\": <single>} | {\"item\": [\"HIGH\"]}",
        "{\"bod\": <payload>} | {\"bod\": {\"acct\":[1]}}",
        "{\"both\": \"users/<userId>/second/<userId>\"} | {\"both\": \"users/0a787ecb/second/0a787ecb\"}",
        "{\"e\": <aws.events.event>} | {\"e\": {\"source\":\"shop\"}}"
      })
  void becomesWhatAwsDelivers(String template, String delivered) {
    assertThat(transformed(template)).isEqualTo(delivered);
  }

  @Test
  void severalLinesOfTextStayLines() {
    assertThat(transformed("\"<userId> is here\"\n\"and <valid>\""))
        .isEqualTo("\"0a787ecb is here\"\n\"and true\"");
  }

  @Test
  void theTimeOfIngestionIsATime() {
    assertThat(transformed("{\"at\": <aws.events.event.ingestion-time>}"))
        .matches("\\{\"at\": \"20\\d\\d-\\d\\d-\\d\\dT[0-9:.]+Z\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"not_valid\": \"users/<payload>\", \"bod\": <payload>}",
        "{\"payload\": \"<payload>\"}",
        "{\"item\": \"<single>\"}"
      })
  void anObjectOrListInsideAJsonTextIsNotDelivered(String template) {
    assertThatExceptionOfType(DeliveryException.class)
        .isThrownBy(() -> transformed(template))
        .matches(e -> !e.retryable());
  }

  @Test
  void anUnknownVariableIsRefused() {
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> new InputTransformer(PATHS, "{\"a\": <notdefinedkey>}"))
        .withMessage("InputTemplate contains invalid placeholder notdefinedkey.");
  }
}
