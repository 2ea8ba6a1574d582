package dev.orderflow.localcloud.logs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A group's lines in a file, each a JSON object on a line of its own, and nowhere else. A line that
 * was appended survives the death of this process; what a torn last line says was never
 * acknowledged.
 */
final class LogFile implements AutoCloseable {

  /** So many lines have to be passed over at most to come to one. */
  private static final int LINES_TO_A_MARK = 1_000;

  private final Path path;
  private final LineFile file;
  private final Marks marks;

  private LogFile(Path path, LineFile file, Marks marks) {
    this.path = path;
    this.file = file;
    this.marks = marks;
  }

  /** A line that is kept. */
  record Line(long number, long timestamp, String stream, String message) {}

  /** Takes lines in their order until it has enough, and then answers false. */
  @FunctionalInterface
  interface Lines {
    boolean take(Line line);
  }

  /** How many lines there are, and where the first of each thousand begins. */
  private static final class Marks {
    private final List<Long> offsets = new ArrayList<>();
    private long lines;

    synchronized void add(long offset) {
      if (lines % LINES_TO_A_MARK == 0) {
        offsets.add(offset);
      }
      lines++;
    }

    synchronized long lines() {
      return lines;
    }

    synchronized long offset(int mark) {
      return offsets.get(mark);
    }
  }

  /**
   * @param owner whose it is; 0 for anybody's
   * @param lines takes each line that the file has; their numbers begin with 1
   * @throws DamageException if it is not what was acknowledged
   */
  static LogFile open(Path path, long owner, Lines lines) throws IOException {
    Marks marks = new Marks();
    LineFile file =
        LineFile.open(
            path,
            owner,
            (object, offset) -> {
              Line line = parsed(marks.lines() + 1, object);
              if (line == null) {
                return false;
              }
              lines.take(line);
              marks.add(offset);
              return true;
            });
    return new LogFile(path, file, marks);
  }

  /**
   * Reads it and changes nothing.
   *
   * @throws DamageException if it is not what was acknowledged
   */
  static void check(Path path, long owner) throws IOException {
    LineFile.read(path, owner, (object, _) -> parsed(1, object) != null);
  }

  /** The lines from that number on, of those that were there when it began. */
  void read(long from, Lines taker) throws IOException {
    long first = Math.max(1, from);
    long last = marks.lines();
    if (first > last) {
      return;
    }
    int mark = (int) Math.min(Integer.MAX_VALUE, (first - 1) / LINES_TO_A_MARK);
    long[] next = {(long) mark * LINES_TO_A_MARK + 1};
    LineFile.scan(
        path,
        marks.offset(mark),
        (object, _) -> {
          long number = next[0]++;
          return number < first || (taker.take(read(number, object)) && number < last);
        });
  }

  private Line read(long number, String object) throws DamageException {
    Line line = parsed(number, object);
    if (line == null) {
      throw new DamageException(path, "is damaged in line " + number);
    }
    return line;
  }

  /** Null for what was never written. */
  private static @Nullable Line parsed(long number, String object) {
    try {
      return Json.parse(object) instanceof Map<?, ?> fields
              && fields.get("timestamp") instanceof Number timestamp
              && fields.get("stream") instanceof String stream
              && fields.get("message") instanceof String message
          ? new Line(number, timestamp.longValue(), stream, message)
          : null;
    } catch (JsonException e) {
      return null;
    }
  }

  /** Either the whole line is in the file afterwards, or nothing of it. */
  void append(long timestamp, String stream, String message) throws IOException {
    marks.add(
        file.append(
            VisibleText.json(
                Map.of("timestamp", timestamp, "stream", stream, "message", message))));
  }

  Optional<String> trouble() {
    return file.trouble();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
