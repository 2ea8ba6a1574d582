package dev.orderflow.localcloud.dynamodb;

import java.util.logging.Logger;
import software.amazon.dynamodb.services.local.shared.access.sqlite.SQLiteLibraryLoader;

/** SQLite's native library, which DynamoDB Local unpacks from its jar into a temporary file. */
final class SqliteLibrary {

  // It logs every exception that it throws; whoever catches one decides. Held, or it is forgotten.
  private static final Logger LOGGER = Logger.getLogger("com.almworks.sqlite4java");

  private SqliteLibrary() {}

  /** Loads it; to be called before any class that uses it is touched. */
  static void load() {
    LOGGER.setFilter(record -> false);
    try {
      SQLiteLibraryLoader.initialize();
    } catch (Exception e) {
      throw new IllegalStateException("SQLite's native library cannot be loaded", e);
    }
  }
}
