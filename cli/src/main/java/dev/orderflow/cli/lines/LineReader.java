package dev.orderflow.cli.lines;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Lines ended by LF, CR LF, CR or CR CR LF (CR LF that was converted twice), the last one by the
 * end as well; a byte order mark is no part of the first. However long a line is, no more of it
 * than the limit is kept.
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
      int room = limit + bytesOfMark() - line.size();
      line.write(buffer, position, Math.min(end - position, room));
      tooLong |= end - position > room;
      ended = end < filled;
      position = end;
    }
    if (ended) {
      skipLineEnd();
    }
    byte[] bytes = withoutMark(line.toByteArray());
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
    while (end < filled && buffer[end] != '\n' && buffer[end] != '\r') {
      end++;
    }
    return end;
  }

  private void skipLineEnd() throws IOException {
    if (buffer[position] == '\n') {
      position++;
    } else if (follows(1, '\n')) {
      position += 2;
    } else if (follows(1, '\r') && follows(2, '\n')) {
      position += 3;
    } else {
      position++;
    }
  }

  private boolean follows(int ahead, char expected) throws IOException {
    boolean more = true;
    while (more && position + ahead >= filled) {
      more = fillUp();
    }
    return position + ahead < filled && buffer[position + ahead] == expected;
  }

  /** Keeps what is still to be read, and reads on behind it. */
  private boolean fillUp() throws IOException {
    System.arraycopy(buffer, position, buffer, 0, filled - position);
    filled -= position;
    position = 0;
    int more = Math.max(0, in.read(buffer, filled, buffer.length - filled));
    filled += more;
    read += more;
    return more > 0;
  }

  private int bytesOfMark() {
    return number == 1 ? BYTE_ORDER_MARK.length : 0;
  }

  private byte[] withoutMark(byte[] line) {
    int mark = bytesOfMark();
    boolean marked =
        mark > 0 && line.length >= mark && Arrays.equals(line, 0, mark, BYTE_ORDER_MARK, 0, mark);
    return marked ? Arrays.copyOfRange(line, mark, line.length) : line;
  }
}
