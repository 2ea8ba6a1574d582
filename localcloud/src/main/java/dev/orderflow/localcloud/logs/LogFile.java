package dev.orderflow.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A group's lines in a file, each a JSON object on a line of its own, and nowhere else. A line that
 * was appended survives the death of this process; what a torn last line says was never
 * acknowledged.
 */
final class LogFile implements AutoCloseable {

  /** So many lines have to be passed over at most to come to one. */
  private static final int LINES_TO_A_MARK = 1_000;

  private static final int BLOCK = 64 << 10;

  private final Path path;
  private final FileChannel file;

  /** Where the first line of each thousand begins. */
  private final List<Long> marks = new ArrayList<>();

  private long lines;
  private long end;

  private LogFile(Path path, FileChannel file) {
    this.path = path;
    this.file = file;
  }

  /** A line that is kept. */
  record Line(long number, long timestamp, String stream, String message) {}

  /** Takes lines in their order until it has enough, and then answers false. */
  @FunctionalInterface
  interface Lines {
    boolean take(Line line);
  }

  /**
   * @param lines takes each line that the file has; their numbers begin with 1
   */
  static LogFile open(Path path, Lines lines) throws IOException {
    OwnerOnly.directoryOf(path);
    FileChannel channel = FileChannel.open(OwnerOnly.file(path), StandardOpenOption.WRITE);
    try {
      LogFile opened = new LogFile(path, channel);
      opened.readAll(lines);
      channel.truncate(opened.end);
      channel.position(opened.end);
      return opened;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private void readAll(Lines taker) throws IOException {
    scan(
        0,
        (json, length) -> {
          taker.take(parsed(lines + 1, json));
          wrote(length);
          return true;
        });
  }

  private synchronized void wrote(long length) {
    if (lines % LINES_TO_A_MARK == 0) {
      marks.add(end);
    }
    lines++;
    end += length;
  }

  /** The lines from that number on, of those that were there when it began. */
  void read(long from, Lines taker) throws IOException {
    long first = Math.max(1, from);
    long last;
    int mark = (int) Math.min(Integer.MAX_VALUE, (first - 1) / LINES_TO_A_MARK);
    long start;
    synchronized (this) {
      last = lines;
      if (first > last) {
        return;
      }
      start = marks.get(mark);
    }
    long[] next = {(long) mark * LINES_TO_A_MARK + 1};
    scan(
        start,
        (json, length) -> {
          long number = next[0]++;
          return number < first || (taker.take(parsed(number, json)) && number < last);
        });
  }

  @FunctionalInterface
  private interface Scanned {
    boolean take(String json, long length) throws IOException;
  }

  private void scan(long start, Scanned taker) throws IOException {
    try (FileChannel channel = FileChannel.open(path).position(start);
        InputStream in = Channels.newInputStream(channel)) {
      byte[] block = new byte[BLOCK];
      ByteArrayOutputStream line = new ByteArrayOutputStream();
      for (int read = in.read(block); read >= 0; read = in.read(block)) {
        int from = 0;
        for (int at = 0; at < read; at++) {
          if (block[at] == '\n') {
            line.write(block, from, at - from);
            from = at + 1;
            if (!taker.take(line.toString(UTF_8), line.size() + 1L)) {
              return;
            }
            line.reset();
          }
        }
        line.write(block, from, read - from);
      }
    }
  }

  private static Line parsed(long number, String line) throws IOException {
    try {
      if (Json.parse(line) instanceof Map<?, ?> fields
          && fields.get("timestamp") instanceof Number timestamp
          && fields.get("stream") instanceof String stream
          && fields.get("message") instanceof String message) {
        return new Line(number, timestamp.longValue(), stream, message);
      }
    } catch (JsonException e) {
      throw new IOException("a line that is none: " + line, e);
    }
    throw new IOException("a line that is none: " + line);
  }

  /** Either the whole line is in the file afterwards, or nothing of it. */
  void append(long timestamp, String stream, String message) throws IOException {
    String json =
        VisibleText.json(Map.of("timestamp", timestamp, "stream", stream, "message", message))
            + "\n";
    ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(UTF_8));
    int length = bytes.remaining();
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      file.truncate(end);
      file.position(end);
      throw e;
    }
    wrote(length);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
