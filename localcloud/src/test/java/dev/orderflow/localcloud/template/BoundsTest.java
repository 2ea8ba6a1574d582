package dev.orderflow.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What AWS would refuse when it deploys is refused before anything boots. */
class BoundsTest {

  private static final String TARGET = "Targets: [{Id: %s, Arn: !GetAtt Queue.Arn%s}]";

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Name: "no spaces"                 | Name    | 1 to 64 of A-Z a-z 0-9 . - _ expected
          Targets: [{Id: "!@#", Arn: !GetAtt Queue.Arn}] | Targets[0].Id | 1 to 64 of A-Z a-z 0-9 . - _ expected
          Targets: [{Id: a, Arn: !GetAtt Queue.Arn}, {Id: a, Arn: !GetAtt Queue.Arn}] | Targets | two targets have the same Id
          Targets: [{Id: a, Arn: !GetAtt Queue.Arn, Input: "1", InputPath: $.a}] | Targets[0] | only one of Input, InputPath, InputTransformer can be given
          """)
  void aRule(String property, String path, String message) throws IOException {
    assertThat(problems(rule(property)))
        .containsExactly("Resources.Rule.Properties." + path + ": " + message);
  }

  @Test
  void aRuleHasFiveTargets() throws IOException {
    String six =
        IntStream.range(0, 6)
            .mapToObj("{Id: id-%d, Arn: !GetAtt Queue.Arn}"::formatted)
            .collect(Collectors.joining(", ", "Targets: [", "]"));
    assertThat(problems(rule(six)))
        .containsExactly(
            "Resources.Rule.Properties.Targets: AWS lets a rule have 5 targets, not 6");
    String id = "i".repeat(64);
    assertThat(problems(rule(TARGET.formatted(id, "")))).isEmpty();
    assertThat(problems(rule(TARGET.formatted(id + "i", "")))).hasSize(1);
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          10    | 8640 | EvaluationPeriods: '8640' is not a whole number from 1 to 1440
          15    | 1    | Period: 10, 20, 30 or a multiple of 60 expected
          90    | 1    | Period: 10, 20, 30 or a multiple of 60 expected
          300   | 289  | EvaluationPeriods: times Period it is more than the 86400 s that AWS takes
          86400 | 8    | EvaluationPeriods: times Period it is more than the 604800 s that AWS takes
          300   | 288  |
          86400 | 7    |
          20    | 3    |
          """)
  void anAlarm(int period, int evaluated, String problem) throws IOException {
    String template =
        """
        Resources:
          Alarm:
            Type: AWS::CloudWatch::Alarm
            Properties:
              Namespace: a
              MetricName: b
              Statistic: Sum
              Period: %d
              EvaluationPeriods: %d
              Threshold: 1
              ComparisonOperator: GreaterThanThreshold
        """
            .formatted(period, evaluated);
    assertThat(problems(template))
        .isEqualTo(problem == null ? List.of() : List.of("Resources.Alarm.Properties." + problem));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          FunctionName: "a.b"                                | FunctionName: 1 to 64 of A-Z a-z 0-9 - _ expected, not a.b
          Environment: {Variables: {AWS_REGION: a}}          | Environment.Variables.AWS_REGION: Lambda sets this variable itself
          Environment: {Variables: {1ST: a}}                 | Environment.Variables.1ST: a letter and then one or more letters, digits and _ expected
          Environment: {Variables: {A: a}}                   | Environment.Variables.A: a letter and then one or more letters, digits and _ expected
          Environment: {Variables: {AB: a, A_1: a, AWS_X: b}}  |
          """)
  void aFunction(String property, String problem) throws IOException {
    assertThat(problems(function(property)))
        .isEqualTo(
            problem == null ? List.of() : List.of("Resources.Function.Properties." + problem));
  }

  @Test
  void variablesTakeFourKilobytesTogether() throws IOException {
    String full = "Environment: {Variables: {AB: %s, CD: é}}";
    assertThat(problems(function(full.formatted("x".repeat(4096 - 6))))).isEmpty();
    assertThat(problems(function(full.formatted("x".repeat(4096 - 5)))))
        .containsExactly(
            "Resources.Function.Properties.Environment.Variables: names and values have 4097 bytes;"
                + " Lambda takes 4096");
  }

  private static String rule(String property) {
    return """
    Resources:
      Queue: {Type: AWS::SQS::Queue}
      Rule:
        Type: AWS::Events::Rule
        Properties:
          EventPattern: {source: [a]}
          %s
    """
        .formatted(property);
  }

  private static String function(String property) {
    return """
    Resources:
      Function:
        Type: AWS::Serverless::Function
        Properties:
          Handler: example.Handler
          Runtime: java25
          CodeUri: target/example.jar
          %s
    """
        .formatted(property);
  }

  private List<String> problems(String template) throws IOException {
    Path file = Files.writeString(directory.resolve("template.yaml"), template);
    TemplateException refused =
        catchThrowableOfType(
            TemplateException.class,
            () -> Templates.load(List.of(file), Map.of(), URI.create("http://127.0.0.1:4566")));
    return refused == null
        ? List.of()
        : refused.problems().stream().map(it -> it.path() + ": " + it.message()).toList();
  }
}
