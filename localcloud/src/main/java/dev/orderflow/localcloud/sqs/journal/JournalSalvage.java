package dev.orderflow.localcloud.sqs.journal;

import dev.orderflow.localcloud.files.AcknowledgedLength;
import dev.orderflow.localcloud.files.FlippedByte;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.MessageKept;
import dev.orderflow.localcloud.sqs.journal.JournalEntry.QueueKept;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what can be read of a damaged journal: each record whose checksums are right. */
public final class JournalSalvage {

  /**
   * What came of it.
   *
   * @param bytes of what was acknowledged that are no records, in so many {@code gaps}
   * @param end how much is missing at the end
   */
  public record Saved(int queues, int messages, long bytes, int gaps, long end) {}

  /** Trying takes a time that grows with the square of the length. */
  private static final int LONGEST_MENDED = 4 << 10;

  private final byte[] file;
  private final List<JournalEntry> entries = new ArrayList<>();
  private long lost;
  private int gaps;

  private JournalSalvage(byte[] file) {
    this.file = file;
  }

  /** Writes what can be read of one file to another, which must not be there yet. */
  public static Saved run(Path damaged, Path target, long owner) throws IOException {
    JournalSalvage salvage = new JournalSalvage(Files.readAllBytes(damaged));
    salvage.read();
    Contents contents = Contents.ofEverything();
    List<JournalEntry> complete = withQueues(salvage.entries);
    complete.forEach(contents::apply);
    OpenedJournal opened = FileJournal.open(target, owner);
    try (Journal journal = opened.journal()) {
      contents.queues().forEach(queue -> journal.write(List.of(new QueueKept(queue))));
      contents.messages().forEach(message -> journal.write(List.of(new MessageKept(message))));
    }
    return new Saved(
        contents.queues().size(),
        contents.messages().size(),
        salvage.lost,
        salvage.gaps,
        Math.max(0, salvage.acknowledged() - salvage.file.length));
  }

  private void read() {
    int start = startsWith(JournalFile.MAGIC) ? JournalFile.HEAD : JournalFile.OLD_MAGIC.length;
    long acknowledged = acknowledged();
    boolean inGap = false;
    for (int at = start; at < file.length; ) {
      int length = lengthAt(at);
      if (length == 0 && !inGap && at < acknowledged) {
        length = mended(at);
      }
      if (length > 0) {
        entries.add(EntryReader.read(content(at, length)));
        at += RecordBuffer.HEAD + length;
        inGap = false;
      } else {
        if (at < acknowledged) {
          gaps += inGap ? 0 : 1;
          lost++;
        }
        inGap = true;
        at++;
      }
    }
  }

  /** Of a file that does not say, all of it. */
  private long acknowledged() {
    if (file.length < JournalFile.HEAD || !startsWith(JournalFile.MAGIC)) {
      return file.length;
    }
    return AcknowledgedLength.lengthIn(file, JournalFile.MAGIC.length);
  }

  /** The length of a record in which one byte was wrong; 0 if it is not that. */
  private int mended(int at) {
    if (file.length - at < RecordBuffer.HEAD) {
      return 0;
    }
    ByteBuffer head = ByteBuffer.wrap(file, at, RecordBuffer.HEAD);
    int length = head.getInt();
    boolean whole = RecordBuffer.checksum(file, at, 2 * Integer.BYTES) == head.getInt(at + 8);
    int from = at + RecordBuffer.HEAD;
    if (!whole) {
      return FlippedByte.mend(file, at, from, () -> lengthAt(at) > 0) ? lengthAt(at) : 0;
    }
    return length <= Math.min(LONGEST_MENDED, file.length - from)
            && FlippedByte.mend(file, from, from + length, () -> lengthAt(at) > 0)
        ? lengthAt(at)
        : 0;
  }

  private boolean startsWith(byte[] magic) {
    return file.length >= magic.length
        && Arrays.equals(file, 0, magic.length, magic, 0, magic.length);
  }

  /** 0 if there is no record. */
  private int lengthAt(int at) {
    if (file.length - at < RecordBuffer.HEAD) {
      return 0;
    }
    ByteBuffer head = ByteBuffer.wrap(file, at, RecordBuffer.HEAD);
    int length = head.getInt();
    int checksum = head.getInt();
    if (RecordBuffer.checksum(file, at, 2 * Integer.BYTES) != head.getInt()
        || length < 1
        || length > file.length - at - RecordBuffer.HEAD
        || RecordBuffer.checksum(file, at + RecordBuffer.HEAD, length) != checksum) {
      return 0;
    }
    return isKnown(content(at, length)) ? length : 0;
  }

  private static boolean isKnown(byte[] content) {
    try {
      EntryReader.read(content);
      return true;
    } catch (RuntimeException _) {
      return false;
    }
  }

  private byte[] content(int at, int length) {
    int from = at + RecordBuffer.HEAD;
    return Arrays.copyOfRange(file, from, from + length);
  }

  /** A queue whose record is lost gets settings until the templates give it its own. */
  private static List<JournalEntry> withQueues(List<JournalEntry> entries) {
    Set<String> named = new LinkedHashSet<>();
    for (JournalEntry entry : entries) {
      if (entry instanceof MessageKept(StoredMessage message)) {
        named.add(message.queue());
      }
    }
    List<JournalEntry> all = new ArrayList<>();
    named.forEach(name -> all.add(new QueueKept(plain(name))));
    all.addAll(entries);
    return all;
  }

  private static StoredQueue plain(String name) {
    return new StoredQueue(
        name,
        Duration.ofSeconds(30),
        Duration.ofDays(14),
        Duration.ZERO,
        Duration.ZERO,
        System.currentTimeMillis(),
        System.currentTimeMillis(),
        null,
        0,
        name.endsWith(".fifo"),
        false,
        Map.of(),
        StoredQueue.LARGEST_MESSAGE,
        Map.of());
  }
}
