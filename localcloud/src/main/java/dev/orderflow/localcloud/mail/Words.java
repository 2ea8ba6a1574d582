package dev.orderflow.localcloud.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Text in headers, which are ASCII: anything else is written in encoded words.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc2047">RFC 2047</a>
 */
final class Words {

  // An encoded word has at most 75 characters: 45 bytes make 60 of base64, and 12 stand around.
  private static final int MOST_BYTES = 45;
  private static final int LONGEST_PLAIN = 60;
  private static final Pattern ENCODED = Pattern.compile("=\\?UTF-8\\?B\\?([A-Za-z0-9+/=]*)\\?=");

  private Words() {}

  static String encode(String text) {
    boolean plain =
        text.length() <= LONGEST_PLAIN
            && !text.contains("=?")
            && text.chars().allMatch(c -> c >= ' ' && c <= '~');
    return plain ? text : encodedWords(text);
  }

  /** {@code Name <a@example.com>}, with the name quoted or encoded. */
  static String encodeMailbox(String mailbox) {
    int open = mailbox.lastIndexOf('<');
    if (open <= 0) {
      return mailbox;
    }
    String name = mailbox.substring(0, open).strip().replaceAll("^\"|\"$", "");
    String encoded = encode(name);
    String quoted =
        encoded.equals(name)
            ? "\"" + name.replace("\\", "\\\\").replace("\"", "\\\"") + "\""
            : encoded;
    return quoted + " " + mailbox.substring(open);
  }

  private static String encodedWords(String text) {
    StringBuilder words = new StringBuilder();
    StringBuilder word = new StringBuilder();
    int bytes = 0;
    for (int c : text.codePoints().toArray()) {
      String character = Character.toString(c);
      int size = character.getBytes(UTF_8).length;
      if (bytes + size > MOST_BYTES) {
        words.append(encodedWord(word)).append("\r\n ");
        word.setLength(0);
        bytes = 0;
      }
      word.append(character);
      bytes += size;
    }
    return words.append(encodedWord(word)).toString();
  }

  private static String encodedWord(StringBuilder text) {
    return "=?UTF-8?B?"
        + Base64.getEncoder().encodeToString(text.toString().getBytes(UTF_8))
        + "?=";
  }

  /** What {@link #encode} wrote, after lines are unfolded. */
  static String decode(String header) {
    return ENCODED
        .matcher(header.replace("?= =?", "?==?"))
        .replaceAll(word -> Matcher.quoteReplacement(decoded(word)));
  }

  private static String decoded(MatchResult word) {
    return new String(Base64.getDecoder().decode(word.group(1)), UTF_8);
  }
}
