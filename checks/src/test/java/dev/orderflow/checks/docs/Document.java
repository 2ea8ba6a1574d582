package dev.orderflow.checks.docs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.docs.BashSession.Answer;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Runs the steps of one document and holds each to what the document says. */
record Document(String name, List<Step> steps) {

  private static final Duration UNTIL_HEALTHY = Duration.ofMinutes(2);
  private static final Duration UNTIL_ARRIVED = Duration.ofSeconds(20);

  void run(BashSession session, Ports ports) {
    for (Step step : steps) {
      Answer answer = run(step, session, ports);
      String where = "%s:%d: $ %s".formatted(name, step.line(), step.command());
      if (!Printed.matches(step.expected(), answer.output())) {
        assertThat(answer.output()).as(where).isEqualTo(String.join("\n", step.expected()));
      }
      assertThat(answer.status()).as(where + "\n" + answer.output()).isEqualTo(step.status());
    }
  }

  private static Answer run(Step step, BashSession session, Ports ports) {
    String command = ports.in(step.command());
    if (step.onlyLooks()) {
      return look(step, command, session);
    }
    if (!step.inBackground()) {
      return session.run(command);
    }
    Answer answer = session.start(command, it -> Printed.matches(step.expected(), it));
    if (command.contains("orderflow up")) {
      await().atMost(UNTIL_HEALTHY).ignoreExceptions().until(() -> isHealthy(ports));
    }
    return answer;
  }

  /** Again until it sees what is shown, or the last of what it saw. */
  private static Answer look(Step step, String command, BashSession session) {
    Instant end = Instant.now().plus(UNTIL_ARRIVED);
    Answer answer = session.run(command);
    while (!Printed.matches(step.expected(), answer.output()) && Instant.now().isBefore(end)) {
      answer = session.run(command);
    }
    return answer;
  }

  private static boolean isHealthy(Ports ports) throws IOException, InterruptedException {
    URI health = URI.create("http://127.0.0.1:" + ports.api() + "/health");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request = HttpRequest.newBuilder(health).build();
      return client.send(request, BodyHandlers.ofString(UTF_8)).statusCode() == 200;
    }
  }
}
