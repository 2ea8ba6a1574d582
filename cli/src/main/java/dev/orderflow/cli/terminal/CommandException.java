package dev.orderflow.cli.terminal;

/** Ends a command with one line on stderr and an exit code. */
public final class CommandException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final int exitCode;
  private final String line;

  private CommandException(int exitCode, String message) {
    super(message);
    this.exitCode = exitCode;
    this.line = message;
  }

  /** The command could not run: bad input, or no system to talk to. */
  public static CommandException unusable(String message) {
    return new CommandException(ExitCodes.UNUSABLE, message);
  }

  /** The command ran and found something wrong. */
  public static CommandException found(String message) {
    return new CommandException(ExitCodes.FOUND, message);
  }

  public String line() {
    return line;
  }

  public int exitCode() {
    return exitCode;
  }
}
