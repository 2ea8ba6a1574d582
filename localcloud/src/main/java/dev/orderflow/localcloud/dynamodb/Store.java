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
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import org.jspecify.annotations.Nullable;
import software.amazon.dynamodb.services.local.shared.access.QueryResponseInfo;
import software.amazon.dynamodb.services.local.shared.access.ShardIterator;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteDBAccess;
import software.amazon.dynamodb.services.local.shared.model.AttributeValue;
import software.amazon.dynamodb.services.local.shared.model.Condition;

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

  /**
   * The engine keeps the records of all streams in one table, and looks for those of one by reading
   * them all: a stream of which nothing is new, or that never had a record, would cost more with
   * each change of the others.
   */
  private static final List<String> RECORDS_BY_STREAM =
      List.of(
          "CREATE INDEX IF NOT EXISTS \"us*shard\" ON us (ShardID)",
          "CREATE INDEX IF NOT EXISTS \"us*stream\" ON us (StreamID)");

  private final Map<String, TableLock> locks = new ConcurrentHashMap<>();
  private final Map<String, ItemMemory> memory = new ConcurrentHashMap<>();

  /** What of a page is cut off again is in memory for one page at a time. */
  private final ReentrantLock paging = new ReentrantLock();

  private Store() {
    queue = new CallersQueue(queue);
  }

  private Store(Path file) {
    super(file.toFile());
    queue = new CallersQueue(queue);
  }

  static Store inMemory() {
    Store store = new Store();
    RECORDS_BY_STREAM.forEach(store::set);
    return store;
  }

  /** Each commit is noted before it is acknowledged. */
  static Store inFile(Path file, WriteAheadLogFollower commits) throws IOException {
    Store store = new Store(file);
    ON_DISK.forEach(store::set);
    RECORDS_BY_STREAM.forEach(store::set);
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

  @Override
  public void putRecord(
      String table,
      Map<String, AttributeValue> item,
      AttributeValue hashKey,
      @Nullable AttributeValue rangeKey,
      boolean isUpdate) {
    var _ = memory(table).see(item);
    super.putRecord(table, item, hashKey, rangeKey, isUpdate);
  }

  @Override
  public QueryResponseInfo queryRecords(
      String table,
      @Nullable String index,
      @Nullable Map<String, Condition> conditions,
      @Nullable Map<String, AttributeValue> start,
      @Nullable Long limit,
      boolean ascending,
      byte @Nullable [] beginHash,
      byte @Nullable [] endHash,
      boolean isScan,
      boolean isGlobalIndex) {
    Pages pages =
        new Pages(
            memory(table),
            (after, most) ->
                super.queryRecords(
                    table,
                    index,
                    conditions,
                    after,
                    most,
                    ascending,
                    beginHash,
                    endHash,
                    isScan,
                    isGlobalIndex));
    paging.lock();
    try {
      return pages.page(start, limit);
    } finally {
      paging.unlock();
    }
  }

  /** About the most memory that an item of the table takes. */
  long largestItem(String table) {
    return memory(table).largest();
  }

  private ItemMemory memory(String table) {
    return memory.computeIfAbsent(table, name -> new ItemMemory(() -> longestJson(name)));
  }

  /** 0 if there is no such table. */
  private long longestJson(String table) {
    List<Long> longest = queue.execute(ValueLengths.ofLongestItem(table)).complete();
    return longest == null || longest.isEmpty() ? 0 : longest.getFirst();
  }

  /** How long the next records of a stream are. */
  List<Long> recordLengths(ShardIterator from, int most) {
    List<Long> lengths =
        queue
            .execute(
                ValueLengths.ofRecords(from.streamId, from.shardId, from.shardSequenceNumber, most))
            .complete();
    return lengths == null ? List.of() : lengths;
  }

  private void set(String statement) {
    queue.execute(new Statement(statement)).complete();
  }

  /** Writes a little, where writing has failed. */
  void tryAgain(WriteAheadLogFollower commits) {
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

    private final WriteAheadLogFollower commits;

    Begin(WriteAheadLogFollower commits) {
      this.commits = commits;
    }

    @Override
    protected @Nullable Void job(SQLiteConnection connection) throws SQLiteException, IOException {
      commits.begin(connection);
      return null;
    }
  }

  private static final class Statement extends SQLiteJob<Void> {

    private final String text;

    Statement(String text) {
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
