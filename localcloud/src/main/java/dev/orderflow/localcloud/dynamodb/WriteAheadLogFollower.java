package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteConstants;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import dev.orderflow.localcloud.dynamodb.TableMark.Phase;
import dev.orderflow.localcloud.dynamodb.TableMark.State;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows SQLite's write-ahead log: after each commit it notes how long the log is, and when the
 * log is long enough it has it written back, with the checksums of what is written. All in the turn
 * of whoever has the connection.
 */
final class WriteAheadLogFollower implements AutoCloseable {

  /** As many as SQLite itself would let the log have, about. */
  private static final int LONGEST_LOG = 1_000;

  private static final String WRITE_BACK = "PRAGMA wal_checkpoint(RESTART)";

  private static final Set<Integer> OF_THE_FILES =
      Set.of(
          SQLiteConstants.SQLITE_READONLY,
          SQLiteConstants.SQLITE_IOERR,
          SQLiteConstants.SQLITE_CORRUPT,
          SQLiteConstants.SQLITE_FULL,
          SQLiteConstants.SQLITE_CANTOPEN);

  private final Path database;
  private final Path log;
  private final TableMark mark;
  private final PageSums sums;
  private final byte[] head = new byte[WriteAheadLog.HEAD];
  private final byte[] frameHead = new byte[WriteAheadLog.FRAME_HEAD];
  private @Nullable RandomAccessFile file;
  private int pageSize;
  private int tries;
  private long salts;
  private int frames;
  private int writeBackAt = LONGEST_LOG;
  private volatile @Nullable String trouble;

  WriteAheadLogFollower(Path directory, TableMark mark) {
    this.database = directory.resolve(TableFiles.DATABASE);
    this.log = directory.resolve(TableFiles.DATABASE + "-wal");
    this.mark = mark;
    this.sums = new PageSums(directory);
  }

  /** Why nothing could be kept when it was last tried. */
  Optional<String> trouble() {
    return Optional.ofNullable(trouble);
  }

  /** A commit of its own, which says whether there can be one. */
  void tryAgain(SQLiteConnection connection) throws SQLiteException {
    connection.exec("PRAGMA user_version=" + ++tries);
  }

  /** A job failed: not for what it wanted, but for the files. */
  void failed(SQLiteException failure) {
    if (OF_THE_FILES.contains(failure.getErrorCode() & 0xFF)) {
      trouble = database + ": " + failure.getMessage();
    }
  }

  /** From the first time on, everything in the file has its checksum. */
  void begin(SQLiteConnection connection) throws SQLiteException, IOException {
    connection.exec("PRAGMA wal_autocheckpoint=0");
    follow();
    if (!isWrittenBack(connection)) {
      throw new IOException("the log of " + database + " cannot be written back");
    }
    sums.rewrite(database);
    mark.set(new State(Phase.WRITTEN_BACK, salts, frames));
  }

  /**
   * To be called after each job, before anyone hears of what it did.
   *
   * @throws UncheckedIOException if what was committed would not be found again
   */
  void happened(SQLiteConnection connection) {
    try {
      if (!connection.getAutoCommit() || !follow()) {
        return;
      }
      requireInPlace();
      mark.set(new State(Phase.LOGGED, salts, frames));
      trouble = null;
      if (frames >= writeBackAt) {
        writeBack(connection);
      }
    } catch (SQLiteException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      trouble = e.getMessage();
      throw new UncheckedIOException(e);
    }
  }

  /** Goes on to the last commit; returns whether there are new ones. */
  private boolean follow() throws IOException {
    RandomAccessFile in = opened();
    if (in == null || !read(in, 0, head)) {
      return false;
    }
    boolean restarted = WriteAheadLog.salts(head) != salts;
    if (restarted) {
      salts = WriteAheadLog.salts(head);
      pageSize = ByteBuffer.wrap(head).getInt(8);
      frames = 0;
      writeBackAt = LONGEST_LOG;
    }
    int before = frames;
    for (int next = frames; read(in, WriteAheadLog.offset(next, pageSize), frameHead); next++) {
      ByteBuffer frame = ByteBuffer.wrap(frameHead);
      if (frame.getLong(8) != salts) {
        break;
      }
      if (frame.getInt(4) != 0) {
        frames = next + 1;
      }
    }
    return frames != before;
  }

  private @Nullable RandomAccessFile opened() throws IOException {
    if (file == null && log.toFile().exists()) {
      file = new RandomAccessFile(log.toFile(), "r");
    }
    return file;
  }

  private static boolean read(RandomAccessFile in, long offset, byte[] into) throws IOException {
    in.seek(offset);
    return in.read(into) == into.length;
  }

  private void requireInPlace() throws IOException {
    if (log.toFile().length() < WriteAheadLog.offset(frames, pageSize)
        || !database.toFile().exists()) {
      throw new IOException(database + " is gone, or was replaced, while it was in use");
    }
  }

  /** If it fails the log grows, and it is tried again later. */
  private void writeBack(SQLiteConnection connection) {
    try {
      sums.put(WriteAheadLog.read(log, frames).pages());
      if (isWrittenBack(connection)) {
        mark.set(new State(Phase.WRITTEN_BACK, salts, frames));
      }
    } catch (SQLiteException | IOException e) {
      trouble = database + ": " + e.getMessage();
    }
    writeBackAt = frames + LONGEST_LOG;
  }

  private static boolean isWrittenBack(SQLiteConnection connection) throws SQLiteException {
    SQLiteStatement statement = connection.prepare(WRITE_BACK);
    try {
      return statement.step()
          && statement.columnInt(0) == 0
          && statement.columnInt(1) == statement.columnInt(2);
    } finally {
      statement.dispose();
    }
  }

  /** The last thing before the connection is closed. */
  void end(SQLiteConnection connection) {
    happened(connection);
    writeBack(connection);
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
    mark.close();
  }
}
