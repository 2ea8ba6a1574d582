package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.dynamodb.TableMark.Phase;
import dev.orderflow.localcloud.dynamodb.TableMark.State;
import dev.orderflow.localcloud.files.DamageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The files of the tables, held against what was acknowledged of them before the engine opens them:
 * it would open what is left of them, and say nothing of what is not.
 */
public final class TableFiles {

  static final String DATABASE = "tables.db";

  private final Path database;
  private final Path log;
  private final Path directory;

  TableFiles(Path directory) {
    this.directory = directory;
    this.database = directory.resolve(DATABASE);
    this.log = directory.resolve(DATABASE + "-wal");
  }

  /**
   * Reads the files of a directory and changes nothing.
   *
   * @param owner whose they have to be; 0 for anybody's
   * @throws DamageException if they are not what was acknowledged
   */
  public static void check(Path directory, long owner) throws IOException {
    new TableFiles(directory).check(owner);
  }

  private void check(long owner) throws IOException {
    if (Files.notExists(directory.resolve(TableMark.FILE))) {
      checkUnmarked();
      return;
    }
    try (TableMark mark = TableMark.open(directory, owner)) {
      checkMarked(mark.state());
    }
  }

  /** As an earlier version left them, which did not say how much was acknowledged. */
  private void checkUnmarked() throws IOException {
    if (Files.exists(log) && Files.size(log) > 0) {
      WriteAheadLog.Content content = content();
      if (content == null) {
        throw new DamageException(log, "is damaged (wrong checksum of its head)");
      }
      requireNoFollowers(content);
    }
  }

  private void checkMarked(State state) throws IOException {
    if (Files.notExists(database) || Files.size(database) == 0) {
      if (state.phase() == Phase.OPENING && state.salts() == 0) {
        return;
      }
      throw new DamageException(database, "is missing");
    }
    WriteAheadLog.Content content = content();
    if (state.phase() == Phase.OPENING) {
      if (content != null) {
        requireNoFollowers(content);
      }
      return;
    }
    Set<Integer> logged = content == null ? Set.of() : content.pages().keySet();
    if (content == null || content.salts() != state.salts()) {
      requireWrittenBack(state, content);
    } else if (content.committed() < state.frames()) {
      throw new DamageException(
          log, "is damaged in frame %d of %d".formatted(content.committed() + 1, state.frames()));
    }
    requireSums(state, logged);
  }

  private void requireWrittenBack(State state, WriteAheadLog.@Nullable Content content)
      throws DamageException {
    boolean next = content == null || WriteAheadLog.follows(content.salts(), state.salts());
    if (state.phase() == Phase.WRITTEN_BACK && (next || state.salts() == 0)) {
      return;
    }
    if (Files.notExists(log)) {
      throw new DamageException(log, "is missing");
    }
    throw new DamageException(
        log, content == null ? "is damaged at its head" : "is not the log of these tables");
  }

  private void requireSums(State state, Set<Integer> logged) throws IOException {
    List<Integer> damaged = new PageSums(directory).damaged(database, logged);
    if (!damaged.isEmpty()) {
      throw new DamageException(
          database,
          "is damaged in page %d (%d pages differ from their checksums)"
              .formatted(damaged.getFirst(), damaged.size()));
    }
  }

  private void requireNoFollowers(WriteAheadLog.Content content) throws DamageException {
    if (content.followers() > 0) {
      throw new DamageException(
          log,
          "is damaged in frame %d, with %d behind it"
              .formatted(content.committed() + 1, content.followers()));
    }
  }

  /** Null if there is no log, or none with a head that is right. */
  private WriteAheadLog.@Nullable Content content() throws IOException {
    return content(log);
  }

  static WriteAheadLog.@Nullable Content content(Path log) throws IOException {
    if (Files.notExists(log)) {
      return null;
    }
    byte[] head;
    try (var in = Files.newInputStream(log)) {
      head = in.readNBytes(WriteAheadLog.HEAD);
    }
    return WriteAheadLog.hasHead(head) ? WriteAheadLog.read(log, Integer.MAX_VALUE) : null;
  }
}
