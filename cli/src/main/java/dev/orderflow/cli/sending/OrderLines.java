package dev.orderflow.cli.sending;

import dev.orderflow.cli.lines.LineReader;
import dev.orderflow.cli.lines.RawLine;
import dev.orderflow.contracts.EventNames;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** NDJSON read as order events: each line that is a JSON object is the detail of one. */
final class OrderLines {

  /**
   * PutEvents takes at most 256 KB per request, where an entry counts its source, detail-type and
   * detail in UTF-8 (and a time and resources, which these do not have).
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-putevent-size.html">Calculating
   *     PutEvents event entry size</a>
   */
  static final int MOST_BYTES = 256 * 1024;

  private static final int NAMES_SIZE =
      (EventNames.ORDERS_SOURCE + EventNames.ORDER_CREATED).getBytes(StandardCharsets.UTF_8).length;

  private final LineReader lines;

  OrderLines(InputStream in) {
    lines = new LineReader(in, MOST_BYTES);
  }

  /** The next line that is not blank. */
  Reading next() throws IOException {
    for (RawLine line = lines.next(); line != null; line = lines.next()) {
      Reading reading = read(line);
      if (reading != null) {
        return reading;
      }
    }
    return new Reading.End();
  }

  long offset() {
    return lines.offset();
  }

  private static @Nullable Reading read(RawLine line) {
    int size = NAMES_SIZE + line.bytes().length;
    if (line.tooLong() || size > MOST_BYTES) {
      return refused(line, "TooLarge", "the event is larger than 256 KB");
    }
    String text = line.utf8();
    if (text == null) {
      return refused(line, "NotUtf8", "the line is not UTF-8");
    }
    return text.isBlank() ? null : readObject(line, text, size);
  }

  private static Reading readObject(RawLine line, String text, int size) {
    try {
      return Json.parse(text) instanceof Map
          ? new Reading.Entry(line.number(), text, size)
          : refused(line, "NotAnObject", "the line is JSON, but not an object");
    } catch (JsonException e) {
      String where = Objects.requireNonNullElse(e.getMessage(), "").replace("line 1 ", "");
      return refused(line, "NotJson", where);
    }
  }

  private static Reading refused(RawLine line, String code, String message) {
    return new Reading.Failure(line.number(), code, message);
  }
}
