package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.dynamodb.TableMark.Phase;
import dev.orderflow.localcloud.dynamodb.TableMark.State;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.TimeToLiveSpecification;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;
import software.amazon.dynamodb.services.local.shared.access.LocalDBClient;
import software.amazon.dynamodb.services.local.shared.jobs.JobsRegister;

/**
 * DynamoDB Local in this JVM, in memory or in a directory.
 *
 * <p>In a directory an acknowledged write survives the death of the process. A power cut may take
 * the last of them, but never harms what is older.
 */
public final class TableEngine implements AutoCloseable {

  private final Store store;
  private final @Nullable DirectoryLock lock;
  private final @Nullable WriteAheadLogFollower commits;
  private final LocalDBClient engine;
  private final DynamoDbClient client;
  private final DynamoDbStreamsClient streamsClient;
  private final TableSetup setup;
  private final Writes writes = new Writes();
  private final ReadsUnderWay reads = new ReadsUnderWay();

  private TableEngine(
      Store store,
      Failure failure,
      @Nullable DirectoryLock lock,
      @Nullable WriteAheadLogFollower commits) {
    this.store = store;
    this.lock = lock;
    this.commits = commits;
    engine = new LocalDBClient(store, new JobsRegister(daemons(), false));
    client =
        InProcessClient.of(
            DynamoDbClient.class, engine.dynamoDbClient(), failure, reads, store, writes::happened);
    streamsClient =
        InProcessClient.of(
            DynamoDbStreamsClient.class,
            engine.dynamoDbStreamsClient(),
            failure,
            reads,
            store,
            read -> {});
    setup = new TableSetup(client);
  }

  private static ExecutorService daemons() {
    return Executors.newCachedThreadPool(Thread.ofPlatform().daemon().name("tables-", 0).factory());
  }

  public static TableEngine inMemory() {
    SqliteLibrary.load();
    return new TableEngine(Store.inMemory(), Failure.inMemory(), null, null);
  }

  /** A directory that may be anybody's. */
  public static TableEngine inDirectory(Path directory) throws IOException {
    return inDirectory(directory, 0);
  }

  /**
   * @param directory is created if it is missing
   * @param owner whose the tables are; 0 for anybody's
   * @throws IOException if the directory cannot be used, or another engine uses it
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static TableEngine inDirectory(Path directory, long owner) throws IOException {
    OwnerOnly.directory(directory);
    SqliteLibrary.load();
    DirectoryLock lock = DirectoryLock.take(directory);
    try {
      TableFiles.check(directory, owner);
      return opened(directory, owner, lock);
    } catch (DamageException e) {
      lock.close();
      throw e;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw new IOException(Failure.in(directory).message(e), e);
    }
  }

  /** While the engine opens its file it writes what we do not see. */
  private static TableEngine opened(Path directory, long owner, DirectoryLock lock)
      throws IOException {
    Path file = directory.resolve(TableFiles.DATABASE);
    TableMark mark = TableMark.open(directory, owner);
    mark.set(new State(Phase.OPENING, Files.exists(file) ? 1 : 0, 0));
    LongSleep.forgive(file);
    WriteAheadLogFollower commits = new WriteAheadLogFollower(directory, mark);
    Store store = Store.inFile(file, commits);
    // Its log takes over the permissions of the file.
    OwnerOnly.all(directory);
    return new TableEngine(store, Failure.in(directory), lock, commits);
  }

  /** Why nothing can be kept at present; what failed is tried again. */
  public Optional<String> trouble() {
    if (commits == null) {
      return Optional.empty();
    }
    if (commits.trouble().isPresent()) {
      try {
        store.tryAgain(commits);
      } catch (UncheckedIOException _) {
        // which is what there is to tell
      }
    }
    return commits.trouble();
  }

  /** Ends in the engine, without a socket; closing it does nothing. */
  public DynamoDbClient client() {
    return client;
  }

  /** Ends in the engine, without a socket; closing it does nothing. */
  public DynamoDbStreamsClient streamsClient() {
    return streamsClient;
  }

  /**
   * The stream of a table.
   *
   * @throws IllegalArgumentException if the table has none
   */
  public TableStream stream(String table) {
    String arn = client.describeTable(r -> r.tableName(table)).table().latestStreamArn();
    if (arn == null) {
      throw new IllegalArgumentException("the table " + table + " has no stream");
    }
    return new TableStream(streamsClient, writes, table, arn);
  }

  /**
   * Creates the table, or finds it as it was left.
   *
   * @throws TableMismatchException if it exists with other keys, indexes or stream
   */
  public void ensureTable(CreateTableRequest wanted) {
    setup.ensureTable(wanted);
  }

  public void ensureTimeToLive(String table, TimeToLiveSpecification wanted) {
    setup.ensureTimeToLive(table, wanted);
  }

  /** Closes every open shard, as happens every four hours; for tests. */
  void rollShards() {
    engine.triggerShardRollovers();
  }

  /** Returns when everything is written. */
  @Override
  public void close() {
    engine.shutdown();
    try {
      store.stop();
      if (commits != null) {
        commits.close();
      }
      if (lock != null) {
        lock.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
