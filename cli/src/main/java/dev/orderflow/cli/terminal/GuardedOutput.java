package dev.orderflow.cli.terminal;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.orderflow.kit.VisibleText;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** UTF-8 in which whatever does not show is escaped. Not for several threads at once. */
final class GuardedOutput extends OutputStream {

  private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]{0,8}m");

  private final PrintStream to;
  private final boolean colour;

  /** The beginning of a character, or a carriage return that may belong to a line break. */
  private final ByteArrayOutputStream begun = new ByteArrayOutputStream(0);

  GuardedOutput(PrintStream to, boolean colour) {
    this.to = to;
    this.colour = colour;
  }

  @Override
  public void write(int value) {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) {
    if (begun.size() == 0 && isPlain(bytes, offset, length)) {
      to.write(bytes, offset, length);
      return;
    }
    begun.write(bytes, offset, length);
    byte[] all = begun.toByteArray();
    int whole = whole(all);
    begun.reset();
    begun.write(all, whole, all.length - whole);
    pass(new String(all, 0, whole, UTF_8));
  }

  @Override
  public void flush() throws IOException {
    // A print stream keeps its errors to itself, and whoever prints on for ever has to know.
    if (to.checkError()) {
      throw new IOException("nobody reads on");
    }
  }

  @Override
  public void close() throws IOException {
    pass(begun.toString(UTF_8));
    begun.reset();
    flush();
  }

  private void pass(String text) {
    byte[] guarded = guarded(text).getBytes(UTF_8);
    to.write(guarded, 0, guarded.length);
  }

  private String guarded(String text) {
    StringBuilder guarded = new StringBuilder(text.length() + 16);
    Matcher sequence = COLOUR.matcher(text);
    for (int i = 0; i < text.length(); ) {
      int codePoint = text.codePointAt(i);
      int next = i + Character.charCount(codePoint);
      if (colour && codePoint == '\u001b' && sequence.region(i, text.length()).lookingAt()) {
        next = sequence.end();
        guarded.append(text, i, next);
      } else if (Text.isShown(codePoint) || isBreak(text, i)) {
        guarded.appendCodePoint(codePoint);
      } else {
        VisibleText.appendEscape(guarded, codePoint);
      }
      i = next;
    }
    return guarded.toString();
  }

  private static boolean isBreak(String text, int i) {
    return switch (text.charAt(i)) {
      case '\n', '\t' -> true;
      case '\r' -> i + 1 < text.length() && text.charAt(i + 1) == '\n';
      default -> false;
    };
  }

  private static boolean isPlain(byte[] bytes, int offset, int length) {
    for (int i = offset; i < offset + length; i++) {
      if ((bytes[i] < ' ' && bytes[i] != '\n') || bytes[i] == 0x7F) {
        return false;
      }
    }
    return true;
  }

  /** How much can be judged: not half a character, nor a carriage return at the end. */
  private static int whole(byte[] bytes) {
    int end = bytes.length;
    int back = end;
    while (back > 0 && end - back < 3 && (bytes[back - 1] & 0xC0) == 0x80) {
      back--;
    }
    if (back > 0 && end - back < needed(bytes[back - 1]) - 1) {
      end = back - 1;
    }
    return end > 0 && bytes[end - 1] == '\r' ? end - 1 : end;
  }

  /** The length of the character that begins with this byte. */
  private static int needed(byte first) {
    int ones = Integer.numberOfLeadingZeros(~first << 24);
    return ones >= 2 && ones <= 4 ? ones : 1;
  }
}
