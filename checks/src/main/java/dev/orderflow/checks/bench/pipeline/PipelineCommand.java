package dev.orderflow.checks.bench.pipeline;

import dev.orderflow.checks.bench.figures.Rounded;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.Json;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
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

  /** An order's whole life is some twenty-five times the work. */
  private static final int FEWER = 25;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "50000",
      description = "How many (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "10000",
      description = "How many before those that count (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--also",
      arity = "0..1",
      fallbackValue = "data,isolate",
      split = ",",
      paramLabel = "MODE",
      description = "Also measure --data and --isolate, with a tenth of the orders.")
  private @Nullable List<String> also;

  @Option(
      names = "--full",
      description = {
        "Measure the whole system instead: every service, until orders are COMPLETED, with a",
        "twenty-fifth of the orders."
      })
  private boolean full;

  private final Path home = Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath();

  @Override
  public Integer call() throws Exception {
    Map<String, Object> report = full ? whole() : spine();
    if (standard.json()) {
      System.out.println(Json.write(report));
    } else {
      report.forEach((name, value) -> System.out.println(name + ": " + value));
    }
    return 0;
  }

  private Map<String, Object> whole() throws Exception {
    return Map.of("completed", FullRun.of(home, warmUp / FEWER, orders / FEWER).json());
  }

  private Map<String, Object> spine() throws Exception {
    Map<String, Object> report = new LinkedHashMap<>();
    Rate before = floor();
    Run memory = Run.of(home, List.of(), warmUp, orders);
    Rate after = floor();
    Rate floor = Rate.mean(before, after);
    report.put("floor", List.of(before.json(), after.json()));
    report.put("inMemory", memory.json());
    report.put("shareOfFloor", Rounded.of(memory.throughput().perSecond() / floor.perSecond()));
    for (String mode : also == null ? List.<String>of() : also) {
      report.put(mode, other(mode).json());
    }
    return report;
  }

  private Run other(String mode) throws Exception {
    return switch (mode) {
      case "data" -> {
        Path data = Files.createTempDirectory("orderflow-bench");
        yield Run.of(home, List.of("--data", data.toString()), warmUp / 10, orders / 10);
      }
      case "isolate" -> Run.of(home, List.of("--isolate"), warmUp / 10, orders / 10);
      default -> throw new IllegalArgumentException("--also is data or isolate, not " + mode);
    };
  }

  /**
   * The floor in a process of its own, so that neither warms or burdens the other; with the flags
   * that the script gives this process and the system alike.
   */
  private Rate floor() throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(
        List.of(
            "-cp",
            System.getProperty("java.class.path"),
            Floor.class.getName(),
            String.valueOf(warmUp),
            String.valueOf(orders)));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    String line = process.inputReader(StandardCharsets.UTF_8).readLine();
    if (process.waitFor() != 0 || line == null) {
      throw new IOException("the floor did not run");
    }
    return Rate.ofLine(line);
  }
}
