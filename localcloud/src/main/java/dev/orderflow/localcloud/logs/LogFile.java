package dev.orderflow.localcloud.logs;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.files.LineFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/**
 * A group's lines in a file, each a JSON object on a line of its own. A line that was appended
 * survives the death of this process; what a torn last line says was never acknowledged.
 */
final class LogFile implements AutoCloseable {

  private final LineFile file;

  private LogFile(LineFile file) {
    this.file = file;
  }

  /** Takes each line that is kept. */
  interface Lines {
    void line(long timestamp, String stream, String message);
  }

  /**
   * @param owner whose it is; 0 for anybody's
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  static LogFile open(Path path, long owner, Lines lines) throws IOException {
    return new LogFile(LineFile.open(path, owner, object -> take(object, lines)));
  }

  /** Reads it and changes nothing; returns how much of it is whole. */
  static long read(Path path, long owner, Lines lines) throws IOException {
    return LineFile.read(path, owner, object -> take(object, lines));
  }

  private static boolean take(String object, Lines lines) {
    try {
      if (Json.parse(object) instanceof Map<?, ?> fields
          && fields.get("timestamp") instanceof Number timestamp
          && fields.get("stream") instanceof String stream
          && fields.get("message") instanceof String message) {
        lines.line(timestamp.longValue(), stream, message);
        return true;
      }
      return false;
    } catch (JsonException e) {
      return false;
    }
  }

  /** Either the whole line is in the file afterwards, or nothing of it. */
  void append(long timestamp, String stream, String message) throws IOException {
    file.append(
        VisibleText.json(Map.of("timestamp", timestamp, "stream", stream, "message", message)));
  }

  Optional<String> trouble() {
    return file.trouble();
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
