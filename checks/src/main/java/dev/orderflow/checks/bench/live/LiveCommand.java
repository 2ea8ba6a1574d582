package dev.orderflow.checks.bench.live;

import dev.orderflow.checks.bench.figures.Rounded;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.kit.Json;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How soon a change that is stored is pushed to its customer. */
@Command(
    name = "live",
    header = "Time the way from a stored change to the pushed message.",
    description = {
      "",
      "Runs the whole system in a process of its own and sends orders at a gentle rate. From the",
      "time that the order's item keeps of each change, a millisecond too early at most, until a",
      "WebSocket client has the news. 'push' is the last step alone, in the same run. Read the",
      "ratio, and how busy the machine was: on a busy one, delays are those of whoever else runs.",
      ""
    })
public final class LiveCommand implements Callable<Integer> {

  private static final int TARGET_MILLIS = 200;

  @Mixin private StandardOptions standard = new StandardOptions();

  @Option(
      names = "--orders",
      paramLabel = "N",
      defaultValue = "600",
      description = "How many (${DEFAULT-VALUE}).")
  private int orders;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      defaultValue = "300",
      description = "How many before those that count (${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--rate",
      paramLabel = "N",
      defaultValue = "20",
      description = "Orders per second (${DEFAULT-VALUE}).")
  private int rate;

  private final Path home = Path.of(System.getProperty("orderflow.home", "")).toAbsolutePath();

  @Override
  public Integer call() throws Exception {
    LiveRun run = LiveRun.of(home, rate, warmUp, orders);
    Map<String, Object> report = new LinkedHashMap<>();
    report.put("milestones", run.milestones().json());
    Map<String, Object> byType = new TreeMap<>();
    run.byType().forEach((type, delays) -> byType.put(type, delays.json()));
    report.put("byType", byType);
    report.put("push", run.push().json());
    report.put(
        "timesPush", Rounded.of(run.milestones().percentile(50) / run.push().percentile(50)));
    report.put("cpuMicrosPerOrder", run.cpuMicros());
    report.put("processorsBusy", Rounded.of(run.load()));
    boolean met = run.milestones().percentile(99) < TARGET_MILLIS;
    report.put("target", "p99 under " + TARGET_MILLIS + " ms: " + (met ? "met" : "missed"));
    if (standard.json()) {
      System.out.println(Json.write(report));
    } else {
      report.forEach((name, value) -> System.out.println(name + ": " + value));
    }
    return 0;
  }
}
