package dev.orderflow.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

  @Test
  void readsEachKindOfValueAsAJdkType() {
    assertThat(Json.parse("{\"s\":\"a\",\"i\":1,\"d\":1.50,\"t\":true,\"n\":null,\"l\":[1]}"))
        .isEqualTo(
            mapOf(
                "s",
                "a",
                "i",
                1L,
                "d",
                new BigDecimal("1.50"),
                "t",
                true,
                "n",
                null,
                "l",
                List.of(1L)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e99999999999",
        "1e-99999999999",
        "10e2147483647",
        "1E+1000000001",
        "1e-1000000001"
      })
  void refusesNumbersBeyondAllBounds(String number) {
    assertThatThrownBy(() -> Json.parse(number)).isInstanceOf(JsonException.class);
  }

  @Test
  void writesTextThatNoUtf8OrQueueCarriesSoThatItArrives() {
    String text = "a\ud83d\ude00\ud83d b\udc00\uffff\ufffe\ufffd";
    String json = Json.write(List.of(text));
    assertThat(json).isEqualTo("[\"a\ud83d\ude00\\ud83d b\\udc00\\uffff\\ufffe\ufffd\"]");
    assertThat(Json.parse(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(List.of(text));
  }

  @Test
  void keepsIntegersThatNoLongHolds() {
    assertThat(Json.parse("123456789012345678901234567890"))
        .isEqualTo(new BigDecimal("123456789012345678901234567890"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "{}{}",
        "[1,]",
        "{\"a\":1,\"a\":2}",
        "01",
        "NaN",
        "'a'",
        "{a:1}",
        "nul",
        "\"\t\"",
        "// c\n1",
        "\u0000"
      })
  void refusesWhatIsNotOneStrictValue(String text) {
    assertThatThrownBy(() -> Json.parse(text)).isInstanceOf(JsonException.class);
    assertThatThrownBy(() -> Json.parse(text.getBytes(StandardCharsets.UTF_8)))
        .isInstanceOf(JsonException.class);
  }

  @Test
  void refusesWhatIsNestedTooDeep() {
    String deep = "[".repeat(Json.MAX_DEPTH + 1) + "]".repeat(Json.MAX_DEPTH + 1);
    assertThatThrownBy(() -> Json.parse(deep)).isInstanceOf(JsonException.class);
    String allowed = "[".repeat(Json.MAX_DEPTH) + "]".repeat(Json.MAX_DEPTH);
    assertThat(Json.write(Json.parse(allowed))).isEqualTo(allowed);
  }

  @Test
  void doesNotEchoWhatItRefuses() {
    assertThatThrownBy(() -> Json.parse("{\"email\":\"secret@example.com\" oops}"))
        .hasMessageNotContaining("secret")
        .hasMessageContaining("line 1 column");
  }

  @Test
  void canonicalFormForgetsOrderAndNotation() {
    assertThat(Json.canonical(Json.parse("{\"b\":1.0,\"a\":[1e2,{\"d\":0.0,\"c\":\"x\"}]}")))
        .isEqualTo(Json.canonical(Json.parse("{\"a\":[100,{\"c\":\"x\",\"d\":0}],\"b\":1.00}")));
  }

  @Test
  void canonicalFormKeepsTheOrderOfArrays() {
    assertThat(Json.canonical(Json.parse("[1,2]")))
        .isNotEqualTo(Json.canonical(Json.parse("[2,1]")));
  }

  @Test
  void hugeExponentsStayShort() {
    assertThat(Json.canonical(Json.parse("1e999999999"))).hasSizeLessThan(20);
  }

  @Test
  void whatIsWrittenIsReadAgain() {
    long seed = 20260101;
    Random random = new Random(seed);
    for (int i = 0; i < 2_000; i++) {
      Object value = randomValue(random, 4);
      assertThat(Json.parse(Json.write(value))).as("seed %d, case %d", seed, i).isEqualTo(value);
      assertThat(Json.parse(Json.write(value).getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
    }
  }

  private static @Nullable Object randomValue(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> random.nextLong();
      case 1 -> new BigDecimal(random.nextLong() + "." + random.nextInt(1, 1_000_000));
      case 2 -> random.nextBoolean();
      case 3 -> null;
      case 4 -> randomText(random);
      case 5 -> {
        List<@Nullable Object> list = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          list.add(randomValue(random, depth - 1));
        }
        yield list;
      }
      default -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          map.put(randomText(random), randomValue(random, depth - 1));
        }
        yield map;
      }
    };
  }

  private static String randomText(Random random) {
    int[] alphabet = {'a', '"', '\\', '\n', 0, 0x7f, 'é', 'ß', 0x4e2d, 0x5d0, 0x1f69a, 0x301, ' '};
    int[] points = new int[random.nextInt(8)];
    Arrays.setAll(points, i -> alphabet[random.nextInt(alphabet.length)]);
    return new String(points, 0, points.length);
  }

  private static Map<String, @Nullable Object> mapOf(@Nullable Object... pairs) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put(String.valueOf(pairs[i]), pairs[i + 1]);
    }
    return map;
  }
}
