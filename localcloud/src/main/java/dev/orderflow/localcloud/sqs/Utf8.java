package dev.orderflow.localcloud.sqs;

/** Text as SQS counts and allows it. */
final class Utf8 {

  private Utf8() {}

  /** How many bytes the text takes. */
  static int length(String text) {
    int length = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        // each half of a pair counts two
        length += c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
      }
    }
    return length;
  }

  /** Where the first character is that SQS does not allow; -1 if it allows all. */
  static int invalidAt(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c >= 0x20 && c < Character.MIN_SURROGATE || c == '\n' || c == '\r' || c == '\t') {
        continue;
      }
      if (isPair(text, i)) {
        i++;
      } else if (c <= Character.MAX_SURROGATE || c > 0xfffd) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isPair(String text, int at) {
    return at + 1 < text.length()
        && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
  }
}
