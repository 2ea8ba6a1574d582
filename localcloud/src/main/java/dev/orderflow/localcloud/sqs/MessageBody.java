package dev.orderflow.localcloud.sqs;

import dev.orderflow.localcloud.sqs.journal.JournalException;
import org.jspecify.annotations.Nullable;

/**
 * A message's body, which may be on disk while the message waits. To be used in its queue's turn.
 */
final class MessageBody {

  private final BodiesOnDisk disk;
  private final String messageId;
  private @Nullable String text;

  private MessageBody(BodiesOnDisk disk, String messageId, @Nullable String text) {
    this.disk = disk;
    this.messageId = messageId;
    this.text = text;
  }

  static MessageBody of(String text, String messageId, BodiesOnDisk disk) {
    return new MessageBody(disk, messageId, text);
  }

  /** Of a message that was restored. */
  static MessageBody onDisk(String messageId, BodiesOnDisk disk) {
    return new MessageBody(disk, messageId, null);
  }

  /**
   * Read from disk if it is there.
   *
   * @throws JournalException if it cannot be read
   */
  String text() {
    return text == null ? disk.read(messageId) : text;
  }

  /** How many characters are in memory. */
  int held() {
    return text == null ? 0 : text.length();
  }

  /**
   * Returns how many characters are in memory no more.
   *
   * @throws JournalException if it cannot be written
   */
  int moveToDisk() {
    if (text == null) {
      return 0;
    }
    int length = text.length();
    disk.keep(messageId, text);
    text = null;
    return length;
  }

  /** When the message is no more. */
  void forget() {
    if (text == null) {
      disk.remove(messageId);
    }
  }
}
