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

/**
 * A journal in one file, written by as many threads as there are queues. The file stays below the
 * larger of {@code roomForGarbage} and twice what still counts, plus one write.
 */
public final class FileJournal implements Journal {

  private static final long ROOM_FOR_GARBAGE = 16 << 20;

  private final Path path;
  private final FileChannel lock;
  private final LiveRecords live;
  private final long roomForGarbage;
  private final Object writing = new Object();
  private JournalFile file;
  private long compactionTriedUpTo;
  private boolean broken;
  private boolean closed;

  private FileJournal(
      Path path, FileChannel lock, LiveRecords live, JournalFile file, long roomForGarbage) {
    this.path = path;
    this.lock = lock;
    this.live = live;
    this.file = file;
    this.roomForGarbage = roomForGarbage;
  }

  /**
   * Opens the file, or makes it and its folder.
   *
   * @throws IOException if it cannot be used, or another process uses it
   * @throws JournalException if it is damaged
   */
  public static OpenedJournal open(Path path) throws IOException {
    return open(path, ROOM_FOR_GARBAGE, JournalFile::new);
  }

  @FunctionalInterface
  interface Opener {
    JournalFile open(Path path, long whole) throws IOException;
  }

  static OpenedJournal open(Path path, long roomForGarbage, Opener opener) throws IOException {
    OwnerOnly.directoryOf(path);
    FileChannel lock = lock(path.resolveSibling(path.getFileName() + ".lock"));
    try {
      LiveRecords live = new LiveRecords();
      Contents contents = new Contents();
      JournalFile file = opener.open(path, read(path, live, contents));
      FileJournal journal = new FileJournal(path, lock, live, file, roomForGarbage);
      journal.compactIfMostlyGarbage();
      return new OpenedJournal(journal, contents.queues(), contents.messages());
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static long read(Path path, LiveRecords live, Contents contents) throws IOException {
    if (Files.notExists(path)) {
      return 0;
    }
    return JournalScan.read(
        path,
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
      long offset = append(buffer);
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

  private long append(RecordBuffer buffer) {
    if (broken || closed) {
      throw new JournalException(
          path + (closed ? " is closed" : " could not be repaired: restart"));
    }
    long before = file.size();
    try {
      file.append(buffer.bytes(), buffer.size());
      return before;
    } catch (IOException e) {
      cutBack(before, e);
      throw new JournalException(path, e);
    }
  }

  /** Half a record must not stand before the next one. */
  private void cutBack(long size, IOException cause) {
    try {
      file.cutTo(size);
    } catch (IOException e) {
      broken = true;
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
      file = Compaction.run(path, live);
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
