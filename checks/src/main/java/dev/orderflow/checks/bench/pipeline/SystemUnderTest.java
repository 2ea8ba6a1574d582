package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * {@code ./orderflow up} in a process of its own, on free ports.
 *
 * @param endpoint of AWS
 * @param api and of the port for people
 * @param readyAfter from starting the process until orders could come
 */
public record SystemUnderTest(Process process, URI endpoint, URI api, Duration readyAfter)
    implements AutoCloseable {

  /** The spine alone. */
  static SystemUnderTest spine(Path home, List<String> options) throws IOException {
    Path spine = Spine.template(home, Files.createTempDirectory("orderflow-bench"));
    List<String> all = new ArrayList<>(List.of("--template", spine.toString()));
    all.addAll(options);
    return start(home, all);
  }

  /** The spine with all that follows it. */
  public static SystemUnderTest whole(Path home) throws IOException {
    return start(home, List.of());
  }

  /** The same, which keeps everything in a directory. */
  public static SystemUnderTest whole(Path home, Path data) throws IOException {
    return start(home, List.of("--data", data.toString()));
  }

  private static SystemUnderTest start(Path home, List<String> options) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(home.resolve("orderflow").toString());
    command.addAll(List.of("up", "--port", "0", "--api-port", "0", "--json"));
    command.addAll(options);
    long start = System.nanoTime();
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String ready = out.readLine();
    Duration readyAfter = Duration.ofNanos(System.nanoTime() - start);
    if (ready == null) {
      throw new IOException("the system did not start");
    }
    Map<String, ?> line = JsonObjects.object("ready", Json.parse(ready));
    return new SystemUnderTest(
        process,
        URI.create(String.valueOf(line.get("endpoint"))),
        URI.create(String.valueOf(line.get("api"))),
        readyAfter);
  }

  public Duration cpu() {
    return Cpu.of(process.toHandle());
  }

  /** The most memory that it ever had, in MB; 0 where the operating system does not tell. */
  long peakMegabytes() throws IOException {
    Path status = Path.of("/proc/" + process.pid() + "/status");
    if (!Files.exists(status)) {
      return 0;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
        .sum();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
