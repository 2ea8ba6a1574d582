package dev.orderflow.api.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.Base64;

/**
 * What was sent, as text. JSON between systems is UTF-8 (RFC 8259, 8.1), and no other encoding is
 * guessed by content: what was guessed wrong would be stored.
 */
final class BodyText {

  private static final char REPLACEMENT = '\uFFFD';
  private static final char BYTE_ORDER_MARK = '\uFEFF';

  private BodyText() {}

  /**
   * @param mostBytes that it may have
   * @param tooLarge what to tell of more
   * @throws ProblemException if it is too much, or not UTF-8
   */
  static String of(Request request, int mostBytes, String tooLarge) {
    String text =
        request.isBase64() ? decoded(request.body(), mostBytes, tooLarge) : request.body();
    if (text.length() > mostBytes || text.getBytes(UTF_8).length > mostBytes) {
      throw ProblemType.TOO_LARGE.exception(tooLarge);
    }
    requireWhole(text);
    return text;
  }

  /**
   * API Gateway hands a body that is called JSON over as text, with U+FFFD for what was not UTF-8:
   * nothing else is left to know it by.
   */
  private static void requireWhole(String text) {
    if (text.indexOf(REPLACEMENT) >= 0 || !UTF_8.newEncoder().canEncode(text)) {
      throw ProblemType.NOT_UTF_8.exception(
          "Send JSON in UTF-8. U+FFFD, which stands for what could not be read, is not taken"
              + " unless it is written \\ufffd.");
    }
    if (text.startsWith(String.valueOf(BYTE_ORDER_MARK))) {
      throw ProblemType.NOT_UTF_8.exception("JSON begins with no byte order mark.");
    }
    if (text.indexOf('\0') >= 0) {
      throw ProblemType.NOT_UTF_8.exception("It has NUL characters, as UTF-16 and UTF-32 have.");
    }
  }

  private static String decoded(String base64, int mostBytes, String tooLarge) {
    byte[] bytes;
    try {
      bytes = Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw ProblemType.MALFORMED_JSON.exception("It is not even base64.");
    }
    if (bytes.length > mostBytes) {
      throw ProblemType.TOO_LARGE.exception(tooLarge);
    }
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw ProblemType.NOT_UTF_8.exception("Send JSON in UTF-8.");
    }
  }
}
