package dev.orderflow.checks.fidelity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.orderflow.checks.journeys.AwsClients;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;
import software.amazon.awssdk.services.eventbridge.model.InputTransformer;
import software.amazon.awssdk.services.eventbridge.model.Target;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;

/**
 * EventBridge user guide: "Amazon EventBridge input transformation", "Event bus targets", "Using
 * resource-based policies for Amazon EventBridge" (queues and log groups).
 */
class EventTargetTest extends Puppets {

  private static final String RULES =
      """
        Accepted:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: /aws/events/accepted}
        AcceptedPolicy:
          Type: AWS::Logs::ResourcePolicy
          Properties:
            PolicyName: accepted
            PolicyDocument: !Sub >-
              {"Version": "2012-10-17", "Statement": [{"Effect": "Allow",
               "Principal": {"Service": ["events.amazonaws.com", "delivery.logs.amazonaws.com"]},
               "Action": ["logs:CreateLogStream", "logs:PutLogEvents"],
               "Resource": "${Accepted.Arn}"}]}
        AcceptedRule:
          Type: AWS::Events::Rule
          Properties:
            Name: accepted
            EventPattern: {detail-type: [Accepted]}
            Targets:
              - Id: log
                Arn: !Sub arn:aws:logs:${AWS::Region}:${AWS::AccountId}:log-group:${Accepted}
                InputTransformer:
                  InputPathsMap: {time: $.time, id: $.id, order: $.detail.orderId}
                  InputTemplate: >-
                    {"timestamp": <time>, "message": "{\\"id\\":\\"<id>\\",\\"order\\":\\"<order>\\"}"}
        WholeRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {detail-type: [Whole]}
            Targets: [{Id: log, Arn: !GetAtt Accepted.Arn}]
        Closed:
          Type: AWS::Logs::LogGroup
          Properties: {LogGroupName: /aws/events/closed}
        ClosedRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {detail-type: [Closed]}
            Targets:
              - {Id: log, Arn: !GetAtt Closed.Arn, DeadLetterConfig: {Arn: !GetAtt letters.Arn}}
        OpenRule:
          Type: AWS::Events::Rule
          Properties:
            EventPattern: {detail-type: [Open]}
            Targets:
              - Id: queue
                Arn: !GetAtt open.Arn
                RetryPolicy: {MaximumRetryAttempts: 3, MaximumEventAgeInSeconds: 3600}
                DeadLetterConfig: {Arn: !GetAtt letters.Arn}
              - Id: locked
                Arn: !GetAtt locked.Arn
                DeadLetterConfig: {Arn: !GetAtt letters.Arn}
        OpenPolicy:
          Type: AWS::SQS::QueuePolicy
          Properties:
            Queues: [!Ref open]
            PolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: events.amazonaws.com}
                  Action: sqs:SendMessage
                  Resource: !GetAtt open.Arn
                  Condition: {ArnEquals: {"aws:SourceArn": !GetAtt OpenRule.Arn}}
      """;

  EventTargetTest() {
    super(
        queue("open", "VisibilityTimeout: 30")
            + queue("locked", "VisibilityTimeout: 30")
            + queue("letters", "VisibilityTimeout: 30")
            + queue("made", "VisibilityTimeout: 30")
            + RULES);
  }

  @ParameterizedTest(name = "{1} gives {2}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "text   | \"<a> and <n>\"              | \"one and 7\"",
        "value  | {\"a\":<a>,\"n\":<n>}        | {\"a\":\"one\",\"n\":7}",
        "quoted | {\"a\":\"<a>!\",\"b\":<n>}   | {\"a\":\"one!\",\"b\":7}",
        "object | {\"o\":<o>}                  | {\"o\":{\"k\":[1,2]}}",
        "item   | {\"i\":<i>}                  | {\"i\":2}",
        "marks  | {\"q\":\"is \\\"<a>\\\"\"}     | {\"q\":\"is \\\"one\\\"\"}",
        "escape | {\"e\":\"<e>\"}              | {\"e\":\"a\\\"b\\\\c\"}",
        "none   | {\"x\":<x>,\"y\":\"<x>\"}    | {\"x\":\"\",\"y\":\"\"}",
        "rule   | {\"r\":<aws.events.rule-name>} | {\"r\":\"transforms\"}"
      })
  void aTransformerMakesWhatTheTargetGets(String what, String template, String expected) {
    transform(template);
    String detail = "{\"a\":\"one\",\"n\":7,\"o\":{\"k\":[1,2]},\"e\":\"a\\\"b\\\\c\"}";
    publish("Transformed", detail);
    assertThat(aws.take("made").body()).as(what).isEqualTo(expected);
  }

  private void transform(String template) {
    Target target =
        Target.builder()
            .id("queue")
            .arn("arn:aws:sqs:us-east-1:000000000000:made")
            .inputTransformer(
                InputTransformer.builder()
                    .inputPathsMap(
                        Map.of(
                            "a", "$.detail.a",
                            "n", "$.detail.n",
                            "o", "$.detail.o",
                            "e", "$.detail.e",
                            "i", "$.detail.o.k[1]",
                            "x", "$.detail.none.x"))
                    .inputTemplate(template)
                    .build())
            .build();
    aws.bus.putRule(r -> r.name("transforms").eventPattern("{\"detail-type\":[\"Transformed\"]}"));
    aws.bus.putTargets(r -> r.rule("transforms").targets(target));
    assertThat(
            aws.bus
                .listTargetsByRule(r -> r.rule("transforms"))
                .targets()
                .getFirst()
                .inputTransformer()
                .inputTemplate())
        .isEqualTo(template);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"a\":<gone>} | for target queue contains invalid placeholder gone.",
        "{\"a\": | not valid JSON"
      })
  void aTransformerThatCannotBeFollowedIsRefused(String template, String message) {
    assertThatExceptionOfType(EventBridgeException.class)
        .isThrownBy(() -> transform(template))
        .withMessageContaining(message);
  }

  @Test
  void aLogGroupGetsTheTransformersMessage() {
    String id = publish("Accepted", "{\"orderId\":\"ORD-1\"}");
    AwsClients.awaitTrue("logged", () -> !logged("accepted", "ORD-1").isEmpty());
    assertThat(logged("accepted", "ORD-1"))
        .containsExactly("{\"id\":\"" + id + "\",\"order\":\"ORD-1\"}");
  }

  /** Or whoever cuts the record into lines reads two. */
  @Test
  void noTextOfAnEventBreaksALogRecord() {
    publish("Accepted", "{\"orderId\":\"ORD-BREAK\\r\\nx\\u0085y\\u2028z\\u001b[2J\"}");
    AwsClients.awaitTrue("logged", () -> !logged("accepted", "ORD-BREAK").isEmpty());
    assertThat(logged("accepted", "ORD-BREAK"))
        .singleElement()
        .asString()
        .contains("ORD-BREAK\\u000d\\u000ax\\u0085y\\u2028z\\u001b[2J");
  }

  /** Its ARN may end with the streams of the group, as GetAtt gives it. */
  @Test
  void aLogGroupGetsTheWholeEventWithoutATransformer() {
    publish("Whole", "{\"orderId\":\"ORD-2\"}");
    AwsClients.awaitTrue("logged", () -> !logged("accepted", "ORD-2").isEmpty());
    assertThat(Doc.of(logged("accepted", "ORD-2").getFirst()).text("detail-type"))
        .isEqualTo("Whole");
  }

  @Test
  void aLogGroupWithoutAPolicyIsClosed() {
    publish("Closed", "{\"orderId\":\"ORD-3\"}");
    Message letter = aws.take("letters", "ORD-3");
    assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
    assertThat(logged("closed", "ORD-3")).isEmpty();
  }

  @Test
  void aQueueGetsTheEventIfItsPolicyLetsTheRuleSend() {
    publish("Open", "{\"orderId\":\"ORD-4\"}");
    assertThat(Doc.of(aws.take("open", "ORD-4").body()).text("detail", "orderId"))
        .isEqualTo("ORD-4");
    Message letter = aws.take("letters", "ORD-4");
    assertThat(attribute(letter, "TARGET_ARN")).endsWith(":locked");
    assertThat(attribute(letter, "ERROR_CODE")).isEqualTo("NO_PERMISSIONS");
  }

  private static String attribute(Message message, String name) {
    return message
        .messageAttributes()
        .getOrDefault(name, MessageAttributeValue.builder().stringValue("none").build())
        .stringValue();
  }

  private String publish(String type, String detail) {
    return aws.bus
        .putEvents(r -> r.entries(AwsClients.entry(detail).copy(e -> e.detailType(type))))
        .entries()
        .getFirst()
        .eventId();
  }

  private List<String> logged(String group, String text) {
    return aws.linesOf("/aws/events/" + group, "\"" + text + "\"");
  }
}
