package dev.orderflow.checks.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Parameters of templates from the command line. */
class ParametersJourneyTest {

  @Test
  void aParameterOfATemplateHasTheValueThatUpIsGiven(@TempDir Path directory) throws IOException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(
        template,
        """
        Parameters:
          Name: {Type: String, Default: unnamed}
          Seconds: {Type: Number, Default: 30}
        Resources:
          Queue:
            Type: AWS::SQS::Queue
            Properties: {QueueName: !Ref Name, VisibilityTimeout: !Ref Seconds}
        """);
    try (UpProcess up =
        UpProcess.startWith(
            directory.resolve("errors.txt"),
            "",
            "--template=" + template,
            "--parameter=Name=mine",
            "--parameter",
            "Seconds=7")) {
      String url = up.aws.queueUrl("mine");
      assertThat(
              up.aws
                  .sqs
                  .getQueueAttributes(r -> r.queueUrl(url).attributeNamesWithStrings("All"))
                  .attributesAsStrings())
          .containsEntry("VisibilityTimeout", "7");
    }
  }
}
