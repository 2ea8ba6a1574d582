package dev.orderflow.cli;

import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.StandardOptions;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/**
 * A command that the {@code ./orderflow} script carries out itself, because it needs the build; it
 * is here so that the help lists it.
 */
final class ScriptCommand {

  private ScriptCommand() {}

  static CommandLine of(String name, String header) {
    Runnable refuse =
        () -> {
          throw CommandException.unusable("run it from the source tree: ./orderflow " + name);
        };
    CommandSpec spec = CommandSpec.wrapWithoutInspection(refuse).name(name);
    spec.usageMessage().header(header);
    spec.addMixin("standard", CommandSpec.forAnnotatedObject(new StandardOptions()));
    return new CommandLine(spec);
  }
}
