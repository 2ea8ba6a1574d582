package dev.orderflow.localcloud.dynamodb;

import dev.orderflow.localcloud.files.DamageException;
import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * How much of the tables' write-ahead log was acknowledged, in memory that the system keeps when
 * the process dies. Two places take turns, each with a checksum: whatever happens while one is
 * written, the other says what was acknowledged before.
 */
final class TableMark implements AutoCloseable {

  static final String FILE = "tables.mark";

  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;
  private static final int OWNER = 0;
  private static final int FIRST = Long.BYTES;
  private static final int WORDS = 4;
  private static final int PLACE = (WORDS + 1) * Long.BYTES;
  private static final int BYTES = FIRST + 2 * PLACE;

  /** What is true of the database file and its log. */
  enum Phase {
    /** The log has frames that the file has not: the pages in them may differ from their sums. */
    LOGGED,
    /** The file has all that the log has. */
    WRITTEN_BACK,
    /** The engine is at the file without our looking on: the sums say nothing. */
    OPENING
  }

  /**
   * One state.
   *
   * @param frames of the log that were acknowledged
   */
  record State(Phase phase, long salts, int frames) {}

  private final Arena arena = Arena.ofShared();
  private final MemorySegment memory;
  private final Path file;
  private long turn;

  private TableMark(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.memory = channel.map(MapMode.READ_WRITE, 0, BYTES, arena);
    this.turn = Math.max(turn(0), turn(1));
  }

  static TableMark open(Path directory, long owner) throws IOException {
    Path file = directory.resolve(FILE);
    if (Files.notExists(file)) {
      Path fresh = OwnerOnly.file(file.resolveSibling(FILE + ".new"));
      Files.write(fresh, new byte[BYTES]);
      try (TableMark mark = mapped(fresh)) {
        mark.memory.set(LONG, OWNER, owner);
        mark.set(new State(Phase.OPENING, 0, 0));
      }
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    }
    TableMark mark = mapped(file);
    if (owner != 0 && mark.memory.get(LONG, OWNER) != owner && mark.memory.get(LONG, OWNER) != 0) {
      mark.close();
      throw new DamageException(file, "is of another data directory");
    }
    return mark;
  }

  private static TableMark mapped(Path file) throws IOException {
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (channel.size() != BYTES) {
        throw new DamageException(file, "has another length than it should");
      }
      return new TableMark(file, channel);
    }
  }

  /**
   * @throws DamageException if neither place is right
   */
  State state() throws DamageException {
    int newest = turn(1) > turn(0) ? 1 : 0;
    if (turn(newest) == 0) {
      throw new DamageException(file, "is damaged (wrong checksum)");
    }
    int phase = (int) word(newest, 1);
    return new State(Phase.values()[phase], word(newest, 2), (int) word(newest, 3));
  }

  void set(State state) {
    turn++;
    long[] words = {turn, state.phase().ordinal(), state.salts(), state.frames()};
    int place = (int) (turn & 1);
    for (int i = 0; i < WORDS; i++) {
      memory.set(LONG, at(place, i), words[i]);
    }
    memory.set(LONG, at(place, WORDS), sum(words));
  }

  /** 0 if the place is not right. */
  private long turn(int place) {
    long[] words = new long[WORDS];
    for (int i = 0; i < WORDS; i++) {
      words[i] = word(place, i);
    }
    return word(place, WORDS) == sum(words) ? words[0] : 0;
  }

  private long word(int place, int index) {
    return memory.get(LONG, at(place, index));
  }

  private static int at(int place, int index) {
    return FIRST + place * PLACE + index * Long.BYTES;
  }

  private static long sum(long[] words) {
    long sum = 0x9E3779B97F4A7C15L;
    for (long word : words) {
      sum = (sum ^ word) * 0xBF58476D1CE4E5B9L;
      sum ^= sum >>> 31;
    }
    return sum;
  }

  @Override
  public void close() {
    arena.close();
  }
}
