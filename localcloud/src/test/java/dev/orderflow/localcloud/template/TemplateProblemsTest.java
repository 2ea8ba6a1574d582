package dev.orderflow.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What the local cloud cannot follow is named: file, logical id, property, and all of it at once.
 */
class TemplateProblemsTest {

  private static final URI ENDPOINT = URI.create("http://127.0.0.1:4566");

  @TempDir Path directory;

  @Test
  void allProblemsOfAllTemplatesAreReportedTogether() throws IOException {
    Path first =
        write(
            "first",
            """
            Resources:
              Bucket:
                Type: AWS::S3::Bucket
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  KmsMasterKeyId: mine
                  VisibilityTimeout: long
            """);
    Path second =
        write(
            "second",
            """
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  RedrivePolicy:
                    deadLetterTargetArn: !GetAtt Nowhere.Arn
                    maxReceiveCount: 5
                    extra: 1
            """);

    TemplateException refused = refusal(List.of(first, second), Map.of());

    assertThat(refused.problems())
        .containsExactlyInAnyOrder(
            new Problem(
                first, "Resources.Bucket", "AWS::S3::Bucket is not supported by the local cloud"),
            new Problem(
                first,
                "Resources.Queue.Properties.KmsMasterKeyId",
                "not supported by the local cloud"),
            new Problem(
                first,
                "Resources.Queue.Properties.VisibilityTimeout",
                "'long' is not a whole number from 0 to 43200"),
            new Problem(
                second,
                "Resources.Queue.Properties.RedrivePolicy.deadLetterTargetArn",
                "there is no Nowhere in this template"),
            new Problem(
                second,
                "Resources.Queue.Properties.RedrivePolicy.extra",
                "not supported by the local cloud"));
    assertThat(refused)
        .hasMessageContaining(first + "\n    Resources.Bucket: AWS::S3::Bucket is not supported");
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          QueueName: !Select [0, [a]]                 | Fn::Select is not supported
          QueueName: !Ref Elsewhere                   | there is no Elsewhere in this template
          QueueName: !GetAtt Dlq.Colour               | Dlq.Colour is not supported by the local cloud
          QueueName: !GetAtt Queue.QueueName          | the name of Queue depends on itself
          QueueName: !If [Unknown, a, b]              | there is no condition Unknown
          QueueName: !Sub "${Dlq.QueueName}-${Gone}"  | there is no Gone in this template
          QueueName: !Ref Dlq.Alias                   | Dlq.Alias is not supported by the local cloud
          QueueName: ~                                | CloudFormation does not allow null
          QueueName: [a]                              | a text expected
          RedrivePolicy: text                         | an object expected
          DelaySeconds: 901                           | '901' is not a whole number from 0 to 900
          SqsManagedSseEnabled: maybe                 | true or false expected, not 'maybe'
          RedrivePolicy: {maxReceiveCount: 5}         | required
          """)
  void aPropertyThatCannotBeFollowed(String property, String message) throws IOException {
    Path file =
        write(
            "queues",
            """
            Resources:
              Dlq:
                Type: AWS::SQS::Queue
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  %s
            """
                .formatted(property));

    assertThat(refusal(List.of(file), Map.of()).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).startsWith("Resources.Queue.Properties.");
              assertThat(problem.message()).isEqualTo(message);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          StartingPosition: AT_TIMESTAMP      | 'AT_TIMESTAMP' is none of TRIM_HORIZON, LATEST
          MaximumRecordAgeInSeconds: 59       | -1 or at least 60 expected
          MaximumRetryAttempts: -2            | '-2' is not a whole number from -1 to 10000
          ParallelizationFactor: 11           | '11' is not a whole number from 1 to 10
          FunctionResponseTypes: [Everything] | only ReportBatchItemFailures is known
          DestinationConfig: {OnFailure: {Type: SNS, Destination: a}} | 'SNS' is none of SQS
          FilterCriteria: {Filters: [{}]}     | required
          TumblingWindowInSeconds: 5          | not supported by the local cloud
          """)
  void aStreamSourceThatCannotBeFollowed(String property, String message) throws IOException {
    String start = property.startsWith("StartingPosition") ? "" : "StartingPosition: TRIM_HORIZON";
    Path file =
        write(
            "streams",
            """
            Resources:
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Handler
                  Runtime: java25
                  CodeUri: target/example.jar
                  Role: role
                  Events:
                    Changes:
                      Type: DynamoDB
                      Properties:
                        Stream: a
                        %s
                        %s
            """
                .formatted(start, property));

    assertThat(refusal(List.of(file), Map.of()).problems())
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.path()).contains("Events.Changes.Properties.");
              assertThat(problem.message()).isEqualTo(message);
            });
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Rules: {}                                | Rules                 | not supported by the local cloud
          Transform: Mine                          | Transform             | Mine is not supported
          Parameters: {P: {Type: "List<String>", Default: a}}  | Parameters.P.Type     | 'List<String>' is neither String nor Number
          Parameters: {P: {Type: String}}          | Parameters.P          | a value must be given
          Parameters: {P: {Type: String, Default: c, AllowedValues: [a, b]}} | Parameters.P | 'c' is none of a, b
          Globals: {Api: {}}                       | Globals.Api           | not supported by the local cloud
          Outputs: {O: {Value: !Ref Gone}}         | Outputs.O.Value       | there is no Gone in this template
          Outputs: {O: {Value: a, Colour: red}}    | Outputs.O.Colour      | not supported by the local cloud
          """)
  void aSectionThatCannotBeFollowed(String section, String path, String message)
      throws IOException {
    Path file = write("sections", section + "\nResources: {Q: {Type: AWS::SQS::Queue}}\n");

    assertThat(refusal(List.of(file), Map.of()).problems())
        .containsExactly(new Problem(file, path, message));
  }

  @Test
  void conditionsThatCannotBeFollowed() throws IOException {
    Path file =
        write(
            "conditions",
            """
            Conditions:
              Round: !Not [!Condition Round]
              Odd: !Contains [a, b]
            Resources:
              A: {Type: AWS::SQS::Queue, Condition: Round}
              B: {Type: AWS::SQS::Queue, Condition: Odd}
            """);

    assertThat(refusal(List.of(file), Map.of()).problems())
        .extracting(Problem::message)
        .contains(
            "condition Round depends on itself", "Fn::Contains is not supported in a condition");
  }

  @Test
  void aParameterThatNoTemplateHas() throws IOException {
    Path file = write("none", "Resources: {Q: {Type: AWS::SQS::Queue}}");

    assertThat(refusal(List.of(file), Map.of("Stage", "test")).problems())
        .containsExactly(new Problem(file, "Parameters", "no template has a parameter Stage"));
  }

  @Test
  void namesThatNothingAnswersTo() throws IOException {
    Path file =
        write(
            "dangling",
            """
            Resources:
              Queue:
                Type: AWS::SQS::Queue
                Properties:
                  QueueName: work
                  RedrivePolicy:
                    deadLetterTargetArn: arn:aws:sqs:us-east-1:000000000000:gone
                    maxReceiveCount: 5
              Twin:
                Type: AWS::SQS::Queue
                Properties: {QueueName: work}
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Handler
                  Runtime: java25
                  CodeUri: target/example.jar
                  Role: arn:aws:iam::000000000000:role/gone
                  Timeout: 31
                  EventInvokeConfig:
                    DestinationConfig: {OnFailure: {Type: SQS, Destination: gone}}
                  Events:
                    Work: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}
                    Changes:
                      Type: DynamoDB
                      Properties:
                        Stream: gone
                        StartingPosition: TRIM_HORIZON
                        DestinationConfig: {OnFailure: {Type: SQS, Destination: gone}}
              Rule:
                Type: AWS::Events::Rule
                Properties:
                  EventBusName: gone
                  EventPattern: {source: [a]}
                  Targets: [{Id: a, Arn: gone, DeadLetterConfig: {Arn: gone}}]
              Permission:
                Type: AWS::Lambda::Permission
                Properties:
                  FunctionName: gone
                  Action: lambda:InvokeFunction
                  Principal: events.amazonaws.com
            """);

    assertThat(refusal(List.of(file), Map.of()).problems())
        .extracting(Problem::path)
        .containsExactlyInAnyOrder(
            "Resources.Twin.Properties",
            "Resources.Queue.Properties.RedrivePolicy.deadLetterTargetArn",
            "Resources.Function.Properties.Role",
            "Resources.Function.Properties.EventInvokeConfig.DestinationConfig.OnFailure.Destination",
            "Resources.Function.Properties.Events.Work.Properties.Queue",
            "Resources.Function.Properties.Events.Changes.Properties.Stream",
            "Resources.Function.Properties.Events.Changes.Properties.DestinationConfig.OnFailure.Destination",
            "Resources.Rule.Properties.EventBusName",
            "Resources.Rule.Properties.Targets[0].Arn",
            "Resources.Rule.Properties.Targets[0].DeadLetterConfig.Arn",
            "Resources.Permission.Properties.FunctionName");
  }

  @Test
  void whatIsNotATemplate() throws IOException {
    assertThat(messages("a: [")).allMatch(it -> it.startsWith("not YAML: "));
    assertThat(messages("")).containsExactly("the file is empty");
    assertThat(messages("- a")).containsExactly("an object expected");
    assertThat(messages("Description: none")).containsExactly("required");
    assertThat(messages("Resources: {Q: {Type: AWS::SQS::Queue}, Q: {Type: AWS::SQS::Queue}}"))
        .containsExactly("written twice");
    assertThat(messages("Resources: {Q: &q {Type: AWS::SQS::Queue}, R: *q}"))
        .containsExactly("CloudFormation does not follow YAML aliases");
    assertThat(refusal(List.of(directory.resolve("gone.yaml")), Map.of()).problems())
        .singleElement()
        .satisfies(it -> assertThat(it.message()).startsWith("cannot be read: "));
  }

  private List<String> messages(String text) throws IOException {
    return refusal(List.of(write("text", text)), Map.of()).problems().stream()
        .map(Problem::message)
        .toList();
  }

  private static TemplateException refusal(List<Path> files, Map<String, String> parameters) {
    return catchThrowableOfType(
        TemplateException.class, () -> Templates.load(files, parameters, ENDPOINT));
  }

  private Path write(String stack, String template) throws IOException {
    Path file = directory.resolve(stack).resolve("template.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, template);
  }
}
