package dev.orderflow.cli.terminal;

/**
 * What a command is at, on stderr: one line that changes where people look at a terminal, a line
 * for each step elsewhere. Nothing of it stays on a terminal once it is closed.
 */
public final class StatusLine implements AutoCloseable {

  private static final String CLEAR_LINE = "\r\u001b[K";

  private final Shell shell;

  public StatusLine(Shell shell) {
    this.shell = shell;
  }

  /** Says what goes on now. */
  public void say(String step) {
    if (shell.errIsTerminal()) {
      int most = Math.max(1, shell.width() - 1);
      shell.progress().print(CLEAR_LINE + Text.shortened(Text.printable(step), most));
      shell.progress().flush();
    } else {
      shell.err().println(step);
      shell.err().flush();
    }
  }

  @Override
  public void close() {
    if (shell.errIsTerminal()) {
      shell.progress().print(CLEAR_LINE);
      shell.progress().flush();
    }
  }
}
