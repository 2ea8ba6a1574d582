package dev.orderflow.cli.terminal;

import java.io.BufferedOutputStream;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/**
 * Where a command runs: its variables, its three streams, whether people look at them, and Ctrl-C.
 * Whatever is printed shows and does nothing else: see {@link GuardedStream}.
 *
 * @param environment the process's environment variables
 * @param out for results, UTF-8
 * @param err for errors and progress, UTF-8
 */
public record Shell(
    Map<String, String> environment,
    InputStream in,
    PrintStream out,
    PrintStream err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Interrupts interrupts) {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  /** What terminals have where they do not say. */
  private static final int USUAL_WIDTH = 80;

  private static final int LEAST_WIDTH = 20;
  private static final int MOST_WIDTH = 10_000;

  public Shell {
    environment = Map.copyOf(environment);
    out = GuardedStream.around(out, hasColour(environment, outIsTerminal));
    err = GuardedStream.around(err, false);
  }

  /** The shell that started this process. */
  public static Shell ofProcess() {
    return new Shell(
        System.getenv(),
        System.in,
        utf8(FileDescriptor.out, false),
        utf8(FileDescriptor.err, true),
        isTerminal(1),
        isTerminal(2),
        Interrupts.ofProcess(PATIENCE));
  }

  /**
   * The colours to use on stdout: none unless a terminal shows them and NO_COLOR is not set. What
   * is no terminal has no width; a terminal whose width nobody knows breaks lines by itself.
   */
  public Style style() {
    boolean fits = outIsTerminal && environment.containsKey("COLUMNS");
    return new Style(hasColour(environment, outIsTerminal), fits ? width() : Integer.MAX_VALUE);
  }

  /** The terminal's, as the script that starts this process found it. */
  int width() {
    try {
      int columns = Integer.parseInt(environment.getOrDefault("COLUMNS", ""));
      return Math.clamp(columns, LEAST_WIDTH, MOST_WIDTH);
    } catch (NumberFormatException notTold) {
      return USUAL_WIDTH;
    }
  }

  /** Stderr for lines that are drawn again and again, of which nothing comes from outside. */
  public PrintStream progress() {
    return GuardedStream.behind(err);
  }

  private static boolean hasColour(Map<String, String> environment, boolean outIsTerminal) {
    boolean refused =
        !environment.getOrDefault("NO_COLOR", "").isEmpty()
            || "dumb".equals(environment.get("TERM"));
    return outIsTerminal && !refused;
  }

  private static PrintStream utf8(FileDescriptor descriptor, boolean autoFlush) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        autoFlush,
        StandardCharsets.UTF_8);
  }

  // Java tells only whether stdin and stdout are both terminals; Linux tells of each by itself.
  private static boolean isTerminal(int descriptor) {
    try {
      String device = Files.readSymbolicLink(Path.of("/proc/self/fd/" + descriptor)).toString();
      return device.startsWith("/dev/pts/")
          || device.startsWith("/dev/tty")
          || device.equals("/dev/console");
    } catch (IOException | UnsupportedOperationException noProc) {
      Console console = System.console();
      return console != null && console.isTerminal();
    }
  }
}
