package dev.orderflow.cli.simulating;

import dev.orderflow.cli.deadletters.DlqCommand;
import dev.orderflow.cli.terminal.Shell;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import picocli.CommandLine;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** The operator who redrives dead letters once whatever failed is well again. */
final class Redriver {

  private static final String DEAD = "-dlq";

  private final SqsClient sqs;
  private final CommandLine dlq;
  private final String endpoint;

  /**
   * @param time of the queues: a letter that comes back is newer than the redrive, which so ends
   */
  Redriver(SqsClient sqs, Shell shell, String endpoint, InstantSource time) {
    this.sqs = sqs;
    this.dlq = DlqCommand.of(silent(shell), time);
    this.endpoint = endpoint;
  }

  void redriveAll() {
    for (String url : queues()) {
      if (url.endsWith(DEAD) && letters(url) > 0) {
        String queue = url.substring(url.lastIndexOf('/') + 1);
        dlq.execute("redrive", queue, "--wait", "0", "--endpoint-url", endpoint);
      }
    }
  }

  private List<String> queues() {
    return sqs.listQueuesPaginator(r -> r.maxResults(1000)).queueUrls().stream().toList();
  }

  private long letters(String url) {
    QueueAttributeName name = QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES;
    return Long.parseLong(
        sqs.getQueueAttributes(r -> r.queueUrl(url).attributeNames(name))
            .attributes()
            .getOrDefault(name, "0"));
  }

  private static Shell silent(Shell shell) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    return new Shell(
        shell.environment(), shell.in(), nowhere, nowhere, false, false, shell.interrupts());
  }
}
