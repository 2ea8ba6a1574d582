package dev.orderflow.cli.terminal;

import dev.orderflow.contracts.ReasonRule;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Who acts by this command line, as the records of it name them; mix it in. */
public final class OperatorName {

  @Option(
      names = "--by",
      paramLabel = "NAME",
      description = "Who does it. Otherwise the user of this machine.")
  private @Nullable String name;

  /**
   * @throws CommandException if it cannot stand in a record
   */
  public String of(Shell shell) {
    String by = name == null ? shell.environment().getOrDefault("USER", "unknown") : name;
    String broken = ReasonRule.brokenBy(by);
    if (broken != null) {
      throw CommandException.unusable("--by " + broken);
    }
    return by;
  }
}
