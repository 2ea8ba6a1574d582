package dev.orderflow.checks.templates;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** AWS's own tools accept every template. Each test needs its tool on the machine. */
class AwsToolsTest {

  private static final String TRANSLATE =
      """
      import json, sys
      from samtranslator.translator.managed_policy_translator import ManagedPolicyLoader
      from samtranslator.translator.transform import transform
      from samtranslator.yaml_helper import yaml_parse
      template = yaml_parse(open(sys.argv[1]).read())
      for resource in template["Resources"].values():
          if resource["Type"] == "AWS::Serverless::Function":
              resource["Properties"]["CodeUri"] = "s3://bucket/key"
      resources = transform(template, {}, ManagedPolicyLoader(None))["Resources"]
      print("\\n".join(sorted(it["Type"] for it in resources.values())))
      """;

  @TempDir Path directory;

  static List<Path> templates() {
    return TemplateFiles.all();
  }

  static List<Path> deployed() {
    return TemplateFiles.deployed();
  }

  @ParameterizedTest
  @MethodSource("deployed")
  void cfnLintReportsNothing(Path template) throws Exception {
    assumeTrue(lint(Path.of("--version")).status() == 0, "cfn-lint is not here");

    assertThat(lint(template)).isEqualTo(new Ended(0, ""));
  }

  @Test
  void cfnLintWouldReportAMistake() throws Exception {
    assumeTrue(lint(Path.of("--version")).status() == 0, "cfn-lint is not here");
    Path wrong = directory.resolve("template.yaml");
    Files.writeString(
        wrong, "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {VisibilityTimeout: long}}}");

    Ended ended = lint(wrong);

    assertThat(ended.status()).isNotZero();
    assertThat(ended.output()).contains("'long' is not of type 'integer'");
  }

  @ParameterizedTest
  @MethodSource("templates")
  void samTranslatesIt(Path template) throws Exception {
    assumeTrue(
        run(List.of("python3", "-c", "import samtranslator")).status() == 0,
        "samtranslator is not here");

    Ended ended = run(List.of("python3", "-c", TRANSLATE, template.toString()));

    assertThat(ended.status()).as(ended.output()).isZero();
    assertThat(ended.output().lines())
        .contains("AWS::Lambda::Alias", "AWS::Lambda::Function", "AWS::Lambda::Version")
        .noneMatch(it -> it.startsWith("AWS::Serverless::"));
  }

  private record Ended(int status, String output) {}

  private static Ended lint(Path argument) throws IOException, InterruptedException {
    return run(List.of("cfn-lint", argument.toString()));
  }

  private static Ended run(List<String> command) throws IOException, InterruptedException {
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder.environment().put("AWS_DEFAULT_REGION", "us-east-1");
    Process process;
    try {
      process = builder.start();
    } catch (IOException e) {
      return new Ended(-1, "not on the PATH: " + e.getMessage());
    }
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), output.strip());
  }
}
