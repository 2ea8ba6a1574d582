package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;

/** The engine's SQLite database, opened with settings that the engine itself does not offer. */
final class Store extends SQLiteDBAccess {

  /**
   * A write-ahead log costs one append per write. {@code NORMAL} leaves that append to the
   * operating system, which keeps it when this process dies; the default waits for the disk at each
   * write and is ten times slower. An exclusive lock needs no memory shared with other processes.
   */
  private static final List<String> ON_DISK =
      List.of(
          "PRAGMA locking_mode=EXCLUSIVE", "PRAGMA journal_mode=WAL", "PRAGMA synchronous=NORMAL");

  private final Map<String, TableLock> locks = new ConcurrentHashMap<>();

  private Store() {
    queue = new CallersQueue(queue);
  }

  private Store(Path file) {
    super(file.toFile());
    queue = new CallersQueue(queue);
  }

  static Store inMemory() {
    return new Store();
  }

  /** Each commit is noted before it is acknowledged. */
  static Store inFile(Path file, Commits commits) throws IOException {
    Store store = new Store(file);
    ON_DISK.forEach(store::set);
    Begin begin = store.queue.execute(new Begin(commits));
    if (begin.getError() != null) {
      throw new IOException(begin.getError());
    }
    ((CallersQueue) store.queue).follow(commits);
    return store;
  }

  @Override
  public ReentrantReadWriteLock getLockForTable(String table) {
    return locks.computeIfAbsent(table, name -> new TableLock());
  }

  private void set(String pragma) {
    queue.execute(new Pragma(pragma)).complete();
  }

  /** Writes a little, where writing has failed. */
  void tryAgain(Commits commits) {
    queue.execute(
        new SQLiteJob<Void>() {
          @Override
          protected @Nullable Void job(SQLiteConnection connection) throws SQLiteException {
            commits.tryAgain(connection);
            return null;
          }
        });
  }

  /** Returns when everything is written and the file is closed. */
  void stop() throws InterruptedException {
    queue.stop(true).join();
  }

  private static final class Begin extends SQLiteJob<Void> {

    private final Commits commits;

    Begin(Commits commits) {
      this.commits = commits;
    }

    @Override
    protected @Nullable Void job(SQLiteConnection connection) throws SQLiteException, IOException {
      commits.begin(connection);
      return null;
    }
  }

  private static final class Pragma extends SQLiteJob<Void> {

    private final String text;

    Pragma(String text) {
      this.text = text;
    }

    @Override
    protected @Nullable Void job(SQLiteConnection connection) throws SQLiteException {
      SQLiteStatement statement = connection.prepare(text);
      statement.stepThrough();
      statement.dispose();
      return null;
    }
  }
}
