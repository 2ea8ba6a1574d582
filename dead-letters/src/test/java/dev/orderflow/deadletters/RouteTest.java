package dev.orderflow.deadletters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

class RouteTest {

  private static final String FUNCTION = "arn:aws:lambda:us-east-1:0:function:validate-order:live";
  private static final String RECORD =
      """
      {"requestContext":{"functionArn":"%s","condition":"RetriesExhausted"},"requestPayload":{"a":1}}\
      """
          .formatted(FUNCTION);

  private static final DeadLetterQueue FED =
      new DeadLetterQueue("q-dlq", "url", "arn:aws:sqs:us-east-1:0:q-dlq", 1, 0, List.of("q-arn"));
  private static final DeadLetterQueue OTHER =
      new DeadLetterQueue("f-dlq", "url", "arn:aws:sqs:us-east-1:0:f-dlq", 1, 0, List.of());

  @Test
  void aMendedMessageGoesToTheQueueThatItCameFrom() {
    assertThat(Route.edited(letter("poison"), FED, "mended"))
        .isEqualTo(new Route(new Destination.Queue("q-arn"), "mended"));
  }

  @Test
  void aMendedEventGoesToTheTargetThatItWasMeantFor() {
    Message event =
        letter("{}").toBuilder()
            .messageAttributes(
                Map.of("TARGET_ARN", MessageAttributeValue.builder().stringValue(FUNCTION).build()))
            .build();
    assertThat(Route.edited(event, OTHER, "{\"b\":2}"))
        .isEqualTo(new Route(new Destination.Function(FUNCTION), "{\"b\":2}"));
  }

  @Test
  void ofARecordThePayloadIsMended() {
    assertThat(Route.edited(letter(RECORD), OTHER, RECORD.replace("{\"a\":1}", "{\"b\":2}")))
        .isEqualTo(new Route(new Destination.Function(FUNCTION), "{\"b\":2}"));
    assertThat(Route.edited(letter(RECORD), OTHER, "{\"b\":2}"))
        .isEqualTo(new Route(new Destination.Function(FUNCTION), "{\"b\":2}"));
  }

  @Test
  void aTokenThatWasNotShownGoesBackWithTheMendedText() {
    Message letter = letter("{\"quantity\":0,\"paymentToken\":\"tok_a\"}");
    String shown = PaymentTokens.redacted(letter.body());
    assertThat(Route.edited(letter, FED, shown.replace(":0", ":1")))
        .isEqualTo(
            new Route(
                new Destination.Queue("q-arn"), "{\"quantity\":1,\"paymentToken\":\"tok_a\"}"));
    assertThat(Route.edited(letter("poison"), FED, shown).to())
        .isInstanceOf(Destination.Nowhere.class);
  }

  /** Whoever may mend letters may not choose whom they invoke. */
  @Test
  void aTextDoesNotSayWhereItGoes() {
    String elsewhere = RECORD.replace("validate-order", "delete-everything");
    assertThat(Route.edited(letter(RECORD), OTHER, elsewhere).to())
        .isEqualTo(new Destination.Function(FUNCTION));
    assertThat(Route.edited(letter("unknown"), OTHER, elsewhere).to())
        .isInstanceOf(Destination.Nowhere.class);
    assertThat(Route.edited(letter("poison"), FED, elsewhere).to())
        .isEqualTo(new Destination.Queue("q-arn"));
  }

  private static Message letter(String body) {
    return Message.builder().messageId("m").body(body).build();
  }
}
