package dev.orderflow.localcloud.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.orderflow.localcloud.iam.Policy;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What SAM makes of a function that says nothing of its role. */
class SamTemplatesTest {

  private static final String FUNCTION =
      """
      Transform: AWS::Serverless-2016-10-31
      Resources:
        Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: work}}
        Table: {Type: AWS::Serverless::SimpleTable, Properties: {TableName: Things}}
        Function:
          Type: AWS::Serverless::Function
          Properties:
            Handler: example.Handler
            Runtime: java25
            CodeUri: target/example.jar
      %s
      """;

  @TempDir Path directory;

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Timeout: 4                                  | logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents | *
          Policies: AmazonSQSFullAccess               | sqs:*                                      | *
          Policies: [!Sub "arn:${AWS::Partition}:iam::aws:policy/service-role/AWSLambdaRole"] | lambda:InvokeFunction | *
          Policies: {SQSSendMessagePolicy: {QueueName: !GetAtt Queue.QueueName}} | sqs:SendMessage* | arn:aws:sqs:us-east-1:000000000000:work
          Policies: [{LambdaInvokePolicy: {FunctionName: !Ref Function}}] | lambda:InvokeFunction | arn:aws:lambda:us-east-1:000000000000:function:orderflow-sam-Function*
          Policies: [{EventBridgePutEventsPolicy: {EventBusName: default}}] | events:PutEvents | arn:aws:events:us-east-1:000000000000:event-bus/default
          Policies: [{DynamoDBWritePolicy: {TableName: !Ref Table}}] | dynamodb:PutItem dynamodb:UpdateItem dynamodb:BatchWriteItem | arn:aws:dynamodb:us-east-1:000000000000:table/Things arn:aws:dynamodb:us-east-1:000000000000:table/Things/index/*
          Policies: [{Statement: [{Effect: Allow, Action: events:PutEvents, Resource: "*"}]}] | events:PutEvents | *
          Tracing: Active                             | xray:PutTraceSegments xray:PutTelemetryRecords xray:GetSamplingRules xray:GetSamplingTargets xray:GetSamplingStatisticSummaries | *
          DeadLetterQueue: {Type: SQS, TargetArn: !GetAtt Queue.Arn} | sqs:SendMessage | arn:aws:sqs:us-east-1:000000000000:work
          EventInvokeConfig: {DestinationConfig: {OnFailure: {Type: SQS, Destination: !GetAtt Queue.Arn}}} | sqs:SendMessage | arn:aws:sqs:us-east-1:000000000000:work
          Events: {Work: {Type: SQS, Properties: {Queue: !GetAtt Queue.Arn}}} | sqs:ReceiveMessage sqs:DeleteMessage sqs:GetQueueAttributes logs:CreateLogGroup logs:CreateLogStream logs:PutLogEvents | *
          """)
  void theRoleMay(String property, String actions, String resources) throws IOException {
    Blueprint blueprint = load(property);
    Function function = blueprint.all(Function.class).getFirst();
    Role role = blueprint.all(Role.class).getFirst();
    assertThat(function.roleArn()).isEqualTo(role.arn());
    assertThat(role.trust().getFirst().principals())
        .containsExactly(new Statement.Principal("Service", "lambda.amazonaws.com"));
    assertThat(role.statements())
        .anySatisfy(
            statement -> {
              assertThat(statement.actions()).containsExactlyInAnyOrder(actions.split(" "));
              assertThat(statement.resources()).containsExactlyInAnyOrder(resources.split(" "));
            });
  }

  @Test
  void aFunctionThatNamesARoleKeepsItAndItsPoliciesAreIgnored() throws IOException {
    Path file =
        write(
            """
            Resources:
              Mine:
                Type: AWS::IAM::Role
                Properties:
                  AssumeRolePolicyDocument:
                    Version: "2012-10-17"
                    Statement: {Effect: Allow, Action: sts:AssumeRole}
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Handler
                  Runtime: java25
                  CodeUri: target/example.jar
                  Role: !GetAtt Mine.Arn
                  Policies: AmazonSQSFullAccess
            """);
    Blueprint blueprint = load(file);
    assertThat(blueprint.all(Role.class)).hasSize(1);
    assertThat(blueprint.all(Role.class).getFirst().statements()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          Policies: [{S3ReadPolicy: {BucketName: b}}] | Policies[0] | S3ReadPolicy is no policy template that the local cloud knows
          Policies: [{SQSPollerPolicy: {Queue: b}}] | Policies[0].SQSPollerPolicy | takes QueueName
          Policies: [[a]]                           | Policies[0] | a policy's name, a policy template or a policy document expected
          Policies: [AdministratorAccess]           | ManagedPolicyArns | the local cloud does not know AdministratorAccess
          Events: {Get: {Type: Api, Properties: {Path: /a}}} | Events.Get.Type | 'Api' is not supported by the local cloud, which has SQS, DynamoDB, EventBridgeRule and HttpApi
          Events: {Tick: {Type: ScheduleV2, Properties: {ScheduleExpression: rate(1 minute)}}} | Events.Tick.Type | 'ScheduleV2' is not supported by the local cloud, which has SQS, DynamoDB, EventBridgeRule and HttpApi
          """)
  void whatItCannotFollowIsOneLine(String property, String path, String message)
      throws IOException {
    Path file = write(FUNCTION.formatted(property.indent(6)));
    TemplateException refused = refusal(file);
    assertThat(refused.problems())
        .containsExactly(new Problem(file, "Resources.Function.Properties." + path, message));
  }

  @Test
  void whatFollowsFromARefusalIsNotRefusedAsWell() throws IOException {
    Path file =
        write(
            FUNCTION.formatted(
                    "Events: {Get: {Type: Api, Properties: {Path: /a, Method: get}}}".indent(6))
                + "Outputs: {Url: {Value: !Sub \"https://${ServerlessRestApi}\"}}\n");
    assertThat(refusal(file).problems()).hasSize(1);
    Path alone =
        write(
            FUNCTION.formatted("")
                + "Outputs: {Url: {Value: !Sub \"https://${ServerlessRestApi}\"}}\n");
    assertThat(refusal(alone).problems())
        .extracting(Problem::message)
        .containsExactly("there is no ServerlessRestApi in this template");
  }

  @Test
  void theMessageNamesAFileOnce() throws IOException {
    Path file = write(FUNCTION.formatted("Colour: red\nShape: round".indent(6)));
    assertThat(refusal(file))
        .hasMessage(
            """
            the templates cannot be followed:
              %s
                Resources.Function.Properties.Colour: not supported by the local cloud
                Resources.Function.Properties.Shape: not supported by the local cloud"""
                .formatted(file));
  }

  @Test
  void aSimpleTableHasOneKeyOfItsType() throws IOException {
    Path file =
        write(
            """
            Resources:
              Simple: {Type: AWS::Serverless::SimpleTable}
              Numbered:
                Type: AWS::Serverless::SimpleTable
                Properties:
                  PrimaryKey: {Name: number, Type: Number}
                  ProvisionedThroughput: {ReadCapacityUnits: 1, WriteCapacityUnits: 2}
            """);
    List<Table> tables = load(file).all(Table.class);
    assertThat(tables)
        .extracting(table -> table.request().attributeDefinitions().getFirst().attributeName())
        .containsExactly("id", "number");
    assertThat(tables)
        .extracting(
            table -> table.request().attributeDefinitions().getFirst().attributeTypeAsString())
        .containsExactly("S", "N");
    assertThat(tables)
        .extracting(table -> table.request().billingModeAsString())
        .containsExactly("PAY_PER_REQUEST", "PROVISIONED");
  }

  @Test
  void routesThatNameNoApiShareOne() throws IOException {
    Path file =
        write(
            "Globals: {HttpApi: {StageVariables: {who: me}}}\n"
                + FUNCTION.formatted(
                    """
                    Events:
                      One: {Type: HttpApi, Properties: {Path: /one, Method: GET}}
                      Two: {Type: HttpApi, Properties: {Path: /two, Method: GET}}
                    """
                        .indent(6)));
    Blueprint blueprint = load(file);
    assertThat(blueprint.all(HttpApi.class))
        .singleElement()
        .satisfies(
            api -> {
              assertThat(api.logicalId()).isEqualTo("ServerlessHttpApi");
              assertThat(blueprint.all(HttpRoute.class))
                  .extracting(HttpRoute::apiId)
                  .containsExactly(api.id(), api.id());
            });
    assertThat(blueprint.all(Permission.class)).hasSize(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"!Ref Function", "!GetAtt Function.Arn", "!Sub \"${Function.Arn}\"", "named"})
  void aMappingOfItsOwnBelongsToTheFunctionThatItNames(String name) throws IOException {
    Path file =
        write(
            FUNCTION.formatted("FunctionName: named".indent(6))
                + """
                  Mapping:
                    Type: AWS::Lambda::EventSourceMapping
                    Properties:
                      FunctionName: %s
                      EventSourceArn: !GetAtt Queue.Arn
                      BatchSize: 7
                """
                    .formatted(name));
    Blueprint blueprint = load(file);
    QueueSource source = blueprint.all(Function.class).getFirst().queueSources().getFirst();
    assertThat(source.batchSize()).isEqualTo(7);
    assertThat(source.queueArn()).isEqualTo(Arns.queue("work"));
    assertThat(allowed(blueprint)).doesNotContain("sqs:ReceiveMessage");
  }

  /** SAM writes the right to send there for a destination whose type it is told. */
  @ParameterizedTest
  @CsvSource({"'', false", "'Type: SQS,', true"})
  void failuresOfAStreamMayBeSentWhereTheirTypeIsSaid(String type, boolean may) throws IOException {
    Path file =
        write(
            """
            Transform: AWS::Serverless-2016-10-31
            Resources:
              Queue: {Type: AWS::SQS::Queue, Properties: {QueueName: failed}}
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
                  KeySchema: [{AttributeName: id, KeyType: HASH}]
                  BillingMode: PAY_PER_REQUEST
                  StreamSpecification: {StreamViewType: NEW_IMAGE}
              Function:
                Type: AWS::Serverless::Function
                Properties:
                  Handler: example.Handler
                  Runtime: java25
                  CodeUri: target/example.jar
                  Events:
                    Changes:
                      Type: DynamoDB
                      Properties:
                        Stream: !GetAtt Table.StreamArn
                        StartingPosition: LATEST
                        DestinationConfig:
                          OnFailure: {%s Destination: !GetAtt Queue.Arn}
            """
                .formatted(type));
    Blueprint blueprint = load(file);
    StreamSource source = blueprint.all(Function.class).getFirst().streamSources().getFirst();
    assertThat(source.onFailureArn()).contains(Arns.queue("failed"));
    assertThat(allowed(blueprint).contains("sqs:SendMessage")).isEqualTo(may);
  }

  private static List<String> allowed(Blueprint blueprint) {
    return blueprint.all(Role.class).getFirst().statements().stream()
        .flatMap(it -> it.actions().stream())
        .toList();
  }

  @Test
  void aMappingOfNoFunctionIsRefused() throws IOException {
    Path file =
        write(
            """
            Resources:
              Mapping:
                Type: AWS::Lambda::EventSourceMapping
                Properties: {FunctionName: gone, EventSourceArn: "arn:aws:sqs:a:b:c"}
            """);
    assertThat(refusal(file).problems())
        .extracting(Problem::message)
        .contains("names no function of this template");
  }

  @Test
  void everyKnownPolicyCanBeRead() throws IOException {
    String templates = resource("policy-templates.json");
    Set<String> names = names(templates);
    assertThat(names).contains("SQSPollerPolicy", "DynamoDBCrudPolicy");
    for (String name : names) {
      Map<String, Node> template = KnownPolicies.template(name).orElseThrow();
      String arguments =
          ((Node.Items) Objects.requireNonNull(template.get("Parameters")))
              .items().stream()
                  .map(it -> ((Node.Scalar) it).text() + ": x")
                  .collect(Collectors.joining(", "));
      Role role =
          load("Policies: [{%s: {%s}}]".formatted(name, arguments)).all(Role.class).getFirst();
      assertThatNoException().as(name).isThrownBy(() -> Policy.of(role));
    }
    for (String name : names(resource("managed-policies.json"))) {
      Role role = load("Policies: " + name).all(Role.class).getFirst();
      assertThatNoException().as(name).isThrownBy(() -> Policy.of(role));
    }
  }

  private static Set<String> names(String json) {
    return json.lines()
        .filter(line -> line.startsWith("  \""))
        .map(line -> line.substring(3, line.indexOf('"', 3)))
        .collect(Collectors.toSet());
  }

  private static String resource(String name) throws IOException {
    try (var in = Objects.requireNonNull(KnownPolicies.class.getResourceAsStream(name))) {
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    }
  }

  private Blueprint load(String property) throws IOException {
    return load(write(FUNCTION.formatted(property.indent(6))));
  }

  private static Blueprint load(Path file) {
    return Templates.load(List.of(file), Map.of(), URI.create("http://127.0.0.1:4566"));
  }

  private static TemplateException refusal(Path file) {
    return catchThrowableOfType(TemplateException.class, () -> load(file));
  }

  private Path write(String template) throws IOException {
    Path file = directory.resolve("sam").resolve("template.yaml");
    Files.createDirectories(file.getParent());
    return Files.writeString(file, template);
  }
}
