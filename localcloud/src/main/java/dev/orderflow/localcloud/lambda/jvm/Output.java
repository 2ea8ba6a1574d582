package dev.orderflow.localcloud.lambda.jvm;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * What a process prints, cut into lines. It never blocks in a read while the process lives: so
 * whoever drains after an answer has come knows that all printed before the answer has been passed
 * on, in order, and by nobody else later.
 */
final class Output {

  private static final int CHUNK = 8192;
  private static final int MAX_LINE_BYTES = 256 * 1024;

  private final InputStream in;
  private final Consumer<String> lines;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();

  Output(InputStream in, Consumer<String> lines) {
    this.in = in;
    this.lines = lines;
  }

  /** Passes on what has been printed by now. */
  synchronized void drain() {
    try {
      for (int ready = in.available(); ready > 0; ready = in.available()) {
        split(in.readNBytes(Math.min(ready, CHUNK)));
      }
    } catch (IOException e) {
      // The process has ended and taken its pipe along: readToEnd has what was left in it.
    }
  }

  /** Passes on what has been printed by now, a last line without its end included. */
  synchronized void flush() {
    drain();
    if (line.size() > 0) {
      emit();
    }
  }

  /** For a process that has ended; a grandchild that keeps the pipe open is not waited for. */
  void finish() {
    try {
      Thread.ofVirtual().start(this::readToEnd).join(Duration.ofSeconds(1));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized void readToEnd() {
    try {
      for (byte[] chunk = in.readNBytes(CHUNK); chunk.length > 0; chunk = in.readNBytes(CHUNK)) {
        split(chunk);
      }
      flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void split(byte[] chunk) {
    for (byte b : chunk) {
      if (b == '\n' || line.size() == MAX_LINE_BYTES) {
        emit();
      }
      if (b != '\n' && b != '\r') {
        line.write(b);
      }
    }
  }

  private void emit() {
    lines.accept(line.toString(UTF_8));
    line.reset();
  }
}
