package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.kit.Json;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

class PaymentTokensTest {

  private static final String EVENT =
      """
      {"id":"e-1","detail-type":"Order Created","detail":{"orderId":"ORD-1","quantity":10,\
      "paymentToken":"tok_a","note":"it says \\"***\\"","z":1}}\
      """;

  /** Wherever a token may be in a dead letter. */
  static final List<String> LETTERS =
      List.of(
          EVENT,
          EVENT
              .replace("\"quantity\":10", "\n  \"quantity\":1e1")
              .replace("\"paymentToken\":", "\"paymentToken\" : "),
          EVENT.replace("paymentToken", "payment\\u0054oken"),
          "{\"requestContext\":{\"condition\":\"RetriesExhausted\"},\"requestPayload\":"
              + EVENT
              + "}",
          "{\"detail\":{\"data\":{\"orderId\":\"ORD-1\",\"due\":{},\"paymentToken\":\"tok_a\"}}}",
          "{\"NewImage\":{\"paymentToken\":{\"S\":\"tok_a\"},\"orderId\":{\"S\":\"ORD-1\"}}}",
          Json.write(Map.of("NewImage", Map.of("detail", Map.of("S", EVENT)))),
          Json.write(List.of(Map.of("Records", List.of(Map.of("body", EVENT))))),
          "{\"paymentToken\":[\"tok_a\",{\"x\":\"tok_a\"}]}",
          "not JSON {\"paymentToken\" : \"tok_a\", \"quantity\": 1",
          "not JSON \\\"paymentToken\\\":\\\"tok_a\\\"",
          "not JSON {\"paymentToken\":{\"S\":\"tok_a\"}");

  @ParameterizedTest
  @FieldSource("LETTERS")
  void aTokenIsNotShownAndIsThereAgainInWhatIsSentBack(String letter) {
    String shown = PaymentTokens.redacted(letter);
    assertThat(shown).doesNotContain("tok_a").contains(PaymentTokens.MARK);
    assertThat(PaymentTokens.redacted(shown)).isEqualTo(shown);

    String mended = shown.replace("ORD-1", "ORD-2");
    String sent = PaymentTokens.restored(mended, letter);
    assertThat(plain(sent)).isEqualTo(plain(letter.replace("ORD-1", "ORD-2")));
  }

  @Test
  void anotherTokenThatPeopleWriteIsSent() {
    String mended = PaymentTokens.redacted(EVENT).replace(":\"***\"", ":\"tok_b\"");
    assertThat(PaymentTokens.restored(mended, EVENT)).contains("tok_b").doesNotContain("tok_a");
  }

  @Test
  void ofARecordOnlyThePayloadMayBeSentBack() {
    String record = "{\"requestPayload\":" + EVENT + "}";
    assertThat(plain(PaymentTokens.restored(PaymentTokens.redacted(EVENT), record)))
        .isEqualTo(plain(EVENT));
  }

  @Test
  void eachOfSeveralTokensGoesWhereItWas() {
    String two = "[{\"paymentToken\":\"tok_a\"},{\"paymentToken\":\"tok_b\"}]";
    assertThat(PaymentTokens.restored(PaymentTokens.redacted(two), two)).isEqualTo(two);
    assertThatThrownBy(() -> PaymentTokens.restored("{\"paymentToken\":\"***\"}", two))
        .isInstanceOf(UndeliverableException.class)
        .hasMessageContaining("***");
  }

  @Test
  void aMarkWithoutATokenIsNotSent() {
    assertThatThrownBy(() -> PaymentTokens.restored("{\"paymentToken\":\"***\"}", "{}"))
        .isInstanceOf(UndeliverableException.class);
  }

  @Test
  void whatHasNoTokenStaysAsItIs() {
    for (String text :
        List.of(
            "",
            "poison",
            "{ \"a\" : 1e5 }",
            "\\u0061",
            "paymentToken",
            "{\"paymentToken\":null}")) {
      assertThat(PaymentTokens.redacted(text)).isEqualTo(text);
      assertThat(PaymentTokens.restored(text, text)).isEqualTo(text);
    }
  }

  private static Object plain(String text) {
    return text.startsWith("not") ? text : Json.canonical(Json.parse(text));
  }
}
