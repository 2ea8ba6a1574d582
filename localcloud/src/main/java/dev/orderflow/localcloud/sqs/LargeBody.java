package dev.orderflow.localcloud.sqs;

import static java.util.Objects.requireNonNull;

import dev.orderflow.localcloud.sqs.journal.Journal;
import org.elasticmq.MessageContent;
import org.jspecify.annotations.Nullable;

/** A message's body that is long enough to be on disk while the message waits. */
final class LargeBody extends MessageContent {

  private static final long serialVersionUID = 1;

  private final transient BodiesOnDisk disk;
  private transient volatile @Nullable String id;
  private transient volatile @Nullable String text;

  private LargeBody(BodiesOnDisk disk, @Nullable String id, @Nullable String text) {
    super("");
    this.disk = disk;
    this.id = id;
    this.text = text;
  }

  /** The same content, which can be moved to disk if that is worth it. */
  static MessageContent movable(MessageContent content, BodiesOnDisk disk) {
    return content instanceof LargeBody || content.value().length() < Journal.LARGE_BODY
        ? content
        : new LargeBody(disk, null, content.value());
  }

  /** Of a message that was restored. */
  static LargeBody onDisk(String messageId, BodiesOnDisk disk) {
    return new LargeBody(disk, messageId, null);
  }

  /** How many characters of a content are in memory. */
  static int held(MessageContent content) {
    if (content instanceof LargeBody large) {
      String text = large.text;
      return text == null ? 0 : text.length();
    }
    return content.value().length();
  }

  /**
   * Read from disk if it is there.
   *
   * @throws dev.orderflow.localcloud.sqs.journal.JournalException if it cannot be read
   */
  @Override
  public String value() {
    String held = text;
    return held == null ? disk.read(requireNonNull(id)) : held;
  }

  /**
   * Returns how many characters are in memory no more.
   *
   * @throws dev.orderflow.localcloud.sqs.journal.JournalException if it cannot be written
   */
  int moveToDisk(String messageId) {
    String held = text;
    if (held == null) {
      return 0;
    }
    disk.keep(messageId, held);
    id = messageId;
    text = null;
    return held.length();
  }

  boolean isOnDisk() {
    return text == null;
  }
}
