package dev.orderflow.localcloud.sqs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Utf8Test {

  @Test
  void everyCharacterIsCountedAndAllowedAsSqsSays() {
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "a" + Character.toString(c) + "b";
      boolean surrogate = c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE;
      boolean allowed =
          c == 0x9
              || c == 0xA
              || c == 0xD
              || c >= 0x20 && c <= 0xD7FF
              || c >= 0xE000 && c <= 0xFFFD
              || c >= 0x10000;
      if (Utf8.invalidAt(text) != (allowed ? -1 : 1)
          || !surrogate && Utf8.length(text) != text.getBytes(UTF_8).length) {
        throw new AssertionError("U+" + Integer.toHexString(c));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab\uDC00", "ab\uD800", "ab\uD800x", "ab\uDC00\uD800"})
  void halvesOfPairsAreNotAllowed(String text) {
    assertThat(Utf8.invalidAt(text)).isEqualTo(2);
  }
}
