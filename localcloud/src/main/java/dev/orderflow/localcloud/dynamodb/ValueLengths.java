package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteJob;
import com.almworks.sqlite4java.SQLiteStatement;
import java.util.ArrayList;
import java.util.List;

/** Asks the engine's database how long its values are, which it knows without reading them. */
final class ValueLengths extends SQLiteJob<List<Long>> {

  private final String sql;
  private final List<Object> parameters;

  private ValueLengths(String sql, List<Object> parameters) {
    this.sql = sql;
    this.parameters = parameters;
  }

  /** Of the longest item of a table. */
  static ValueLengths ofLongestItem(String table) {
    String quoted = table.replace("\"", "\"\"");
    return new ValueLengths("SELECT MAX(LENGTH(ObjectJSON)) FROM \"" + quoted + "\"", List.of());
  }

  /** Of a shard's records from one on, by number. */
  static ValueLengths ofRecords(String stream, String shard, long from, int most) {
    return new ValueLengths(
        "SELECT LENGTH(StreamRecord) FROM us WHERE SequenceNumber >= ? AND StreamID = ?"
            + " AND ShardID = ? ORDER BY SequenceNumber LIMIT ?",
        List.of(from, stream, shard, (long) most));
  }

  @Override
  protected List<Long> job(SQLiteConnection connection) throws SQLiteException {
    SQLiteStatement statement = connection.prepare(sql);
    try {
      for (int i = 0; i < parameters.size(); i++) {
        bind(statement, i + 1, parameters.get(i));
      }
      List<Long> lengths = new ArrayList<>();
      while (statement.step()) {
        lengths.add(statement.columnLong(0));
      }
      return lengths;
    } finally {
      statement.dispose();
    }
  }

  private static void bind(SQLiteStatement statement, int at, Object parameter)
      throws SQLiteException {
    switch (parameter) {
      case Long number -> statement.bind(at, number);
      default -> statement.bind(at, parameter.toString());
    }
  }
}
