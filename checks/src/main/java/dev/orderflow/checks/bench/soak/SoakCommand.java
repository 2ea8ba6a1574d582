package dev.orderflow.checks.bench.soak;

import dev.orderflow.checks.bench.pipeline.Clients;
import dev.orderflow.checks.bench.pipeline.PacedOrders;
import dev.orderflow.checks.bench.pipeline.SystemUnderTest;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** Orders for an hour: what grows, and whether it adds up at the end. */
@Command(
    name = "soak",
    header = "Send orders for an hour, and see what the system holds meanwhile.",
    description = {
      "",
      "Runs the whole system with --data in a process of its own, sends orders at a steady rate and",
      "says once a minute how much memory it takes, how many open files and threads it has, and how",
      "large its files are. Memory, files and threads should stay; tables, mail and the record of",
      "accepted orders grow with the orders. At the end an audit adds everything up.",
      ""
    })
public final class SoakCommand implements Callable<Integer> {

  private static final int CUSTOMERS = 1_000;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--minutes",
      paramLabel = "N",
      defaultValue = "60",
      description = "How long (${DEFAULT-VALUE}).")
  private int minutes;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Orders per second (${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "Where the system keeps everything; a folder of its own if absent.")
  private @Nullable Path data;

  private final Path home = Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath();

  @Override
  public Integer call() throws Exception {
    if (minutes < 1 || rate < 1) {
      System.err.println("--minutes and --rate are at least 1");
      return 2;
    }
    Path directory = data == null ? Files.createTempDirectory("orderflow-soak") : data;
    List<SoakMeasurement> samples = new ArrayList<>();
    int audit;
    try (SystemUnderTest system = SystemUnderTest.whole(home, directory)) {
      tell(SoakMeasurement.HEAD);
      PacedOrders orders =
          new PacedOrders(
              new Clients(system.endpoint()).of(EventBridgeClient.builder()),
              "SOAK",
              rate,
              number -> "C-" + number % CUSTOMERS);
      for (int minute = 1; minute <= minutes; minute++) {
        int sent = 60 * rate * minute;
        orders.publish(sent - 60 * rate, sent);
        SoakMeasurement measurement =
            SoakMeasurement.of(minute, sent, system.process().pid(), directory);
        samples.add(measurement);
        tell(measurement.line());
      }
      audit = audit(system);
    }
    report(samples, directory, audit == 0);
    return audit;
  }

  /** Each line as soon as it is known; the report is for whoever reads it all at the end. */
  private void tell(String line) {
    (standard.json() ? System.err : System.out).println(line);
  }

  private int audit(SystemUnderTest system) throws IOException, InterruptedException {
    ProcessBuilder audit =
        new ProcessBuilder(
            home.resolve("orderflow").toString(),
            "audit",
            "--wait",
            "600",
            "--endpoint-url",
            system.endpoint().toString());
    if (standard.json()) {
      audit.redirectOutput(ProcessBuilder.Redirect.DISCARD);
    } else {
      audit.redirectOutput(ProcessBuilder.Redirect.INHERIT);
    }
    return audit.redirectError(ProcessBuilder.Redirect.INHERIT).start().waitFor();
  }

  private void report(List<SoakMeasurement> samples, Path directory, boolean sound) {
    List<SoakMeasurement> half = samples.subList(samples.size() / 2, samples.size());
    if (standard.json()) {
      Map<String, Object> report = new LinkedHashMap<>();
      report.put("samples", samples.stream().map(SoakMeasurement::json).toList());
      report.put("grownInSecondHalfMegabytes", SoakMeasurement.growth(half));
      report.put("audit", sound);
      System.out.println(Json.write(report));
    } else {
      System.out.println(
          "memory in the second half: %+d MB; data in %s"
              .formatted(SoakMeasurement.growth(half), directory));
    }
  }
}
