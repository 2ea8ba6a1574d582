package dev.orderflow.cli;

import dev.orderflow.cli.connect.CallErrors;
import dev.orderflow.cli.connect.Target;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.cli.terminal.ExitCodes;
import dev.orderflow.cli.terminal.Text;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import software.amazon.awssdk.core.exception.SdkException;

/** Every failure as a line on stderr, or one for each thing that is wrong, and an exit code. */
final class Failures {

  private Failures() {}

  static int badUsage(ParameterException failure, String[] args) {
    CommandLine command = failure.getCommandLine();
    String name = command.getCommandSpec().qualifiedName();
    say(command, firstLine(failure) + " (see " + name + " --help)");
    return ExitCodes.UNUSABLE;
  }

  static int failed(Exception failure, CommandLine command, Map<String, String> environment) {
    if (environment.containsKey("ORDERFLOW_STACKTRACE")) {
      failure.printStackTrace(command.getErr());
    }
    CommandException told = told(failure, command);
    say(command, told.line());
    told.details().forEach(it -> command.getErr().println("  " + Text.printable(it)));
    command.getErr().flush();
    return told.exitCode();
  }

  private static CommandException told(Exception failure, CommandLine command) {
    return switch (failure) {
      case CommandException known -> known;
      case SdkException sdk -> CallErrors.explain(sdk, target(command));
      case UncheckedIOException io when io.getCause() instanceof IOException cause ->
          CommandException.unusable(file(cause));
      case IOException io -> CommandException.unusable(file(io));
      default ->
          CommandException.found(
              "unexpected: " + firstLine(failure) + " (set ORDERFLOW_STACKTRACE=1 to see where)");
    };
  }

  /** The target that the command's options chose, also where they come with other options. */
  private static Target target(CommandLine command) {
    return targets(command.getCommandSpec()).findFirst().orElseGet(Target::new);
  }

  private static Stream<Target> targets(CommandSpec spec) {
    return spec.mixins().values().stream()
        .flatMap(
            mixin ->
                mixin.userObject() instanceof Target target ? Stream.of(target) : targets(mixin));
  }

  private static String file(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "no such file: " + missing.getFile();
      case AccessDeniedException denied -> "not allowed: " + denied.getFile();
      case FileSystemException other ->
          other.getReason() == null ? firstLine(other) : other.getFile() + ": " + other.getReason();
      default -> firstLine(failure);
    };
  }

  private static void say(CommandLine command, String line) {
    command.getErr().println("orderflow: " + Text.printable(line));
    command.getErr().flush();
  }

  private static String firstLine(Exception failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.strip().split("\\R", 2)[0];
  }
}
