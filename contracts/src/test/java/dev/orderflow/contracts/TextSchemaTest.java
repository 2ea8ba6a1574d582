package dev.orderflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What schemas say of text in patterns, the rules say too: of each character, and by chance. */
class TextSchemaTest {
  private static final Path CONTRACTS = Path.of("src/main/resources/contracts");

  /** One or two from each kind that the rules tell apart, and from just beside its bounds. */
  private static final int[] KINDS =
      ("a1#*. é\u0301\u00a0\u2003\u2800\u3000\u00ad\u034f\u061c\u06dd\u200b\u200c\u200d\u200e\u2028"
              + "\u202e\u2066\u3164\u115f\u180b\u180e\u180f\ufe00\ufe0d\ufe0e\ufe0f\ufeff\ufff9\u20e3"
              + "می्षශ္🏽👩♀❤❤\u2329⟨葛辻ᠠ💡\ud83a\udd00\udb40\udc41\udb40\udd00\udb40\uddef")
          .codePoints()
          .toArray();

  @Test
  void eachCharacter() {
    Predicate<String> visible = pattern("visible");
    Predicate<String> free = pattern("free");
    List<String> apart = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      String text = "a" + Character.toString(c);
      if (visible.test(text) != isVisible(text) || free.test(text) != isFree(text)) {
        apart.add(escaped(text));
      }
    }
    assertThat(apart).isEmpty();
  }

  @Test
  void eachCharacterBeforeAJoinerOrSelector() {
    Predicate<String> free = pattern("free");
    List<String> apart = new ArrayList<>();
    for (int c = 0; c <= Character.MAX_CODE_POINT; c++) {
      for (String after : List.of("\u200c", "\u200d👩", "\ufe0f", "\ufe00", "\udb40\udd00")) {
        String text = Character.toString(c) + after;
        if (free.test(text) != isFree(text)) {
          apart.add(escaped(text));
        }
      }
    }
    assertThat(apart).isEmpty();
  }

  @Test
  void textByChance() {
    Random random = Seeds.random();
    Predicate<String> visible = pattern("visible");
    Predicate<String> free = pattern("free");
    Predicate<String> seen = pattern("seen");
    int accepted = 0;
    for (int i = 0; i < 50_000; i++) {
      StringBuilder built = new StringBuilder();
      for (int length = random.nextInt(7); length > 0; length--) {
        built.appendCodePoint(KINDS[random.nextInt(KINDS.length)]);
      }
      String text = built.toString();
      accepted += isFree(text) ? 1 : 0;
      assertThat(visible.test(text)).as(escaped(text)).isEqualTo(isVisible(text));
      assertThat(free.test(text)).as(escaped(text)).isEqualTo(isFree(text));
      if (TextRules.isPrintable(text)) {
        assertThat(seen.test(text)).as(escaped(text)).isEqualTo(!TextRules.isBlank(text));
      }
    }
    assertThat(accepted).isBetween(5_000, 45_000);
  }

  @Test
  void orderIds() throws IOException {
    Pattern location = Pattern.compile("pattern: \"(\\^/orders/.*?)\"");
    Matcher inOpenApi = location.matcher(Files.readString(CONTRACTS.resolve("openapi.yaml")));
    assertThat(inOpenApi.find()).isTrue();
    Pattern path = Pattern.compile(inOpenApi.group(1).replace("\\\\", "\\"));
    Random random = Seeds.random();
    for (int i = 0; i < 5_000; i++) {
      StringBuilder built = new StringBuilder(i < 70 ? "x".repeat(i) : "");
      for (int length = i < 70 ? 0 : random.nextInt(4); length > 0; length--) {
        built.append((char) random.nextInt(0x82));
      }
      String id = built.toString();
      assertThat(Schemas.errors("order-parts.json#/$defs/orderId", TextNode.valueOf(id)).isEmpty())
          .as(escaped(id))
          .isEqualTo(OrderIdRule.accepts(id));
      assertThat(path.matcher("/orders/" + id).matches())
          .as(escaped(id))
          .isEqualTo(OrderIdRule.accepts(id));
    }
    for (String id : new String[] {".", "..", "...", "-", "", "x".repeat(64), "x".repeat(65)}) {
      assertThat(Schemas.errors("order-parts.json#/$defs/orderId", TextNode.valueOf(id)).isEmpty())
          .isEqualTo(OrderIdRule.accepts(id))
          .isEqualTo(path.matcher("/orders/" + id).matches());
    }
  }

  private static boolean isVisible(String text) {
    return TextRules.isPrintable(text) && TextRules.isVisible(text);
  }

  private static boolean isFree(String text) {
    return TextRules.isPrintable(text) && TextRules.firstOutOfPlace(text) < 0;
  }

  private static Predicate<String> pattern(String part) {
    try {
      JsonNode parts =
          Schemas.json(Files.readString(CONTRACTS.resolve("schemas/order-parts.json")));
      String pattern = parts.at("/$defs/" + part + "/pattern").asText();
      // In JSON Schema $ is the end, and in Java also the place before a last line break.
      return Pattern.compile(pattern.replaceAll("\\$$", "\\\\z")).asPredicate();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    text.codePoints().forEach(c -> escaped.append("U+%04X ".formatted(c)));
    return escaped.toString();
  }
}
