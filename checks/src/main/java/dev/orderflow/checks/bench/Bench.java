package dev.orderflow.checks.bench;

import dev.orderflow.checks.bench.coldstart.ColdstartCommand;
import dev.orderflow.checks.bench.live.LiveCommand;
import dev.orderflow.checks.bench.pipeline.PipelineCommand;
import dev.orderflow.checks.bench.soak.SoakCommand;
import dev.orderflow.cli.terminal.StandardOptions;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The benchmarks, as commands. */
@Command(
    name = "bench",
    header = "Measure how fast the system is.",
    synopsisSubcommandLabel = "BENCHMARK",
    commandListHeading = "%nBenchmarks:%n",
    subcommands = {
      PipelineCommand.class,
      LiveCommand.class,
      ColdstartCommand.class,
      SoakCommand.class
    })
public final class Bench implements Runnable {

  @Mixin private StandardOptions standard = new StandardOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  private Bench() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Bench()).execute(args));
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "which benchmark?");
  }
}
