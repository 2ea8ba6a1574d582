package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.kit.Json;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InvalidEventPatternException;
import software.amazon.awssdk.services.eventbridge.model.LimitExceededException;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResponse;
import software.amazon.awssdk.services.eventbridge.model.PutEventsResultEntry;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * EventBridge API reference: PutEvents, PutTargets. EventBridge user guide: "Sending events with
 * PutEvents", "Calculating PutEvents event entry size", "Using dead-letter queues".
 */
class EventBridgeTest extends Puppets {

  private static final String QUEUES = "arn:aws:sqs:us-east-1:000000000000:";

  EventBridgeTest() {
    super(
        queue("undeliverable", "VisibilityTimeout: 30")
            + """
                Forbidden:
                  Type: AWS::Events::Rule
                  Properties:
                    Name: forbidden
                    EventPattern: {detail-type: [Forbidden]}
                    Targets:
                      - Id: puppet
                        Arn: !GetAtt puppet.Arn
                        DeadLetterConfig: {Arn: !GetAtt undeliverable.Arn}
                Constant:
                  Type: AWS::Events::Rule
                  Properties:
                    Name: constant
                    EventPattern: {detail-type: [Constant]}
                    Targets:
                      - Id: puppet
                        Arn: !GetAtt puppet.Arn
                        Input: '{"constant":true}'
                ConstantPermission:
                  Type: AWS::Lambda::Permission
                  Properties:
                    FunctionName: !Ref puppet
                    Action: lambda:InvokeFunction
                    Principal: events.amazonaws.com
                    SourceArn: !GetAtt Constant.Arn
              """
            + function("puppet", ""));
  }

  @Test
  void eachEntryIsAnsweredInItsPlaceAndTheGoodOnesArePublished() {
    var good = AwsClients.entry("{\"good\":true}");
    PutEventsResponse answer =
        aws.bus.putEvents(
            r ->
                r.entries(
                    good,
                    good.copy(e -> e.detail("no json")),
                    good.copy(e -> e.detail("[1]")),
                    good.copy(e -> e.source(null)),
                    good.copy(e -> e.detailType(null)),
                    good.copy(e -> e.detail(null)),
                    good.copy(e -> e.source("aws.ec2")),
                    good));
    assertThat(answer.failedEntryCount()).isEqualTo(6);
    assertThat(answer.entries())
        .extracting(PutEventsResultEntry::errorCode)
        .containsExactly(
            null,
            "MalformedDetail",
            "MalformedDetail",
            "InvalidArgument",
            "InvalidArgument",
            "InvalidArgument",
            "NotAuthorizedForSourceException",
            null);
    assertThat(answer.entries())
        .allMatch(entry -> (entry.eventId() == null) == (entry.errorCode() != null));
  }

  @Test
  void noEntriesOrMoreThanTenAreRefusedWhole() {
    for (int count : List.of(0, 11)) {
      var entries = Collections.nCopies(count, AwsClients.entry("{}"));
      assertThatExceptionOfType(EventBridgeException.class)
          .isThrownBy(() -> aws.bus.putEvents(r -> r.entries(entries)))
          .satisfies(e -> assertThat(code(e)).isEqualTo("ValidationException"));
    }
  }

  /** Time counts 14 bytes; source, detail type, detail and resources count as UTF-8. */
  @Test
  void theEntriesOfARequestHaveAtMost256KiBInAll() {
    int limit = 256 * 1024;
    int around = "ecommerce.orders".length() + "Order Created".length() + "{\"x\":\"\"}".length();
    assertThat(aws.publish(detailOf(limit - around)).failedEntryCount()).isZero();
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> aws.publish(detailOf(limit - around + 1)))
        .withMessageContaining("Total size of the entries in the request is over the limit");
    PutEventsRequestEntry timed =
        AwsClients.entry(detailOf(limit - around - 13)).copy(e -> e.time(Instant.EPOCH));
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> aws.bus.putEvents(r -> r.entries(timed)));
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> aws.publish(detailOf(limit / 2), detailOf(limit / 2)));
  }

  private static String detailOf(int letters) {
    return "{\"x\":\"" + "x".repeat(letters) + "\"}";
  }

  @Test
  void aTargetGetsTheEventInItsEnvelopeAndTheDetailAsItWasWritten() {
    String queue = aws.subscribe("Shape");
    Instant time = Instant.parse("2026-01-02T03:04:05.678Z");
    String id =
        aws.bus
            .putEvents(
                r ->
                    r.entries(
                        AwsClients.entry("{\"n\": 1.50, \"e\":\"\\u00e5\"}")
                            .copy(e -> e.detailType("Shape").time(time).resources("arn:aws:x"))))
            .entries()
            .getFirst()
            .eventId();
    String body = aws.take(queue).body();
    assertThat(body).contains("\"detail\":{\"n\": 1.50, \"e\":\"\\u00e5\"}");
    Doc event = Doc.of(body);
    assertThat(event.names())
        .containsExactly(
            "version",
            "id",
            "detail-type",
            "source",
            "account",
            "time",
            "region",
            "resources",
            "detail");
    assertThat(event.text("version")).isEqualTo("0");
    assertThat(event.text("id")).isEqualTo(id);
    assertThat(event.text("time")).isEqualTo("2026-01-02T03:04:05Z");
    assertThat(event.at("resources")).isEqualTo(List.of("arn:aws:x"));
  }

  @Test
  void withoutAPermissionTheEventIsADeadLetterWithAttributesThatSayWhy() {
    aws.bus.putEvents(
        r -> r.entries(AwsClients.entry("{\"a\":1}").copy(e -> e.detailType("Forbidden"))));
    Message message = aws.take("undeliverable", "Forbidden");
    assertThat(message.messageAttributes().keySet())
        .containsExactlyInAnyOrder("RULE_ARN", "TARGET_ARN", "ERROR_CODE", "ERROR_MESSAGE");
    assertThat(attribute(message, "RULE_ARN"))
        .isEqualTo("arn:aws:events:us-east-1:000000000000:rule/forbidden");
    assertThat(attribute(message, "TARGET_ARN"))
        .isEqualTo("arn:aws:lambda:us-east-1:000000000000:function:puppet");
    assertThat(attribute(message, "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
    assertThat(Doc.of(message.body()).at("detail")).isEqualTo(Map.of("a", 1L));
  }

  @Test
  void aTargetThatIsNotThereIsNotTriedAgain() {
    Target target =
        Target.builder()
            .id("gone")
            .arn(QUEUES + "gone")
            .deadLetterConfig(d -> d.arn(QUEUES + "undeliverable"))
            .build();
    aws.bus.putRule(r -> r.name("gone").eventPattern("{\"detail-type\":[\"Gone\"]}"));
    aws.bus.putTargets(r -> r.rule("gone").targets(target));
    aws.bus.putEvents(r -> r.entries(AwsClients.entry("{}").copy(e -> e.detailType("Gone"))));
    assertThat(attribute(aws.take("undeliverable", "Gone"), "ERROR_CODE"))
        .isEqualTo("RESOURCE_NOT_FOUND");
  }

  private static String attribute(Message message, String name) {
    return message
        .messageAttributes()
        .getOrDefault(name, MessageAttributeValue.builder().stringValue("none").build())
        .stringValue();
  }

  @Test
  void aTargetWithAConstantInputGetsThatInPlaceOfTheEvent() {
    aws.bus.putEvents(
        r -> r.entries(AwsClients.entry("{\"x\":1}").copy(e -> e.detailType("Constant"))));
    AwsClients.awaitTrue("called", () -> !aws.lines("puppet", "constant").isEmpty());
    assertThat(aws.lines("puppet", "constant")).containsExactly("{\"constant\":true}");
  }

  @Test
  void aRuleHasAtMostFiveTargetsAndMustExist() {
    List<Target> six =
        List.of("1", "2", "3", "4", "5", "6").stream()
            .map(id -> Target.builder().id(id).arn(QUEUES + "undeliverable").build())
            .toList();
    aws.bus.putRule(r -> r.name("six").eventPattern("{\"source\":[\"six\"]}"));
    assertThatExceptionOfType(LimitExceededException.class)
        .isThrownBy(() -> aws.bus.putTargets(r -> r.rule("six").targets(six)));
    assertThatExceptionOfType(ResourceNotFoundException.class)
        .isThrownBy(() -> aws.bus.describeRule(r -> r.name("no-rule")))
        .withMessageContaining("Rule no-rule does not exist on EventBus default.");
  }

  @Test
  void whatIsNotThereIsNamed() {
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> aws.bus.listArchives(r -> r.namePrefix("x")))
        .withMessageContaining("ListArchives");
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> aws.bus.putRule(r -> r.name("x").scheduleExpression("rate(1 day)")))
        .withMessageContaining("ScheduleExpression");
  }

  /** EventBridge user guide: "Comparison operators for use in event patterns". */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":[\"x\",\"y\"]}                         | {\"a\":\"y\"}            | true",
        "{\"a\":[\"x\"]}                               | {\"a\":[\"z\",\"x\"]}    | true",
        "{\"a\":[\"x\"]}                               | {\"a\":\"X\"}            | false",
        "{\"a\":[null]}                                | {\"a\":null}             | true",
        "{\"a\":[\"\"]}                                | {\"a\":\"\"}             | true",
        "{\"a\":[{\"prefix\":\"ORD-\"}]}               | {\"a\":\"ORD-1\"}        | true",
        "{\"a\":[{\"prefix\":\"ORD-\"}]}               | {\"a\":\"xORD-1\"}       | false",
        "{\"a\":[{\"suffix\":\".png\"}]}               | {\"a\":\"i.png\"}        | true",
        "{\"a\":[{\"anything-but\":[\"x\",\"y\"]}]}    | {\"a\":\"z\"}            | true",
        "{\"a\":[{\"anything-but\":[\"x\",\"y\"]}]}    | {\"a\":\"x\"}            | false",
        "{\"a\":[{\"anything-but\":{\"prefix\":\"i\"}}]} | {\"a\":\"init\"}       | false",
        "{\"a\":[{\"equals-ignore-case\":\"Abc\"}]}    | {\"a\":\"aBC\"}          | true",
        "{\"a\":[{\"wildcard\":\"d/*.png\"}]}          | {\"a\":\"d/i.png\"}      | true",
        "{\"a\":[{\"numeric\":[\"=\",100]}]}           | {\"a\":1.0e2}            | true",
        "{\"a\":[{\"numeric\":[\">\",0,\"<=\",5]}]}    | {\"a\":5}                | true",
        "{\"a\":[{\"numeric\":[\">\",0,\"<=\",5]}]}    | {\"a\":0}                | false",
        "{\"a\":[{\"numeric\":[\">\",0]}]}             | {\"a\":\"1\"}            | false",
        "{\"a\":[{\"cidr\":\"10.0.0.0/24\"}]}          | {\"a\":\"10.0.0.7\"}     | true",
        "{\"a\":[{\"exists\":true}]}                   | {\"a\":0}                | true",
        "{\"a\":[{\"exists\":false}]}                  | {\"b\":0}                | true",
        "{\"a\":[{\"exists\":false}]}                  | {\"a\":0}                | false",
        "{\"a\":{\"b\":[1]}}                           | {\"a\":{\"b\":1,\"c\":2}} | true",
        "{\"a\":[1],\"b\":[2]}                         | {\"a\":1}                | false",
        "{\"$or\":[{\"a\":[1]},{\"b\":[2]}]}           | {\"b\":2}                | true"
      })
  void aPatternMatches(String pattern, String detail, boolean matches) {
    Map<String, Object> event =
        Map.of(
            "id", "1",
            "account", "000000000000",
            "source", "s",
            "time", "2026-01-02T03:04:05Z",
            "region", "us-east-1",
            "resources", List.of(),
            "detail-type", "t",
            "detail", Json.parse(detail) instanceof Map<?, ?> object ? object : Map.of());
    assertThat(
            aws.bus
                .testEventPattern(
                    r -> r.eventPattern("{\"detail\":" + pattern + "}").event(Json.write(event)))
                .result())
        .isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":\"x\"}",
        "{\"a\":[{\"like\":\"x\"}]}",
        "{\"a\":[{\"numeric\":[\"~\",1]}]}",
        "["
      })
  void aPatternThatIsNoneIsRefused(String pattern) {
    assertThatExceptionOfType(InvalidEventPatternException.class)
        .isThrownBy(() -> aws.bus.putRule(r -> r.name("bad").eventPattern(pattern)))
        .withMessageContaining("Event pattern is not valid. Reason: ");
  }

  private static String code(EventBridgeException e) {
    return e.awsErrorDetails().errorCode();
  }
}
