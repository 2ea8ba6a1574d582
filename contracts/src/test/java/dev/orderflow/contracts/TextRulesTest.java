package dev.orderflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.Character.UnicodeBlock;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rules of text, held to what the JDK knows of Unicode. */
class TextRulesTest {
  private static final List<String> BIDI_CONTROLS =
      List.of(
          "061C", "200E", "200F", "202A", "202B", "202C", "202D", "202E", "2066", "2067", "2068",
          "2069");

  /** Default ignorable, though no format characters: what Unicode's list has besides. */
  private static final List<UnicodeBlock> BESIDES =
      List.of(
          UnicodeBlock.COMBINING_DIACRITICAL_MARKS,
          UnicodeBlock.HANGUL_JAMO,
          UnicodeBlock.KHMER,
          UnicodeBlock.MONGOLIAN,
          UnicodeBlock.GENERAL_PUNCTUATION,
          UnicodeBlock.HANGUL_COMPATIBILITY_JAMO,
          UnicodeBlock.VARIATION_SELECTORS,
          UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS,
          UnicodeBlock.SPECIALS,
          UnicodeBlock.TAGS,
          UnicodeBlock.VARIATION_SELECTORS_SUPPLEMENT);

  @Test
  void everyFormatCharacterIsInvisible() {
    assertThat(codePoints().filter(c -> Character.getType(c) == Character.FORMAT))
        .isNotEmpty()
        .allMatch(TextRules::isInvisible);
  }

  @Test
  void everyDirectionMarkAndJoinerIsInvisible() {
    assertThat(BIDI_CONTROLS).allMatch(hex -> TextRules.isInvisible(Integer.parseInt(hex, 16)));
    Pattern joiner = Pattern.compile("\\p{IsJoin_Control}");
    assertThat(codePoints().filter(c -> joiner.matcher(Character.toString(c)).matches()))
        .containsExactly(0x200C, 0x200D)
        .allMatch(TextRules::isInvisible);
  }

  @Test
  void whatElseIsInvisibleIsAMarkAFillerOrReserved() {
    List<Integer> besides =
        codePoints()
            .filter(c -> TextRules.isInvisible(c) && Character.getType(c) != Character.FORMAT)
            .boxed()
            .toList();
    assertThat(besides)
        .allMatch(
            c ->
                switch (Character.getType(c)) {
                  case Character.NON_SPACING_MARK, Character.OTHER_LETTER, Character.UNASSIGNED ->
                      true;
                  default -> false;
                });
    assertThat(besides)
        .filteredOn(c -> c < 0xE0000 && Character.isDefined(c))
        .hasSize(1 + 2 + 2 + 4 + 1 + 16 + 1);
    assertThat(besides.stream().filter(Character::isDefined).map(UnicodeBlock::of))
        .allMatch(BESIDES::contains);
    assertThat(besides).doesNotContain(0x0E33, 0x0EB3).contains(0x2065, 0xFFF0, 0xE01F0);
  }

  @Test
  void nothingOfAsciiIsInvisible() {
    assertThat(IntStream.range(0, 0x80)).noneMatch(TextRules::isInvisible);
  }

  @Test
  void whiteIsWhatUnicodeCallsWhite() {
    Pattern white = Pattern.compile("\\p{IsWhite_Space}");
    assertThat(codePoints().filter(c -> white.matcher(Character.toString(c)).matches()).boxed())
        .hasSize(25)
        .containsExactlyElementsOf(codePoints().filter(TextRules::isWhite).boxed().toList());
  }

  @Test
  void lengthsAreCodePoints() {
    assertThat(TextRules.length("a😀")).isEqualTo(2);
    assertThat(TextRules.isLonger("😀".repeat(64), 64)).isFalse();
    assertThat(TextRules.isLonger("😀".repeat(65), 64)).isTrue();
  }

  @Test
  void stockCodesAreKeptInNfc() {
    assertThat(StockCodes.normalized("Cafe\u0301")).isEqualTo("Café");
    assertThat(StockCodes.normalized("\u1112\u1161\u11ab")).isEqualTo("한");
    assertThat(StockCodes.normalized("85123A")).isSameAs("85123A");
    assertThat(new Line("Cafe\u0301", null, 1, null).sku()).isEqualTo("Café");
  }

  /** Below the first combining character, text is in NFC as it stands. */
  @Test
  void whatIsNotNormalizedNeedsNot() {
    for (int c = 0; c < 0x300; c++) {
      String text = "a" + Character.toString(c) + "e";
      assertThat(java.text.Normalizer.isNormalized(text, java.text.Normalizer.Form.NFC)).isTrue();
    }
  }

  private static IntStream codePoints() {
    return IntStream.rangeClosed(0, Character.MAX_CODE_POINT);
  }
}
