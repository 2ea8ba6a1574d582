package dev.orderflow.localcloud.dynamodb;

import com.almworks.sqlite4java.SQLiteConnection;
import com.almworks.sqlite4java.SQLiteException;
import com.almworks.sqlite4java.SQLiteStatement;
import dev.orderflow.localcloud.dynamodb.TableMark.Phase;
import dev.orderflow.localcloud.dynamodb.TableMark.State;
import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.FlippedByte;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Makes a table file of what can be read of a damaged one and its log. */
public final class TableSalvage {

  private static final int MOST_MENDED = 10;

  private final Path directory;
  private final Path log;
  private final State state;
  private final List<String> told = new ArrayList<>();

  private TableSalvage(Path directory) throws IOException {
    this.directory = directory;
    this.log = directory.resolve(TableFiles.DATABASE + "-wal");
    this.state = state(directory);
  }

  /**
   * Mends the files in place; whoever calls it has a copy of them. Afterwards they are as those of
   * an earlier version, which says nothing of what was acknowledged.
   *
   * @return what was lost, or may be wrong, in lines
   */
  public static List<String> run(Path directory) throws IOException {
    SqliteLibrary.load();
    TableSalvage salvage = new TableSalvage(directory);
    salvage.dropLog();
    salvage.mendHead();
    salvage.mendLog();
    salvage.cutLog();
    salvage.mendPages();
    salvage.copyRows();
    Files.deleteIfExists(directory.resolve(TableMark.FILE));
    Files.deleteIfExists(directory.resolve(PageSums.FILE));
    return salvage.told;
  }

  /** The file has all that is in it: a part of it would take the file back to what it was. */
  private void dropLog() throws IOException {
    WriteAheadLog.Content content = TableFiles.content(log);
    if (state.phase() == Phase.WRITTEN_BACK
        && state.salts() != 0
        && (content == null || content.salts() == state.salts())) {
      Files.deleteIfExists(log);
    }
  }

  private void mendHead() throws IOException {
    if (Files.notExists(log) || Files.size(log) < WriteAheadLog.HEAD) {
      return;
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      byte[] head = new byte[WriteAheadLog.HEAD];
      file.readFully(head);
      if (!WriteAheadLog.hasHead(head)
          && FlippedByte.mend(head, 0, head.length, () -> WriteAheadLog.hasHead(head))) {
        file.seek(0);
        file.write(head);
      }
    }
  }

  private void mendLog() throws IOException {
    for (int mended = 0; mended < MOST_MENDED; mended++) {
      WriteAheadLog.Content content = TableFiles.content(log);
      if (content == null
          || (content.followers() == 0 && content.committed() >= acknowledged())
          || !PageMending.mendFrame(log, content.whole())) {
        return;
      }
    }
  }

  /** How many frames of the log must be there; 0 if nobody knows. */
  private int acknowledged() {
    return state.phase() == Phase.LOGGED ? state.frames() : 0;
  }

  private static State state(Path directory) throws IOException {
    if (Files.notExists(directory.resolve(TableMark.FILE))) {
      return new State(Phase.OPENING, 0, 0);
    }
    try (TableMark mark = TableMark.open(directory, 0)) {
      return mark.state();
    } catch (DamageException _) {
      return new State(Phase.OPENING, 0, 0);
    }
  }

  private void mendPages() throws IOException {
    Path file = directory.resolve(TableFiles.DATABASE);
    PageSums sums = new PageSums(directory);
    WriteAheadLog.Content content = TableFiles.content(log);
    Set<Integer> logged = content == null ? Set.of() : content.pages().keySet();
    if (Files.notExists(file) || Files.notExists(directory.resolve(TableMark.FILE))) {
      return;
    }
    try {
      List<Integer> damaged = sums.damaged(file, logged);
      int left = sums.mend(file, damaged);
      if (left > 0) {
        told.add(
            "tables: what stood on %d pages of the file, from page %d on; what can be read of them"
                    .formatted(left, damaged.getFirst())
                + " is kept and may be wrong");
      }
    } catch (DamageException _) {
      // without sums nobody knows
    }
  }

  /** SQLite would do the same, and say nothing. */
  private void cutLog() throws IOException {
    if (Files.notExists(log)) {
      if (acknowledged() > 0) {
        told.add("tables: the latest changes: the whole log, which is missing");
      }
      return;
    }
    byte[] head;
    try (var in = Files.newInputStream(log)) {
      head = in.readNBytes(WriteAheadLog.HEAD);
    }
    if (!WriteAheadLog.hasHead(head)) {
      if (Files.size(log) > 0 || acknowledged() > 0) {
        told.add("tables: the latest changes: the whole log, whose head is damaged");
      }
      Files.delete(log);
      return;
    }
    WriteAheadLog.Content content = WriteAheadLog.read(log, Integer.MAX_VALUE);
    int lost = Math.max(content.followers() + 1, acknowledged() - content.committed());
    if (content.followers() > 0 || content.committed() < acknowledged()) {
      told.add(
          "tables: the latest changes: %d pages of the log, from the first damaged one on"
              .formatted(lost));
    }
    try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "rw")) {
      file.setLength(WriteAheadLog.offset(content.committed(), content.pageSize()));
    }
  }

  private void copyRows() throws IOException {
    Path file = directory.resolve(TableFiles.DATABASE);
    Path fresh = directory.resolve("salvaged.db");
    Files.deleteIfExists(fresh);
    if (Files.notExists(file) || Files.size(file) == 0) {
      told.add("tables: all of them, since their file is missing");
      Files.deleteIfExists(log);
      Files.deleteIfExists(file);
      return;
    }
    SQLiteConnection from = new SQLiteConnection(file.toFile());
    SQLiteConnection to = new SQLiteConnection(fresh.toFile());
    try {
      from.open(false);
      if (isWhole(from)) {
        return;
      }
      to.open(true);
      to.exec("PRAGMA synchronous=OFF");
      to.exec("BEGIN");
      for (Schema schema : schema(from)) {
        copyOrTell(from, to, schema);
      }
      to.exec("COMMIT");
    } catch (SQLiteException e) {
      told.add("tables: all of them, since nothing can be read (" + e.getMessage() + ")");
      Files.deleteIfExists(fresh);
    } finally {
      from.dispose();
      to.dispose();
    }
    Files.deleteIfExists(log);
    Files.deleteIfExists(directory.resolve(TableFiles.DATABASE + "-shm"));
    Files.deleteIfExists(file);
    if (Files.exists(fresh)) {
      Files.move(fresh, file);
    }
  }

  private static boolean isWhole(SQLiteConnection connection) {
    try {
      SQLiteStatement check = connection.prepare("PRAGMA integrity_check");
      try {
        return check.step() && check.columnString(0).equals("ok");
      } finally {
        check.dispose();
      }
    } catch (SQLiteException _) {
      return false;
    }
  }

  private record Schema(String type, String name, String sql) {}

  private static List<Schema> schema(SQLiteConnection from) throws SQLiteException {
    SQLiteStatement rows =
        from.prepare(
            "SELECT type, name, sql FROM sqlite_master WHERE sql IS NOT NULL"
                + " ORDER BY type = 'index'");
    try {
      List<Schema> all = new ArrayList<>();
      while (rows.step()) {
        all.add(new Schema(rows.columnString(0), rows.columnString(1), rows.columnString(2)));
      }
      return all;
    } finally {
      rows.dispose();
    }
  }

  private void copyOrTell(SQLiteConnection from, SQLiteConnection to, Schema schema) {
    try {
      copy(from, to, schema);
    } catch (SQLiteException e) {
      told.add("%s %s: %s".formatted(schema.type(), schema.name(), e.getMessage()));
    }
  }

  private void copy(SQLiteConnection from, SQLiteConnection to, Schema schema)
      throws SQLiteException {
    to.exec(schema.sql());
    if (schema.type().equals("table")) {
      String table = "\"" + schema.name().replace("\"", "\"\"") + "\"";
      if (!rows(from, to, table, "ASC")) {
        rows(from, to, table, "DESC");
        told.add(
            "table %s: %d rows could be read, others are lost"
                .formatted(schema.name(), count(to, table)));
      }
    }
  }

  /** Returns whether all could be read in that order. */
  private static boolean rows(
      SQLiteConnection from, SQLiteConnection to, String table, String order)
      throws SQLiteException {
    SQLiteStatement rows =
        from.prepare("SELECT rowid, * FROM " + table + " NOT INDEXED ORDER BY rowid " + order);
    SQLiteStatement put = null;
    try {
      while (step(rows)) {
        if (put == null) {
          put = to.prepare(insert(rows, table));
        }
        for (int i = 0; i < rows.columnCount(); i++) {
          bind(put, i + 1, rows, i);
        }
        put.stepThrough();
        put.reset();
      }
      return true;
    } catch (Unreadable _) {
      return false;
    } finally {
      rows.dispose();
      if (put != null) {
        put.dispose();
      }
    }
  }

  private static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  private static boolean step(SQLiteStatement rows) {
    try {
      return rows.step();
    } catch (SQLiteException _) {
      throw new Unreadable();
    }
  }

  private static String insert(SQLiteStatement rows, String table) throws SQLiteException {
    StringBuilder names = new StringBuilder("rowid");
    StringBuilder marks = new StringBuilder("?");
    for (int i = 1; i < rows.columnCount(); i++) {
      names.append(", \"").append(rows.getColumnName(i)).append('"');
      marks.append(", ?");
    }
    return "INSERT OR IGNORE INTO " + table + " (" + names + ") VALUES (" + marks + ")";
  }

  private static void bind(SQLiteStatement put, int index, SQLiteStatement rows, int column)
      throws SQLiteException {
    Object value = rows.columnValue(column);
    switch (value) {
      case null -> put.bindNull(index);
      case Integer number -> put.bind(index, number);
      case Long number -> put.bind(index, number);
      case Double number -> put.bind(index, number);
      case byte[] bytes -> put.bind(index, bytes);
      default -> put.bind(index, value.toString());
    }
  }

  private static long count(SQLiteConnection connection, String table) throws SQLiteException {
    SQLiteStatement count = connection.prepare("SELECT count(*) FROM " + table);
    try {
      return count.step() ? count.columnLong(0) : 0;
    } finally {
      count.dispose();
    }
  }
}
