package dev.orderflow.localcloud.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** A file's lines one after the other, of which never more than one is in memory. */
final class LineScan implements AutoCloseable {

  private static final int BLOCK = 64 << 10;

  /** No line that is written is as long. */
  private static final int LONGEST = 8 << 20;

  private final InputStream file;
  private final byte[] block = new byte[BLOCK];
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private int next;
  private int end;
  private long position;

  LineScan(Path path, long offset) throws IOException {
    this.file = Channels.newInputStream(FileChannel.open(path).position(offset));
    this.position = offset;
  }

  /** The next line that has its end, without that; null if there is none. */
  @Nullable String next() throws IOException {
    line.reset();
    while (line.size() <= LONGEST) {
      for (int at = next; at < end; at++) {
        if (block[at] == '\n') {
          line.write(block, next, at - next);
          next = at + 1;
          position += line.size() + 1;
          return line.toString(UTF_8);
        }
      }
      line.write(block, next, end - next);
      next = 0;
      end = file.read(block);
      if (end < 0) {
        end = 0;
        return null;
      }
    }
    return null;
  }

  /** Where the line after the last one begins. */
  long position() {
    return position;
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
