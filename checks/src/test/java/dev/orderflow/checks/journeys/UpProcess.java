package dev.orderflow.checks.journeys;

import dev.orderflow.cli.Orderflow;
import dev.orderflow.kit.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** {@code orderflow up} in a process of its own, which may be killed at any time. */
final class UpProcess implements AutoCloseable {

  private final Process process;
  final URI endpoint;
  final URI api;
  final AwsClients aws;

  private UpProcess(Process process, URI endpoint, URI api) {
    this.process = process;
    this.endpoint = endpoint;
    this.api = api;
    this.aws = new AwsClients(endpoint);
  }

  static UpProcess start(Path data) throws IOException {
    return start(data, "");
  }

  /**
   * @param shellPrefix what the shell does before it becomes the process
   */
  static UpProcess start(Path data, String shellPrefix) throws IOException {
    return start(data, shellPrefix, List.of());
  }

  /**
   * @param templates instead of the project's own; none for those
   */
  static UpProcess start(Path data, String shellPrefix, List<Path> templates) throws IOException {
    Stream<String> given = templates.stream().map(it -> "--template=" + it);
    return startWith(
        data.resolveSibling("errors.txt"),
        shellPrefix,
        Stream.concat(Stream.of("--data=" + data), given).toArray(String[]::new));
  }

  /**
   * @param errors what it has to complain of
   */
  static UpProcess startWith(Path errors, String shellPrefix, String... options)
      throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
                "bash",
                "-c",
                shellPrefix + " exec \"$0\" \"$@\"",
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:-UsePerfData",
                "-Xmx320m",
                "-Dorderflow.home=" + Path.of("..").toAbsolutePath().normalize(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Orderflow.class.getName(),
                "up",
                "--port=0",
                "--api-port=0",
                "--json")
            .redirectError(ProcessBuilder.Redirect.to(errors.toFile()));
    builder.command().addAll(List.of(options));
    builder.environment().put("DDB_LOCAL_TELEMETRY", "0");
    Process process = builder.start();
    BufferedReader lines = process.inputReader();
    String ready = lines.readLine();
    if (ready == null) {
      throw new IllegalStateException("it did not start: " + process);
    }
    Map<?, ?> answer = (Map<?, ?>) Json.parse(ready);
    return new UpProcess(
        process,
        URI.create(String.valueOf(answer.get("endpoint"))),
        URI.create(String.valueOf(answer.get("api"))));
  }

  /** As {@code kill -9} does; returns when it is dead. */
  void kill() {
    process.destroyForcibly();
    process.onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
