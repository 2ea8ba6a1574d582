package dev.orderflow.localcloud.logs;

import java.io.PrintStream;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a function in this JVM prints from what everyone else prints. While it is open, {@code
 * System.out} and {@code System.err} hand each line of a thread that runs a function, and of
 * threads that such a thread starts, to that function; other threads print as before.
 *
 * <p>Threads of a pool that the function did not make may be made while it runs and would then
 * count as its own.
 */
public final class PrintCapture implements AutoCloseable {

  private static final InheritableThreadLocal<@Nullable CapturedLines> RUNNING =
      new InheritableThreadLocal<>();

  private static int open;
  private static @Nullable PrintStream realOut;
  private static @Nullable PrintStream realErr;

  private boolean closed;

  private PrintCapture() {}

  /**
   * Puts itself into {@code System.out} and {@code System.err}, where several may be open at once.
   */
  public static PrintCapture open() {
    synchronized (PrintCapture.class) {
      if (open++ == 0) {
        realOut = System.out;
        realErr = System.err;
        System.setOut(new RoutedStream(realOut, RUNNING::get));
        System.setErr(new RoutedStream(realErr, RUNNING::get));
      }
      return new PrintCapture();
    }
  }

  /**
   * Runs {@code body} as a function whose lines go to {@code sink}, also those of threads that it
   * leaves behind.
   */
  public static <T> T capture(Consumer<String> sink, Callable<T> body) throws Exception {
    CapturedLines outer = RUNNING.get();
    CapturedLines lines = new CapturedLines(sink);
    RUNNING.set(lines);
    try {
      return body.call();
    } finally {
      lines.flush();
      if (outer == null) {
        RUNNING.remove();
      } else {
        RUNNING.set(outer);
      }
    }
  }

  @Override
  public void close() {
    synchronized (PrintCapture.class) {
      if (!closed && --open == 0) {
        System.setOut(realOut);
        System.setErr(realErr);
      }
      closed = true;
    }
  }
}
