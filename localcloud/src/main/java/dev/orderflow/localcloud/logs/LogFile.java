package dev.orderflow.localcloud.logs;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import dev.orderflow.kit.VisibleText;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A group's lines in a file, each a JSON object on a line of its own. A line that was appended
 * survives the death of this process; what a torn last line says was never acknowledged.
 */
final class LogFile implements AutoCloseable {

  private final FileChannel file;

  private LogFile(FileChannel file) {
    this.file = file;
  }

  /** Takes each line that is kept. */
  interface Lines {
    void line(long timestamp, String stream, String message);
  }

  static LogFile open(Path path, Lines lines) throws IOException {
    OwnerOnly.directoryOf(path);
    byte[] kept = Files.exists(path) ? Files.readAllBytes(path) : new byte[0];
    int end = 0;
    for (int at = 0; at < kept.length; at++) {
      if (kept[at] == '\n') {
        read(new String(kept, end, at - end, UTF_8), lines);
        end = at + 1;
      }
    }
    FileChannel file = FileChannel.open(OwnerOnly.file(path), StandardOpenOption.WRITE);
    file.truncate(end);
    file.position(end);
    return new LogFile(file);
  }

  private static void read(String line, Lines lines) throws IOException {
    try {
      if (Json.parse(line) instanceof Map<?, ?> fields
          && fields.get("timestamp") instanceof Number timestamp
          && fields.get("stream") instanceof String stream
          && fields.get("message") instanceof String message) {
        lines.line(timestamp.longValue(), stream, message);
        return;
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
    long end = file.position();
    ByteBuffer bytes = ByteBuffer.wrap(json.getBytes(UTF_8));
    try {
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
    } catch (IOException e) {
      file.truncate(end);
      file.position(end);
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
