package dev.orderflow.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;

/** Cuts what one call of a function prints, from whichever of its threads, into lines. */
final class CapturedLines {

  private static final int LONGEST_LINE = 256 << 10;

  private final Consumer<String> sink;
  private final ByteArrayOutputStream started = new ByteArrayOutputStream(0);

  CapturedLines(Consumer<String> sink) {
    this.sink = sink;
  }

  /** A whole line, which needs no cutting as long as no other was started and it has no break. */
  synchronized boolean line(String text) {
    if (started.size() > 0 || text.indexOf('\n') >= 0) {
      return false;
    }
    sink.accept(text);
    return true;
  }

  synchronized void write(byte[] bytes, int offset, int length) {
    int from = offset;
    for (int i = offset; i < offset + length; i++) {
      if (bytes[i] == '\n') {
        started.write(bytes, from, i - from);
        end();
        from = i + 1;
      }
    }
    started.write(bytes, from, offset + length - from);
    if (started.size() > LONGEST_LINE) {
      end();
    }
  }

  /** Ends a line that was started. */
  synchronized void flush() {
    if (started.size() > 0) {
      end();
    }
  }

  private void end() {
    String line = started.toString(UTF_8);
    started.reset();
    sink.accept(line.endsWith("\r") ? line.substring(0, line.length() - 1) : line);
  }
}
