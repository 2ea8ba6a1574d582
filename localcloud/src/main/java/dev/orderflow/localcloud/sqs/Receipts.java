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

  static Refusal malformed(String receipt) {
    return new Refusal(
        SqsErrors.INVALID_RECEIPT,
        "The input receipt handle \"" + receipt + "\" is not a valid receipt handle.");
  }

  static Refusal expired(String receipt) {
    return invalid(receipt, "The receipt handle has expired.");
  }

  static Refusal notAvailable(String receipt) {
    return invalid(
        receipt, "Message does not exist or is not available for visibility timeout change.");
  }

  static Refusal notInFlight(String receipt) {
    return new Refusal(SqsErrors.NOT_IN_FLIGHT, "The message of " + receipt + " is not in flight.");
  }

  private static Refusal invalid(String receipt, String reason) {
    return Refusal.invalid(
        "Value %s for parameter ReceiptHandle is invalid. Reason: %s".formatted(receipt, reason));
  }

  static String messageId(String receipt) {
    return receipt.substring(0, receipt.indexOf('#'));
  }
}
