package dev.orderflow.localcloud.sqs;

import java.util.regex.Pattern;

/** Receipt handles as ElasticMQ makes them: the message's id, {@code #}, and a random part. */
final class Receipts {

  private static final Pattern FORM = Pattern.compile("[0-9a-f-]{36}#[0-9a-f-]{36}");

  private Receipts() {}

  static boolean wellFormed(String receipt) {
    return FORM.matcher(receipt).matches();
  }

  static String messageId(String receipt) {
    return receipt.substring(0, receipt.indexOf('#'));
  }
}
