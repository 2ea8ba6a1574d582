package dev.orderflow.cli.lines;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * One line as bytes, without its end.
 *
 * @param number from 1
 * @param bytes the line, cut off where it is too long
 */
@SuppressWarnings("ArrayRecordComponent") // Lines pass by in millions and are never compared.
public record RawLine(long number, byte[] bytes, boolean tooLong) {

  /** The line's text, or null if it is not UTF-8. */
  public @Nullable String utf8() {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException notUtf8) {
      return null;
    }
  }
}
