package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Orders per second, latency, memory and start-up, beside the engines' floor in the same run. */
@Command(
    name = "pipeline",
    header = "Publish orders through the AWS endpoint and time their way to the table.",
    description = {
      "",
      "Runs the system in a process of its own, and the same calls per order made directly at the",
      "engines ('floor') before and after it. Read the ratios: figures depend on the machine.",
      ""
    })
public final class PipelineCommand implements Callable<Integer> {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "50000",
      description = "How many (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--also",
      arity = "0..1",
      fallbackValue = "data,isolate",
      split = ",",
      paramLabel = "MODE",
      description = "Also measure --data and --isolate, with a tenth of the orders.")
  private @Nullable List<String> also;

  private final Path home = Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath();

  @Override
  public Integer call() throws Exception {
    Map<String, Object> report = new LinkedHashMap<>();
    double before = floor();
    Run memory = run(List.of(), orders, true);
    double after = floor();
    double floor = (before + after) / 2;
    report.put("floorPerSecond", List.of(Math.round(before), Math.round(after)));
    report.put("inMemory", memory.json());
    report.put(
        "shareOfFloor",
        String.format(Locale.ROOT, "%.2f", memory.throughput().perSecond() / floor));
    for (String mode : also == null ? List.<String>of() : also) {
      report.put(mode, other(mode).json());
    }
    if (standard.json()) {
      System.out.println(Json.write(report));
    } else {
      report.forEach((name, value) -> System.out.println(name + ": " + value));
    }
    return 0;
  }

  private Run other(String mode) throws Exception {
    return switch (mode) {
      case "data" -> {
        Path data = Files.createTempDirectory("orderflow-bench");
        yield run(List.of("--data", data.toString()), orders / 10, false);
      }
      case "isolate" -> run(List.of("--isolate"), orders / 10, false);
      default -> throw new IllegalArgumentException("--also is data or isolate, not " + mode);
    };
  }

  /**
   * @param latencyMicros p50, p95, p99
   */
  private record Run(
      Throughput throughput, long[] latencyMicros, double readySeconds, long peakMegabytes) {

    Map<String, Object> json() {
      Map<String, Object> json = new LinkedHashMap<>(throughput.json());
      json.put("p50Millis", latencyMicros[0] / 1000.0);
      json.put("p95Millis", latencyMicros[1] / 1000.0);
      json.put("p99Millis", latencyMicros[2] / 1000.0);
      json.put("readySeconds", readySeconds);
      json.put("peakMegabytes", peakMegabytes);
      return json;
    }
  }

  private Run run(List<String> options, int count, boolean warm) throws Exception {
    try (SystemUnderTest system = SystemUnderTest.start(home, options)) {
      Clients clients = new Clients(system.endpoint());
      EventBridgeClient bus = clients.of(EventBridgeClient.builder());
      StoredOrders stored =
          new StoredOrders(clients.of(DynamoDbClient.builder()), clients.of(SqsClient.builder()));
      int first = warm ? count / 5 : count / 10;
      publish(bus, stored, 0, first);
      long start = System.currentTimeMillis();
      publish(bus, stored, first, first + count);
      Throughput throughput = Throughput.of(start, stored.times(first));
      long[] micros = new Latencies(bus, stored).measure(first + count, 1_000);
      long[] latency = {
        Throughput.percentile(micros, 50),
        Throughput.percentile(micros, 95),
        Throughput.percentile(micros, 99)
      };
      double ready = system.readyAfter().toMillis() / 1000.0;
      return new Run(throughput, latency, ready, system.peakMegabytes());
    }
  }

  private static void publish(EventBridgeClient bus, StoredOrders stored, int from, int to)
      throws Exception {
    new Publisher(bus).publish(from, to);
    stored.await(to, Publisher.orderId(to - 1));
  }

  /** The floor in a process of its own, so that neither warms or burdens the other. */
  private double floor() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Xmx512m",
            "-cp",
            System.getProperty("java.class.path"),
            Floor.class.getName(),
            String.valueOf(orders)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (process.waitFor() != 0 || line == null) {
      throw new IOException("the floor did not run");
    }
    return Double.parseDouble(line);
  }
}
