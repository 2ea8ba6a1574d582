package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import software.amazon.awssdk.services.dynamodb.model.StreamViewType;

/** A table of orders that has a stream, for tests in any package. */
public final class StreamedTable implements AutoCloseable {

  private final TableEngine engine;

  private StreamedTable(TableEngine engine) {
    this.engine = engine;
    engine.ensureTable(
        Tables.keyedBy("orderId")
            .streamSpecification(
                s -> s.streamEnabled(true).streamViewType(StreamViewType.NEW_AND_OLD_IMAGES))
            .build());
  }

  public static StreamedTable inMemory() {
    return new StreamedTable(TableEngine.inMemory());
  }

  public static StreamedTable in(Path directory) throws IOException {
    return new StreamedTable(TableEngine.inDirectory(directory));
  }

  public TableStream stream() {
    return engine.stream("Orders");
  }

  public void put(String id) {
    engine.client().putItem(Tables.order(id, "test"));
  }

  public void rollShards() {
    engine.rollShards();
  }

  /** Lets what a closed engine left look as if it had done so that long ago. */
  public static void age(Path directory, Duration age) throws SQLiteException, IOException {
    File file = directory.resolve("tables.db").toFile();
    SQLiteConnection connection = new SQLiteConnection(file);
    connection.open(false);
    for (String table : new String[] {"us", "ss"}) {
      connection.exec(
          "UPDATE " + table + " SET CreationDateTime = CreationDateTime - " + age.toMillis());
    }
    connection.dispose();
    // as an earlier version left them: what is changed by hand is damaged for this one
    Files.deleteIfExists(directory.resolve(TableMark.FILE));
    Files.deleteIfExists(directory.resolve(PageSums.FILE));
    if (!file.setLastModified(file.lastModified() - age.toMillis())) {
      throw new IOException("cannot age " + file);
    }
  }

  @Override
  public void close() {
    engine.close();
  }
}
