package dev.orderflow.cli.terminal;

import java.util.List;

/**
 * Ends a command with one line on stderr, or one for each thing that is wrong, and an exit code.
 */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String line;

  private final transient List<String> details;

  private CommandException(int exitCode, String message, List<String> details) {
    super(message);
    this.exitCode = exitCode;
    this.line = message;
    this.details = List.copyOf(details);
  }

  /** The command could not run: bad input, or no system to talk to. */
  public static CommandException unusable(String message) {
    return new CommandException(ExitCodes.UNUSABLE, message, List.of());
  }

  /** The same where several things are wrong, a line each. */
  public static CommandException unusable(String message, List<String> details) {
    return new CommandException(ExitCodes.UNUSABLE, message, details);
  }

  /** The command ran and found something wrong. */
  public static CommandException found(String message) {
    return new CommandException(ExitCodes.FOUND, message, List.of());
  }

  public String line() {
    return line;
  }

  /** Further lines. */
  public List<String> details() {
    return details;
  }

  public int exitCode() {
    return exitCode;
  }
}
