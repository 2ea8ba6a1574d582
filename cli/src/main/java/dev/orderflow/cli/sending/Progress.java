package dev.orderflow.cli.sending;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Text;
import java.io.PrintStream;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** How far a run is, shown on stderr while it goes on. */
sealed interface Progress extends AutoCloseable {

  /**
   * @param bytes of the input, read so far
   */
  void at(long bytes, long orders);

  /** Says something in a line of its own. */
  void say(String line);

  @Override
  void close();

  /** Without a terminal there is nothing to draw on. */
  record Silent(PrintStream err) implements Progress {

    @Override
    public void at(long bytes, long orders) {}

    @Override
    public synchronized void say(String line) {
      err.println(line);
    }

    @Override
    public void close() {}
  }

  /** A bar over the bytes of a file, a counter for a stream. */
  final class Bar implements Progress {

    private static final int WIDTH = 100;
    private static final String CLEAR_LINE = "\r\u001b[K";

    private final Shell shell;
    private final ProgressBar bar;

    /**
     * @param total bytes, or -1 if they are not known
     */
    Bar(Shell shell, long total) {
      this.shell = shell;
      this.bar =
          new ProgressBarBuilder()
              .setTaskName("send")
              .setInitialMax(total)
              .setUnit(" KiB", 1024)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(200)
              .setConsumer(new ConsoleProgressBarConsumer(shell.progress(), WIDTH))
              .build();
    }

    @Override
    public void at(long bytes, long orders) {
      bar.stepTo(bytes);
      bar.setExtraMessage(" " + Text.count(orders, "order"));
    }

    @Override
    public synchronized void say(String line) {
      shell.progress().print(CLEAR_LINE);
      shell.err().println(line);
    }

    @Override
    public void close() {
      bar.close();
    }
  }
}
