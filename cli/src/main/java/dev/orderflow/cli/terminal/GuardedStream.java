package dev.orderflow.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;

/**
 * What every command prints passes here, so that nothing which came from outside is obeyed by a
 * terminal or hidden from who looks: see {@link Text#isShown}. Line breaks pass, and where there is
 * colour the sequences that set it.
 */
final class GuardedStream extends PrintStream {

  private final PrintStream unguarded;

  private GuardedStream(PrintStream unguarded, boolean colour) {
    super(new GuardedOutput(unguarded, colour), false, UTF_8);
    this.unguarded = unguarded;
  }

  static PrintStream around(PrintStream stream, boolean colour) {
    return stream instanceof GuardedStream ? stream : new GuardedStream(stream, colour);
  }

  /** The stream behind the guard, for what this program draws itself. */
  static PrintStream behind(PrintStream stream) {
    return stream instanceof GuardedStream guarded ? guarded.unguarded : stream;
  }
}
