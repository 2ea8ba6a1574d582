package dev.orderflow.cli.terminal;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options and the exit codes that every command has; mix it in. */
@Command(
    versionProvider = Version.class,
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:ok",
      "1:it ran, and something is wrong: an entry left unsent, an order not found, ...",
      "2:it could not run: bad usage, bad input, or no system to talk to",
      "130:stopped by Ctrl-C"
    })
public final class StandardOptions {

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Show this help and exit.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version and exit.")
  private boolean version;

  @Option(names = "--json", description = "Write JSON for machines instead of text for people.")
  private boolean json;

  public boolean json() {
    return json;
  }
}
