package dev.orderflow.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OrderflowTest {

  @Test
  void helpListsTheCommandsAndExitCodes() {
    Run run = Run.of("--help");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out())
        .contains("env", "verify", "bench", "Exit codes:", "130")
        .doesNotContain("\u001b");
    assertThat(run.err()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env",
        "send",
        "order",
        "orders",
        "rejections",
        "alarms",
        "dlq",
        "dlq list",
        "dlq show",
        "dlq redrive",
        "import",
        "verify",
        "bench"
      })
  void everyCommandHasHelpAndExitCodes(String command) {
    Run run = Run.of((command + " --help").split(" "));
    assertThat(run.exitCode()).isZero();
    assertThat(run.out()).contains("Usage: orderflow " + command, "Exit codes:");
  }

  @Test
  void tellsItsVersion() {
    assertThat(Run.of("--version").out()).matches("orderflow \\d+\\.\\d+\\.\\d+\\R");
    assertThat(Run.of("env", "--version").out()).startsWith("orderflow ");
  }

  @Test
  void badUsageIsOneLineAndExitTwo() {
    for (String[] args :
        new String[][] {{"nonsense"}, {"env", "--nonsense"}, {"env", "--port", "x"}}) {
      Run run = Run.of(args);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err().lines()).singleElement().asString().startsWith("orderflow: ");
    }
  }

  @Test
  void withoutACommandItSaysWhichThereAre() {
    for (String[] args : new String[][] {{}, {"dlq"}}) {
      Run run = Run.of(args);
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.out()).isEmpty();
      assertThat(run.err()).contains("Usage: orderflow", "Commands:", "Exit codes:");
      assertThat(run.err().lines().toList().getLast()).startsWith("orderflow: ");
    }
  }

  @Test
  void aTakenPortComesWithTheWayOut() throws IOException {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      String port = String.valueOf(taken.getLocalPort());
      Run run = Run.of("up", "--port", port, "--api-port", "0");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err()).contains("port " + port, "--port 0").hasLineCount(1);
      Run api = Run.of("up", "--port", "0", "--api-port", port);
      assertThat(api.exitCode()).isEqualTo(2);
      assertThat(api.err()).contains("port " + port, "--api-port 0").hasLineCount(1);
    }
  }

  @Test
  void completesForBothShells() {
    String bash = Run.of("completion", "bash").out();
    assertThat(bash)
        .contains("complete -F _complete_orderflow", "--api-port")
        .doesNotContain("\\u0");
    assertThat(Run.of("completion", "zsh").out()).contains("bashcompinit").endsWith(bash);
    Run unknown = Run.of("completion", "fish");
    assertThat(unknown.exitCode()).isEqualTo(2);
    assertThat(unknown.err()).hasLineCount(1);
  }

  @Test
  void aPortThatIsNoneIsOneLineAndExitTwo() {
    for (String option : List.of("--port", "--api-port")) {
      Run run = Run.in().run("up", option, "99999");
      assertThat(run.exitCode()).isEqualTo(2);
      assertThat(run.err())
          .isEqualToIgnoringNewLines("orderflow: " + option + " 99999 is not between 0 and 65535");
    }
  }

  @Test
  void whatIsWrongWithTemplatesIsALineEach(@TempDir Path directory) throws IOException {
    Path template = directory.resolve("template.yaml");
    Files.writeString(template, "Resources: {Q: {Type: AWS::SQS::Queue, Properties: {Nope: 1}}}\n");
    Run run =
        Run.of(
            "up", "--port=0", "--api-port=0", "--template=" + template, "--parameter", "Nobodys=1");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .hasLineCount(3)
        .startsWith("orderflow: the templates cannot be followed:\n  " + template + ": ")
        .contains(
            "Parameters: no template has a parameter Nobodys\n", "Resources.Q.Properties.Nope: ");
  }

  @Test
  void coloursOnlyOnATerminalThatWantsThem() {
    assertThat(Run.in().terminal().run("--help").out()).contains("\u001b[");
    assertThat(Run.in().terminal().variable("NO_COLOR", "1").run("--help").out())
        .doesNotContain("\u001b");
  }

  @Test
  void leavesTheScriptItsCommands() {
    Run run = Run.of("verify");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err()).contains("./orderflow verify");
  }
}
