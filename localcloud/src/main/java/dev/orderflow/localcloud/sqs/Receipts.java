package dev.orderflow.localcloud.sqs;

import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Receipt handles: the message's id, {@code #}, and a random part. */
final class Receipts {

  private static final int PART = 36;

  private Receipts() {}

  /** Of a message that is handed out. */
  static String of(String messageId) {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    return messageId + "#" + new UUID(random.nextLong(), random.nextLong());
  }

  static boolean wellFormed(String receipt) {
    return receipt.length() == 2 * PART + 1
        && receipt.charAt(PART) == '#'
        && isPart(receipt, 0)
        && isPart(receipt, PART + 1);
  }

  private static boolean isPart(String receipt, int from) {
    for (int i = from; i < from + PART; i++) {
      char c = receipt.charAt(i);
      if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c == '-')) {
        return false;
      }
    }
    return true;
  }

  static String messageId(String receipt) {
    return receipt.substring(0, receipt.indexOf('#'));
  }
}
