package dev.orderflow.cli.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines ended by LF or CR LF, the last one by the end as well; a byte order mark is no part of the
 * first. However long a line is, no more of it than the limit is kept.
 */
public final class LineReader implements AutoCloseable {

  private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  private final InputStream in;
  private final int limit;
  private final byte[] buffer = new byte[1 << 16];
  private int position;
  private int filled;
  private long read;
  private long number;

  /**
   * @param limit the most bytes of one line
   */
  public LineReader(InputStream in, int limit) {
    this.in = in;
    this.limit = limit;
  }

  /** The next line, or null at the end. */
  public @Nullable RawLine next() throws IOException {
    if (position == filled && !fill()) {
      return null;
    }
    number++;
    ByteArrayOutputStream line = new ByteArrayOutputStream(256);
    boolean ended = false;
    boolean tooLong = false;
    while (!ended && (position < filled || fill())) {
      int end = endOfLine();
      int room = limit + 1 - line.size(); // One more: it may be the CR of CR LF.
      line.write(buffer, position, Math.min(end - position, room));
      tooLong |= end - position > room;
      ended = end < filled;
      position = ended ? end + 1 : end;
    }
    byte[] bytes = trimmed(line.toByteArray());
    return new RawLine(number, bytes, tooLong || bytes.length > limit);
  }

  /** Bytes of the lines so far. */
  public long offset() {
    return read - (filled - position);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private boolean fill() throws IOException {
    position = 0;
    filled = Math.max(0, in.read(buffer));
    read += filled;
    return filled > 0;
  }

  private int endOfLine() {
    int end = position;
    while (end < filled && buffer[end] != '\n') {
      end++;
    }
    return end;
  }

  private byte[] trimmed(byte[] line) {
    boolean marked =
        number == 1
            && line.length >= BYTE_ORDER_MARK.length
            && Arrays.equals(line, 0, BYTE_ORDER_MARK.length, BYTE_ORDER_MARK, 0, 3);
    int from = marked ? BYTE_ORDER_MARK.length : 0;
    int to = line.length > from && line[line.length - 1] == '\r' ? line.length - 1 : line.length;
    return Arrays.copyOfRange(line, from, to);
  }
}
