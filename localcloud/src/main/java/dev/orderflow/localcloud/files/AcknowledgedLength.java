package dev.orderflow.localcloud.files;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * How many bytes of a file were acknowledged, kept in 24 bytes of a file: whose it is, and twice
 * the number. What lies behind it a crash may have torn; what lies before it must be whole.
 *
 * <p>It is written through memory that the system keeps when the process dies, so it costs no call
 * for each write. A process that dies between the two leaves the smaller one behind, which is true:
 * whatever is beyond was not acknowledged yet. One of them that is damaged does no harm either.
 */
public final class AcknowledgedLength implements AutoCloseable {

  /** How much room it takes. */
  public static final int BYTES = 3 * Long.BYTES;

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int FIRST = Long.BYTES;
  private static final int SECOND = 2 * Long.BYTES;

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;

  private AcknowledgedLength(FileChannel channel, long offset) throws IOException {
    memory = channel.map(MapMode.READ_WRITE, offset, BYTES, arena);
  }

  /** What it begins as. */
  public static byte[] initial(long owner, long length) {
    ByteBuffer bytes = ByteBuffer.allocate(BYTES).order(ByteOrder.nativeOrder());
    return bytes.putLong(owner).putLong(length).putLong(length).array();
  }

  /** Opens the one that is in a file at an offset. */
  public static AcknowledgedLength in(Path file, long offset) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() < offset + BYTES) {
        throw new DamageException(file, "is cut short");
      }
      return new AcknowledgedLength(channel, offset);
    }
  }

  /** Opens the one in a file of its own, which is made if there is none. */
  public static AcknowledgedLength beside(Path file, long owner, long length) throws IOException {
    Path mark = markOf(file);
    if (Files.notExists(mark)) {
      Path fresh = OwnerOnly.file(mark.resolveSibling(mark.getFileName() + ".new"));
      Files.write(fresh, initial(owner, length));
      Files.move(fresh, mark, StandardCopyOption.ATOMIC_MOVE);
    }
    return in(mark, 0);
  }

  /** Where a file's own is, if it is not in the file itself. */
  public static Path markOf(Path file) {
    return file.resolveSibling(file.getFileName() + ".mark");
  }

  /** What a file that was read into memory says. */
  public static long lengthIn(byte[] file, int offset) {
    ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.nativeOrder());
    return Math.min(bytes.getLong(offset + FIRST), bytes.getLong(offset + SECOND));
  }

  /** Whose it is, as told when it was made. */
  public long owner() {
    return memory.get(LONG, 0);
  }

  public long length() {
    return Math.max(0, Math.min(memory.get(LONG, FIRST), memory.get(LONG, SECOND)));
  }

  public void set(long length) {
    memory.set(LONG, FIRST, length);
    memory.set(LONG, SECOND, length);
  }

  @Override
  public void close() {
    arena.close();
  }
}
