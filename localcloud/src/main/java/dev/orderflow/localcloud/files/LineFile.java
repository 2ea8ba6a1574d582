package dev.orderflow.localcloud.files;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * JSON objects in a file, each on a line of its own with its checksum. A line that was appended
 * survives the death of this process; a torn last line was never acknowledged.
 */
public final class LineFile implements AutoCloseable {

  private static final int PROBE = 4 << 10;

  /** Takes what is read back. */
  @FunctionalInterface
  public interface Reader {
    /**
     * Returns false if the object is none that was ever written; of a scan, if it was enough.
     *
     * @param offset where its line begins, in bytes
     */
    boolean take(String object, long offset) throws IOException;
  }

  private final Path path;
  private final RandomAccessFile file;
  private final AcknowledgedLength acknowledged;
  private long end;
  private volatile @Nullable String trouble;

  private LineFile(Path path, RandomAccessFile file, AcknowledgedLength acknowledged, long end) {
    this.path = path;
    this.file = file;
    this.acknowledged = acknowledged;
    this.end = end;
  }

  /**
   * Opens the file, or makes it, and reads what it has.
   *
   * @throws DamageException if it is not what was acknowledged
   */
  public static LineFile open(Path path, long owner, Reader reader) throws IOException {
    OwnerOnly.directoryOf(path);
    if (Files.exists(path) && Files.notExists(AcknowledgedLength.markOf(path))) {
      addSums(path, owner);
    }
    long whole = Files.exists(path) ? read(path, owner, reader) : 0;
    RandomAccessFile file = new RandomAccessFile(OwnerOnly.file(path).toFile(), "rw");
    AcknowledgedLength acknowledged = AcknowledgedLength.beside(path, owner, whole);
    file.setLength(whole);
    file.seek(whole);
    acknowledged.set(whole);
    return new LineFile(path, file, acknowledged, whole);
  }

  /** Reads the file and changes nothing; returns how much of it is whole. */
  public static long read(Path path, long owner, Reader reader) throws IOException {
    boolean marked = Files.exists(AcknowledgedLength.markOf(path));
    long acknowledged = marked ? acknowledged(path, owner) : Files.size(path);
    try (LineScan lines = new LineScan(path, 0)) {
      long start = 0;
      int number = 1;
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (!take(line, start, marked, reader)) {
          if (start >= acknowledged) {
            return start;
          }
          throw new DamageException(path, "is damaged in line " + number);
        }
        start = lines.position();
        number++;
      }
      if (marked && start < acknowledged) {
        throw new DamageException(
            path, "is whole up to byte %d of %d that were kept".formatted(start, acknowledged));
      }
      return start;
    }
  }

  /**
   * The lines from there on, until the reader has enough.
   *
   * @throws DamageException if one is not as it was written
   */
  public static void scan(Path path, long offset, Reader reader) throws IOException {
    try (LineScan lines = new LineScan(path, offset)) {
      long start = offset;
      for (String line = lines.next(); line != null; line = lines.next()) {
        String object = RecordLine.hasSum(line) ? RecordLine.body(line) : line;
        if (object == null) {
          throw new DamageException(path, "is damaged at byte " + start);
        }
        if (!reader.take(object, start)) {
          return;
        }
        start = lines.position();
      }
    }
  }

  /**
   * What came of a damaged file.
   *
   * @param lost how many lines could not be read
   * @param first the first of them, from 1
   */
  public record Saved(int lines, int lost, int first) {}

  /** Writes the lines of one file that are whole to another, which must not be there yet. */
  public static Saved salvage(Path damaged, Path target, long owner) throws IOException {
    int lost = 0;
    int first = 0;
    int number = 0;
    int lines = 0;
    try (LineFile file = open(target, owner, (_, _) -> true);
        LineScan scan = new LineScan(damaged, 0)) {
      for (String line = scan.next(); line != null; line = scan.next()) {
        number++;
        String object = object(line);
        if (object == null) {
          lost++;
          first = first == 0 ? number : first;
        } else {
          file.append(object);
          lines++;
        }
      }
    }
    return new Saved(lines, lost, first);
  }

  /** Null if it is none; an earlier version wrote lines without checksums. */
  private static @Nullable String object(String line) {
    if (RecordLine.hasSum(line)) {
      return RecordLine.body(line);
    }
    try {
      return Json.parse(line) instanceof Map<?, ?> ? line : null;
    } catch (JsonException _) {
      return null;
    }
  }

  private static long acknowledged(Path path, long owner) throws IOException {
    try (AcknowledgedLength mark = AcknowledgedLength.beside(path, owner, 0)) {
      if (owner != 0 && mark.owner() != 0 && mark.owner() != owner) {
        throw new DamageException(path, "is of another data directory");
      }
      return mark.length();
    }
  }

  /** An earlier version wrote neither a mark nor checksums. */
  private static void addSums(Path path, long owner) throws IOException {
    Path fresh = OwnerOnly.file(path.resolveSibling(path.getFileName() + ".new"));
    try (Writer lines = Files.newBufferedWriter(fresh)) {
      read(
          path,
          owner,
          (object, _) -> {
            boolean isObject = object.startsWith("{\"") && object.endsWith("}");
            if (isObject) {
              lines.append(RecordLine.of(object)).append('\n');
            }
            return isObject;
          });
    }
    Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
  }

  private static boolean take(String line, long offset, boolean marked, Reader reader)
      throws IOException {
    if (!marked && !RecordLine.hasSum(line)) {
      return reader.take(line, offset);
    }
    return RecordLine.body(line) instanceof String object && reader.take(object, offset);
  }

  /**
   * Either the whole line is in the file afterwards, or nothing of it.
   *
   * @return where the line begins, in bytes
   */
  public synchronized long append(String object) throws IOException {
    long start = end;
    try {
      write((RecordLine.of(object) + "\n").getBytes(UTF_8));
      trouble = null;
      return start;
    } catch (IOException e) {
      trouble = path + ": " + e.getMessage();
      throw e;
    }
  }

  /** In bytes. */
  public synchronized long length() {
    return end;
  }

  /** Begins anew; what a process that dies meanwhile leaves behind of the old lines is whole. */
  public synchronized void clear() throws IOException {
    requireInPlace();
    acknowledged.set(0);
    file.setLength(0);
    file.seek(0);
    end = 0;
  }

  private void write(byte[] bytes) throws IOException {
    requireInPlace();
    try {
      file.write(bytes);
    } catch (IOException e) {
      cutBack();
      throw e;
    }
    end += bytes.length;
    requireInPlace();
    acknowledged.set(end);
  }

  private void requireInPlace() throws DamageException {
    if (path.toFile().length() != end) {
      throw new DamageException(path, "is gone, or was replaced, while it was in use");
    }
  }

  /** Why nothing can be kept at present; what failed is tried again. */
  public synchronized Optional<String> trouble() {
    if (trouble != null && path.toFile().length() == end) {
      try {
        file.write(new byte[PROBE]);
        trouble = null;
      } catch (IOException e) {
        trouble = path + ": " + e.getMessage();
      }
      cutBack();
    }
    return Optional.ofNullable(trouble);
  }

  private void cutBack() {
    try {
      file.setLength(end);
      file.seek(end);
    } catch (IOException e) {
      trouble = path + ": " + e.getMessage();
    }
  }

  @Override
  public void close() throws IOException {
    acknowledged.close();
    file.close();
  }
}
