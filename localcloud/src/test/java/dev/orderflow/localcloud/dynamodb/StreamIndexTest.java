package dev.orderflow.localcloud.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The records of one stream are found without reading those of all, as the engine asks for them.
 */
class StreamIndexTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT SequenceNumber FROM us WHERE ShardID=? ORDER BY SequenceNumber DESC LIMIT 1",
        "SELECT SequenceNumber, CreationDateTime, StreamRecord, OperationType FROM us"
            + " WHERE StreamID = ? AND ShardID = ? AND SequenceNumber >= ?"
            + " AND CreationDateTime > ? ORDER BY SequenceNumber ASC LIMIT ?",
        "SELECT MIN(SequenceNumber) FROM us WHERE StreamID=?"
      })
  void theIndexIsUsed(String query) throws IOException, SQLiteException {
    for (int boot = 0; boot < 2; boot++) {
      try (TableEngine _ = TableEngine.inDirectory(folder)) {
        // it makes the file, or finds it
      }
    }
    SQLiteConnection connection =
        new SQLiteConnection(folder.resolve(TableFiles.DATABASE).toFile()).open(false);
    try {
      SQLiteStatement plan = connection.prepare("EXPLAIN QUERY PLAN " + query);
      assertThat(plan.step()).isTrue();
      assertThat(plan.columnString(3)).matches(".*INDEX us\\*(shard|stream) \\(S.*=\\?.*");
      assertThat(plan.step()).as("a second step").isFalse();
    } finally {
      connection.dispose();
    }
  }
}
