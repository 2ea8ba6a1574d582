package dev.orderflow.localcloud;

import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNoException;

import dev.orderflow.localcloud.iam.Policy;
import dev.orderflow.localcloud.template.Blueprint;
import dev.orderflow.localcloud.template.Function;
import dev.orderflow.localcloud.template.Role;
import dev.orderflow.localcloud.template.Templates;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What Lambda asks of a role when a function is fed, or hands its failures on. */
class SourceGrantsTest {

  private static final String TEMPLATE =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: work}}
        Role:
          Type: AWS::IAM::Role
          Properties:
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement: {Effect: Allow, Action: sts:AssumeRole, Principal: {Service: lambda.amazonaws.com}}
            Policies:
              - PolicyName: p
                PolicyDocument: {Version: "2012-10-17", Statement: [{Effect: Allow, Action: "%s", Resource: "*"}]}
        Function:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: worker
            Handler: example.Handler
            Runtime: java25
            CodeUri: target/example.jar
            Role: !GetAtt Role.Arn
            %s
      """;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Events: {E: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}} | sqs:ReceiveMessage on arn:aws:sqs:us-east-1:000000000000:work, sqs:DeleteMessage on arn:aws:sqs:us-east-1:000000000000:work, sqs:GetQueueAttributes on arn:aws:sqs:us-east-1:000000000000:work
          DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Queue.Arn} | sqs:SendMessage on arn:aws:sqs:us-east-1:000000000000:work
          EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Queue.Arn}}} | sqs:SendMessage on arn:aws:sqs:us-east-1:000000000000:work
          """)
  void whatARoleLacksIsNamed(String property, String missing) throws IOException {
    Blueprint without = load("logs:*", property);
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> check(without))
        .withMessage("function worker: its role does not allow " + missing);
    Blueprint with = load("sqs:*", property);
    assertThatNoException().isThrownBy(() -> check(with));
  }

  private static void check(Blueprint blueprint) {
    SourceGrants.check(
        blueprint.all(Function.class).getFirst(), Policy.of(blueprint.all(Role.class).getFirst()));
  }

  private Blueprint load(String allowed, String property) throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("template.yaml"), TEMPLATE.formatted(allowed, property));
    return Templates.load(List.of(file), Map.of(), URI.create("http://127.0.0.1:4566"));
  }
}
