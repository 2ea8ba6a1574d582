package dev.orderflow.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A stream that ends in whatever the printing thread runs, or in the real one. */
final class RoutedStream extends PrintStream {

  private final PrintStream real;
  private final Supplier<@Nullable CapturedLines> running;

  RoutedStream(PrintStream real, Supplier<@Nullable CapturedLines> running) {
    super(real, false, UTF_8);
    this.real = real;
    this.running = running;
  }

  // Most lines come this way; it saves encoding, decoding and the lock that all threads would
  // share.
  @Override
  public void println(@Nullable String text) {
    CapturedLines lines = running.get();
    if (lines == null) {
      real.println(text);
    } else if (!lines.line(String.valueOf(text))) {
      print(text + "\n");
    }
  }

  @Override
  public void print(@Nullable String text) {
    CapturedLines lines = running.get();
    if (lines == null) {
      real.print(text);
    } else {
      byte[] bytes = String.valueOf(text).getBytes(UTF_8);
      lines.write(bytes, 0, bytes.length);
    }
  }

  @Override
  public void println(@Nullable Object value) {
    println(String.valueOf(value));
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    CapturedLines lines = running.get();
    if (lines == null) {
      real.write(bytes, offset, length);
    } else {
      lines.write(bytes, offset, length);
    }
  }

  @Override
  public void flush() {
    if (running.get() == null) {
      real.flush();
    }
  }

  @Override
  public void close() {
    flush();
  }
}
