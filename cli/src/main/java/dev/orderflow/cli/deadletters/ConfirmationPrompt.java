package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.terminal.Shell;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Asks whoever looks before something is done that cannot be taken back. */
final class ConfirmationPrompt {

  private static final int LONGEST = 100;

  private ConfirmationPrompt() {}

  /** True at once where nobody looks, as in a script. */
  static boolean of(Shell shell, String question) {
    if (!shell.errIsTerminal()) {
      return true;
    }
    shell.err().print(question + " [y/N] ");
    shell.err().flush();
    String answer = line(shell).strip().toLowerCase(Locale.ROOT);
    return answer.equals("y") || answer.equals("yes");
  }

  /** Read byte by byte, so that nothing beyond the line is taken. */
  private static String line(Shell shell) {
    StringBuilder line = new StringBuilder();
    try {
      for (int c = shell.in().read();
          c >= 0 && c != '\n' && line.length() < LONGEST;
          c = shell.in().read()) {
        line.append((char) c);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return line.toString();
  }
}
