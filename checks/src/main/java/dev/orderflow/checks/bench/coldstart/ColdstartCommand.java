package dev.orderflow.checks.bench.coldstart;

import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.StandardOptions;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code bench coldstart}. */
@Command(
    name = "coldstart",
    header = "How fast the functions start, beside the same work as most functions are written.",
    description = {
      "",
      "Each function runs in a JVM of its own with AWS's runtime interface client, on one core,"
          + " against an endpoint with canned answers. Init is the time until the function waits"
          + " for its first call; first is that call; warm is the median of later ones."
          + " Rows \"as restored\" prime during init, which SnapStart takes off the clock.",
      ""
    },
    footer = {"", "Ends with 1 if a target is missed."})
public final class ColdstartCommand implements Callable<Integer> {

  private static final Path HOME = Path.of(System.getProperty("orderflow.home", ""));

  @Option(
      names = "--starts",
      paramLabel = "N",
      description = "Cold starts of each (default: ${DEFAULT-VALUE}).")
  private int starts = 7;

  @Option(
      names = "--functions",
      paramLabel = "JAR",
      description = "The jar to measure (default: the one built from orders/).")
  private Path functions = HOME.resolve("orders/target/orders-functions.jar");

  @Option(
      names = "--live",
      paramLabel = "JAR",
      description = "The jar with authorize-connection (default: the one of services/live/).")
  private Path live = HOME.resolve("services/live/target/live-functions.jar");

  @Option(
      names = "--baseline",
      paramLabel = "JAR",
      description = "What most write (default: the one built from checks/coldstart-baseline/).")
  private Path baseline =
      HOME.resolve("checks/coldstart-baseline/target/coldstart-baseline-functions.jar");

  @Mixin private StandardOptions standard = new StandardOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    checkUsage();
    ColdstartReport report = measure();
    PrintWriter out = spec.commandLine().getOut();
    out.println(standard.json() ? report.json() : report.text());
    out.flush();
    return report.met() ? ExitCodes.OK : ExitCodes.FOUND;
  }

  private void checkUsage() {
    if (starts < 1) {
      throw new ParameterException(spec.commandLine(), "--starts must be at least 1");
    }
    for (Path jar : List.of(functions, live, baseline)) {
      if (!Files.isRegularFile(jar)) {
        throw new ParameterException(spec.commandLine(), "no jar at " + jar + ": build it first");
      }
    }
  }

  private ColdstartReport measure() throws InterruptedException {
    try (CannedEndpoint endpoint = new CannedEndpoint()) {
      Variants variants = new Variants(functions, live, baseline, endpoint.token());
      List<Result> results =
          measure(variants.all(), endpoint).entrySet().stream()
              .map(e -> new Result(e.getKey(), e.getValue()))
              .toList();
      return variants.report(results);
    }
  }

  /** Round by round, so that a slow minute of the machine is shared by all. */
  private Map<Variant, List<Start>> measure(List<Variant> variants, CannedEndpoint endpoint)
      throws InterruptedException {
    Map<Variant, List<Start>> measured = new LinkedHashMap<>();
    Lab lab = new Lab(Cache.ofUser(), endpoint);
    for (Variant variant : variants) {
      progress("preparing " + variant.name());
      lab.prepare(variant);
      measured.put(variant, new ArrayList<>());
    }
    for (int round = 0; round < starts; round++) {
      progress("round " + (round + 1) + " of " + starts);
      measured.forEach((variant, into) -> into.add(lab.start(variant)));
    }
    return measured;
  }

  private void progress(String what) {
    spec.commandLine().getErr().println(what);
    spec.commandLine().getErr().flush();
  }
}
