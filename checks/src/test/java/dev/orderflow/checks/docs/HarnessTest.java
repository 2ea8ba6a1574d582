package dev.orderflow.checks.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The harness itself: it finds steps, runs them in one bash, and notices what differs. */
class HarnessTest {

  @TempDir Path directory;

  @Test
  void findsTheStepsOfConsoleBlocksOnly() {
    String markdown =
        """
        # Title
        ```sh
        $ rm -rf everything
        ```
        ```console
        $ one \\
            --flag
        first
        second
        $ two <<END
        > text
        > END
        $ three   # exits 2
        ```
        """;

    assertThat(Step.of(markdown))
        .containsExactly(
            new Step(6, "one \\\n    --flag", 0, List.of("first", "second")),
            new Step(10, "two <<END\ntext\nEND", 0, List.of()),
            new Step(13, "three", 2, List.of()));
  }

  @Test
  void refusesOutputWithoutACommand() {
    assertThatThrownBy(() -> Step.of("```console\noutput\n```\n"))
        .hasMessage("line 2: expected a command after '$ '");
  }

  @ParameterizedTest
  @CsvSource({
    "ready in 1.4 s: http://127.0.0.1:4566, ready in 12.25 s: http://127.0.0.1:40123",
    "stored  2026-01-02T03:04:05.678Z  12 ms, stored 2025-11-23T00:00:00Z 1.2 s",
    "id 0d3f8a52-8f1c-4f0e-9d4e-1f2a3b4c5d6e, id 11111111-2222-3333-4444-555555555555",
    "──────── 3 orders, ──── 41 orders",
  })
  void whatDiffersFromRunToRunIsTheSame(String shown, String printed) {
    assertThat(Printed.matches(List.of(shown), printed)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"PROCESSED, REJECTED", "3 orders, 3 order", "deadbeef, deadbeer", "a, ''", "'', a"})
  void whatDiffersOtherwiseIsNot(String shown, String printed) {
    assertThat(Printed.matches(List.of(shown), printed)).isFalse();
  }

  @Test
  void dotsStandForAnyLines() {
    List<String> shown = List.of("first", "...", "last");

    assertThat(Printed.matches(shown, "first\nlast")).isTrue();
    assertThat(Printed.matches(shown, "first\nsecond\n\nthird\nlast")).isTrue();
    assertThat(Printed.matches(shown, "first\nlast\nmore")).isFalse();
  }

  @Test
  void portsAreReplacedOrSaid() {
    Ports ports = new Ports(1111, 2222);

    assertThat(ports.in("./orderflow up --data d &"))
        .isEqualTo("./orderflow up --api-port 2222 --port 1111 --data d &");
    assertThat(ports.in("curl http://127.0.0.1:8080/health --port 4566"))
        .isEqualTo("curl http://127.0.0.1:2222/health --port 1111");
    assertThat(ports.in("./orderflow up --port 4566 --api-port 8080"))
        .isEqualTo("./orderflow up --port 1111 --api-port 2222");
    assertThat(ports.in("./orderflow orders")).isEqualTo("./orderflow orders");
  }

  @Test
  void stepsShareOneBash() {
    run(
        """
        ```console
        $ export GREETING=hello; cd /
        $ echo "$GREETING from $PWD"; cat
        hello from /
        $ bash -c 'echo ready 1; exec sleep 600' &
        ready 2
        $ kill %1
        $ false   # exits 1
        ```
        """);
  }

  @Test
  void whatIsOnItsWayIsWaitedFor() throws IOException {
    Path command = directory.resolve("orderflow");
    Files.writeString(command, "#!/bin/sh\n[ -e seen ] && echo stored; touch seen\n");
    assertThat(command.toFile().setExecutable(true)).isTrue();

    run("```console\n$ ./orderflow orders\nstored\n```\n");
  }

  @Test
  void anotherOutputOrStatusIsNoticed() {
    assertThatThrownBy(() -> run("```console\n$ echo yes\nno\n```\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("test.md:2: $ echo yes");
    assertThatThrownBy(() -> run("```console\n$ false\n```\n"))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("test.md:2: $ false");
  }

  private void run(String markdown) {
    try (BashSession session = new BashSession(directory, Map.of())) {
      new Document("test.md", Step.of(markdown)).run(session, Ports.free());
    }
  }
}
