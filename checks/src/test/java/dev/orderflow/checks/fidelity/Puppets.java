package dev.orderflow.checks.fidelity;

import dev.orderflow.checks.fidelity.functions.MetricsPuppet;
import dev.orderflow.checks.fidelity.functions.Puppet;
import dev.orderflow.checks.fidelity.functions.SocketPuppet;
import dev.orderflow.checks.fidelity.functions.StreamPuppet;
import dev.orderflow.checks.fidelity.functions.Witness;
import dev.orderflow.checks.journeys.AwsClients;
import dev.orderflow.localcloud.LocalCloud;
import dev.orderflow.localcloud.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** Tests that share a local cloud with a template of their own, whose functions are puppets. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("NullAway.Init")
abstract class Puppets {

  private static final String ROLE =
      """
        Role:
          Type: AWS::IAM::Role
          Properties:
            RoleName: puppet-role
            AssumeRolePolicyDocument:
              Version: "2012-10-17"
              Statement:
                - Effect: Allow
                  Principal: {Service: lambda.amazonaws.com}
                  Action: sts:AssumeRole
            Policies:
              - PolicyName: all
                PolicyDocument:
                  Version: "2012-10-17"
                  Statement: {Effect: Allow, Action: ["sqs:*", "dynamodb:*", "execute-api:*", "cloudwatch:*"], Resource: "*"}
      """;

  private final String resources;
  LocalCloud cloud;
  AwsClients aws;

  /**
   * @param resources YAML, indented by two
   */
  Puppets(String resources) {
    this.resources = resources;
  }

  @BeforeAll
  void boot(@TempDir Path folder) throws IOException {
    pack(folder.resolve("puppet.jar"));
    String template = parameters() + template(resources);
    cloud =
        LocalCloud.boot(
            Settings.inMemory(
                List.of(Files.writeString(folder.resolve("template.yaml"), template))));
    aws = new AwsClients(cloud.endpoint());
  }

  @AfterAll
  void stop() {
    cloud.close();
  }

  /** The template's section of parameters; none unless overridden. */
  String parameters() {
    return "";
  }

  private static String template(String resources) {
    return "Transform: AWS::Serverless-2016-10-31\nResources:\n" + ROLE + resources;
  }

  /** Writes a template with these resources, and its functions' code beside it. */
  static Path write(Path folder, String resources) throws IOException {
    pack(folder.resolve("puppet.jar"));
    return Files.writeString(folder.resolve("template.yaml"), template(resources));
  }

  /** A function's resource; {@code more} are further properties. */
  static String function(String name, String more) {
    return function(name, Puppet.class, more);
  }

  /** A table whose stream has new and old images, and whose items have the key {@code id}. */
  static String table(String name) {
    return """
        %s:
          Type: AWS::DynamoDB::Table
          Properties:
            TableName: %s
            BillingMode: PAY_PER_REQUEST
            AttributeDefinitions: [{AttributeName: id, AttributeType: S}]
            KeySchema: [{AttributeName: id, KeyType: HASH}]
            StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}
      """
        .formatted(name, name);
  }

  /** A function that a table's stream feeds; {@code settings} are the source's properties. */
  static String fedBy(String table, String name, String settings) {
    return fedBy(table, name, StreamPuppet.class, settings, "{NONE: none}");
  }

  static String fedBy(
      String table, String name, Class<?> handler, String settings, String variables) {
    return function(
        name,
        handler,
        """
        Environment:
          Variables: %s
        Events:
          Changes:
            Type: DynamoDB
            Properties:
              Stream: !GetAtt %s.StreamArn
              StartingPosition: TRIM_HORIZON
        """
                .formatted(variables, table)
            + settings.indent(6));
  }

  static String function(String name, Class<?> handler, String more) {
    return """
        %s:
          Type: AWS::Serverless::Function
          Properties:
            FunctionName: %s
            Runtime: java25
            CodeUri: puppet.jar
            Handler: %s
            Role: !GetAtt Role.Arn
            Timeout: 1
      """
            .formatted(name.replace("-", ""), name, handler.getName())
        + more.indent(6);
  }

  /** Where AWS clients connect to. */
  URI endpoint() {
    return cloud.endpoint();
  }

  /** Where the API is. */
  URI api() {
    return cloud.api();
  }

  static String queue(String name, String more) {
    return """
        %s:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: %s
      """
            .formatted(name.replace("-", ""), name)
        + more.indent(6);
  }

  private static void pack(Path jar) throws IOException {
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (Class<?> handler :
          List.of(
              Puppet.class,
              MetricsPuppet.class,
              SocketPuppet.class,
              StreamPuppet.class,
              Witness.class)) {
        out.putNextEntry(new ZipEntry(handler.getName().replace('.', '/') + ".class"));
        String file = handler.getSimpleName() + ".class";
        try (InputStream code = Objects.requireNonNull(handler.getResourceAsStream(file))) {
          code.transferTo(out);
        }
      }
    }
  }
}
