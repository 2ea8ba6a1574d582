package dev.orderflow.localcloud.sqs.journal;

import static java.util.Objects.requireNonNull;

import dev.orderflow.localcloud.files.OwnerOnly;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A journal in one file, written by as many threads as there are queues. The file stays below the
 * larger of {@code roomForGarbage} and twice what still counts, plus one write.
 */
public final class FileJournal implements Journal {

  private static final long ROOM_FOR_GARBAGE = 16 << 20;
  private static final int PROBE = 4 << 10;

  private final Path path;
  private final FileChannel lock;
  private final long owner;
  private final LiveRecords live;
  private final long roomForGarbage;
  private final Object writing = new Object();
  private JournalFile file;
  private long compactionTriedUpTo;
  private @Nullable String broken;
  private boolean closed;
  private @Nullable String trouble;

  private FileJournal(
      Path path,
      FileChannel lock,
      long owner,
      LiveRecords live,
      JournalFile file,
      long roomForGarbage) {
    this.path = path;
    this.lock = lock;
    this.owner = owner;
    this.live = live;
    this.file = file;
    this.roomForGarbage = roomForGarbage;
  }

  /**
   * Opens the file, or makes it and its folder.
   *
   * @param owner whose it is; 0 for anybody's
   * @throws IOException if it cannot be used, or another process uses it
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static OpenedJournal open(Path path, long owner) throws IOException {
    return open(path, owner, ROOM_FOR_GARBAGE, JournalFile::new);
  }

  /** Anybody's. */
  public static OpenedJournal open(Path path) throws IOException {
    return open(path, 0);
  }

  /**
   * Reads the file, which is there, and changes nothing.
   *
   * @throws dev.orderflow.localcloud.files.DamageException if it is not what was acknowledged
   */
  public static void check(Path path, long owner) throws IOException {
    JournalScan.read(path, owner, (_, _, _) -> {});
  }

  @FunctionalInterface
  interface Opener {
    JournalFile open(Path path, long whole) throws IOException;
  }

  static OpenedJournal open(Path path, long owner, long roomForGarbage, Opener opener)
      throws IOException {
    OwnerOnly.directoryOf(path);
    FileChannel lock = lock(path.resolveSibling(path.getFileName() + ".lock"));
    try {
      long lastWritten = path.toFile().lastModified();
      LiveRecords live = new LiveRecords();
      Contents contents = new Contents();
      JournalFile file = opened(path, owner, live, contents, opener);
      FileJournal journal = new FileJournal(path, lock, owner, live, file, roomForGarbage);
      journal.compactIfMostlyGarbage();
      return new OpenedJournal(journal, contents.queues(), contents.messages(), lastWritten);
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static JournalFile opened(
      Path path, long owner, LiveRecords live, Contents contents, Opener opener)
      throws IOException {
    JournalScan.Found found = read(path, owner, live, contents);
    if (found.whole() == 0) {
      JournalFile.make(path, owner);
      return opener.open(path, JournalFile.HEAD);
    }
    return found.old() ? Compaction.run(path, live, owner) : opener.open(path, found.whole());
  }

  private static JournalScan.Found read(Path path, long owner, LiveRecords live, Contents contents)
      throws IOException {
    if (Files.notExists(path)) {
      return new JournalScan.Found(true, 0);
    }
    return JournalScan.read(
        path,
        owner,
        (entry, offset, length) -> {
          live.apply(entry, offset, length);
          contents.apply(entry);
        });
  }

  /** The system gives the lock up when the process dies, however it dies. */
  private static FileChannel lock(Path path) throws IOException {
    FileChannel channel = FileChannel.open(OwnerOnly.file(path), StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException _) {
      // another journal of this process has it, which is the same to us
    }
    channel.close();
    throw new IOException(path + " is held: the queues are in use by another process");
  }

  @Override
  public boolean keeps() {
    return true;
  }

  @Override
  public void write(List<JournalEntry> entries) {
    if (entries.isEmpty()) {
      return;
    }
    RecordBuffer buffer = new RecordBuffer();
    int[] lengths = new int[entries.size()];
    for (int i = 0; i < lengths.length; i++) {
      lengths[i] = EntryWriter.write(entries.get(i), buffer);
    }
    synchronized (writing) {
      long offset = appendTelling(buffer);
      for (int i = 0; i < lengths.length; i++) {
        live.apply(entries.get(i), offset, lengths[i]);
        offset += lengths[i];
      }
      compactIfMostlyGarbage();
    }
  }

  @Override
  public String body(String messageId) {
    synchronized (writing) {
      LiveRecords.Place place = live.kept(messageId);
      if (place == null || closed) {
        throw new JournalException(path + " has no message " + messageId);
      }
      try {
        byte[] record = file.read(place.offset(), place.end());
        byte[] content = Arrays.copyOfRange(record, RecordBuffer.HEAD, record.length);
        if (EntryReader.read(content) instanceof JournalEntry.MessageKept(var message)) {
          return requireNonNull(message.body());
        }
        throw new JournalException(path + " has something else in place of " + messageId);
      } catch (IOException e) {
        throw new JournalException(path, e);
      }
    }
  }

  @Override
  public Optional<String> trouble() {
    synchronized (writing) {
      if (trouble != null && broken == null && !closed) {
        tryAgain();
      }
      return Optional.ofNullable(trouble);
    }
  }

  private void tryAgain() {
    long size = file.size();
    try {
      file.append(new byte[PROBE], PROBE);
      file.cutTo(size);
      trouble = null;
    } catch (IOException e) {
      cutBack(size, e);
    }
  }

  private long appendTelling(RecordBuffer buffer) {
    try {
      long offset = append(buffer);
      trouble = null;
      return offset;
    } catch (JournalException e) {
      trouble = e.getMessage();
      throw e;
    }
  }

  private long append(RecordBuffer buffer) {
    if (broken != null || closed) {
      throw new JournalException(path + " " + (closed ? "is closed" : broken));
    }
    requireInPlace();
    long before = file.size();
    try {
      file.append(buffer.bytes(), buffer.size());
    } catch (IOException e) {
      cutBack(before, e);
      throw new JournalException(path, e);
    }
    requireInPlace();
    file.acknowledge();
    return before;
  }

  /** Before, so that nobody has cut it; afterwards, so that what is written is where it belongs. */
  private void requireInPlace() {
    broken = file.displaced();
    if (broken != null) {
      throw new JournalException(path + " " + broken);
    }
  }

  /** Half a record must not stand before the next one. */
  private void cutBack(long size, IOException cause) {
    try {
      file.cutTo(size);
    } catch (IOException e) {
      broken = "could not be repaired: restart";
      cause.addSuppressed(e);
    }
  }

  private void compactIfMostlyGarbage() {
    long limit = Math.max(roomForGarbage, 2 * live.bytes());
    if (file.size() < Math.max(limit, compactionTriedUpTo)) {
      return;
    }
    try {
      JournalFile before = file;
      file = Compaction.run(path, live, owner);
      before.close();
    } catch (IOException _) {
      // the old file goes on, and had better grow before the next attempt
      compactionTriedUpTo = file.size() + roomForGarbage;
    }
  }

  /** Also forces what was written to the disk. */
  @Override
  public void close() {
    synchronized (writing) {
      if (closed) {
        return;
      }
      closed = true;
      try (FileChannel held = lock;
          JournalFile written = file) {
        written.force();
      } catch (IOException e) {
        throw new JournalException(path, e);
      }
    }
  }
}
