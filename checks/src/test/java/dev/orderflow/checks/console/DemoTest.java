package dev.orderflow.checks.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.orderflow.checks.tools.Tree;
import dev.orderflow.cli.Orderflow;
import dev.orderflow.cli.terminal.Shell;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The demo that stays, where there is no desktop to open anything on. */
class DemoTest {

  private static final String HOME = "orderflow.home";
  private static final Pattern CONSOLE = Pattern.compile("The console is at (http://[0-9.:]+/)");
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  @Test
  void itShowsWhereTheConsoleIsAndGoesOnUntilItIsInterrupted() throws Exception {
    System.setProperty(HOME, Tree.root().toString());
    CompletableFuture<Runnable> interrupt = new CompletableFuture<>();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Shell shell =
        new Shell(
            Map.of(),
            InputStream.nullInputStream(),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            false,
            false,
            stop -> {
              interrupt.complete(stop);
              return () -> {};
            });
    try (HttpClient http = HttpClient.newHttpClient()) {
      CompletableFuture<Integer> ended =
          CompletableFuture.supplyAsync(
              () -> Orderflow.run(shell, "demo", "--open", "--rate", "20"),
              task -> Thread.ofPlatform().start(task));
      await().atMost(PATIENCE).until(() -> ended.isDone() || err.toString().contains("Ctrl-C"));
      Matcher console = CONSOLE.matcher(err.toString(StandardCharsets.UTF_8));
      assertThat(console.find()).as(err + " " + out).isTrue();
      var page =
          http.send(
              HttpRequest.newBuilder(URI.create(console.group(1))).build(),
              BodyHandlers.ofString());
      assertThat(page.body()).contains("<title>Orderflow</title>");
      assertThat(ended).isNotDone();
      interrupt.join().run();
      await().atMost(PATIENCE).until(ended::isDone);
      assertThat(ended.join()).isZero();
      assertThat(out.toString(StandardCharsets.UTF_8)).contains("everything adds up");
    } finally {
      System.clearProperty(HOME);
    }
  }
}
