package dev.orderflow.cli.terminal;

/** What a script may rely on; {@link StandardOptions} prints the same list in every help. */
public final class ExitCodes {

  public static final int OK = 0;

  /** The command ran, and something is wrong with what it found or could not do. */
  public static final int FOUND = 1;

  /** The command could not run: bad usage, bad input, or no system to talk to. */
  public static final int UNUSABLE = 2;

  /** Stopped by Ctrl-C, as shells count it. */
  public static final int INTERRUPTED = 130;

  private ExitCodes() {}
}
