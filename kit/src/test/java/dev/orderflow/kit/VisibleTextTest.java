package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibleTextTest {

  @ParameterizedTest
  @ValueSource(
      ints = {
        0x00, 0x0A, 0x0D, 0x1B, 0x7F, 0x80, 0x85, 0x9B, 0x9F, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E,
        0x200B, 0x200D, 0x200E, 0x2028, 0x2029, 0x202E, 0x2060, 0x2066, 0x3164, 0xFE0F, 0xFEFF,
        0xFFA0, 0xFFF9, 0xD800, 0xE0001, 0xE0041, 0xE01EF
      })
  void whatDoesNotShowIsEscaped(int codePoint) {
    String text = "a" + Character.toString(codePoint) + "b";
    assertThat(VisibleText.escaped(text)).matches("a(?:\\\\u[0-9a-f]{4}){1,2}b");
    assertThat(Json.parse(VisibleText.json(text))).isEqualTo(text);
  }

  @Test
  void whatShowsStays() {
    String text = "ASCII ~ Zoë \u00a0 \u05d0\u05d1 \u4e2d\u6587 \ud83d\udca1 \"\\\" {}";
    assertThat(VisibleText.escaped(text)).isSameAs(text);
  }

  /** Any text at all: one line by everybody's count, and the same when it is read again. */
  @Test
  void anyTextIsOneVisibleLineOfJson() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      String text = random(random);
      String json = VisibleText.json(Map.of("text", text));
      assertThat(json.codePoints()).as("seed %d", seed).allMatch(VisibleText::isVisible);
      assertThat(json.split("\\R|[\u001c-\u001e]")).as("seed %d", seed).hasSize(1);
      assertThat(Json.parse(json)).as("seed %d", seed).isEqualTo(Map.of("text", text));
    }
  }

  private static String random(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(12); i >= 0; i--) {
      int most = random.nextBoolean() ? 0x3000 : Character.MAX_CODE_POINT + 1;
      text.append(random.nextInt(8) == 0 ? "\r\n" : Character.toString(random.nextInt(most)));
    }
    return text.toString();
  }
}
