package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

/**
 * The engine drops a stream's records and closed shards when they are a day old, read or not, and
 * does so as soon as it opens its file. A day on which nothing ran must not count: on AWS somebody
 * would have read them.
 */
final class LongSleep {

  private static final Duration LONG = Duration.ofHours(1);

  private LongSleep() {}

  /** To be called before the engine opens the file. */
  static void forgive(Path file) throws IOException {
    long asleep = System.currentTimeMillis() - lastWrite(file);
    if (Files.exists(file) && asleep > LONG.toMillis()) {
      SQLiteConnection connection = new SQLiteConnection(file.toFile());
      try {
        connection.open(false);
        connection.exec("UPDATE us SET CreationDateTime = CreationDateTime + " + asleep);
        connection.exec("UPDATE ss SET CreationDateTime = CreationDateTime + " + asleep);
        connection.exec("UPDATE ss SET DeletionDateTime = DeletionDateTime + " + asleep);
      } catch (SQLiteException e) {
        throw new IOException(e);
      } finally {
        connection.dispose();
      }
    }
  }

  /** The file itself changes only when its log is written back to it. */
  private static long lastWrite(Path file) {
    File log = file.resolveSibling(file.getFileName() + "-wal").toFile();
    return Math.max(file.toFile().lastModified(), log.lastModified());
  }
}
