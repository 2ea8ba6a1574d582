package dev.orderflow.contracts;

/**
 * The invisible characters that names need, and where: between Persian letters, in Indic clusters,
 * within an emoji, after a Han character of which there are several shapes. Nowhere else do they
 * change what is seen, so that two names which look the same are not two products.
 */
final class Joiners {
  private static final int NON_JOINER = 0x200C;
  private static final int JOINER = 0x200D;
  private static final int TEXT_STYLE = 0xFE0E;
  private static final int EMOJI_STYLE = 0xFE0F;
  private static final int KEYCAP = 0x20E3;

  /** Blocks of scripts whose letters join or stack: Arabic to Myanmar, Mongolian, Adlam ... */
  private static final CodePointRanges JOINING =
      new CodePointRanges(
          0x0600, 0x109F, 0x1700, 0x18AF, 0x1A00, 0x1CFF, 0xA800, 0xABFF, 0x10A00, 0x11FFF, 0x1E900,
          0x1E95F);

  /** Blocks of emoji and of symbols that have an emoji's shape too. */
  private static final CodePointRanges PICTURES =
      new CodePointRanges(
          0x00A9, 0x00A9, 0x00AE, 0x00AE, 0x203C, 0x203C, 0x2049, 0x2049, 0x2122, 0x2122, 0x2139,
          0x2139, 0x2190, 0x21FF, 0x2300, 0x23FF, 0x2460, 0x24FF, 0x25A0, 0x27BF, 0x2900, 0x297F,
          0x2B00, 0x2BFF, 0x3030, 0x3030, 0x303D, 0x303D, 0x3297, 0x3297, 0x3299, 0x3299, 0x1F000,
          0x1FAFF);

  private static final CodePointRanges HAN =
      new CodePointRanges(0x3400, 0x9FFF, 0xF900, 0xFAFF, 0x20000, 0x3FFFF);

  /** Blocks with shapes that Unicode's StandardizedVariants.txt numbers: Myanmar, symbols, Han. */
  private static final CodePointRanges VARIED =
      new CodePointRanges(
          0x1000, 0x109F, 0x2190, 0x2BFF, 0x3000, 0x303F, 0x3400, 0x9FFF, 0xA840, 0xA87F, 0xF900,
          0xFAFF, 0xFF00, 0xFF65, 0x20000, 0x3FFFF);

  private static final CodePointRanges MONGOLIAN =
      new CodePointRanges(0x1800, 0x180A, 0x1810, 0x18AF);

  static boolean isOne(int c) {
    return c == NON_JOINER
        || c == JOINER
        || (c >= 0xFE00 && c <= EMOJI_STYLE)
        || isMongolianSelector(c)
        || isHanSelector(c);
  }

  /** Whether this character changes what is seen at this place of the text. */
  static boolean belongs(int c, String text, int at) {
    if (at == 0 || !isOne(c)) {
      return false;
    }
    int before = text.codePointBefore(at);
    int end = at + Character.charCount(c);
    int after = end < text.length() ? text.codePointAt(end) : -1;
    return switch (c) {
      case NON_JOINER -> JOINING.contain(before);
      case JOINER -> JOINING.contain(before) || (isOfPicture(before) && PICTURES.contain(after));
      case TEXT_STYLE, EMOJI_STYLE ->
          PICTURES.contain(before) || (isKey(before) && after == KEYCAP);
      default ->
          isMongolianSelector(c)
              ? MONGOLIAN.contain(before)
              : isHanSelector(c) ? HAN.contain(before) : VARIED.contain(before);
    };
  }

  private static boolean isOfPicture(int c) {
    return c == EMOJI_STYLE || PICTURES.contain(c);
  }

  private static boolean isKey(int c) {
    return (c >= '0' && c <= '9') || c == '#' || c == '*';
  }

  private static boolean isMongolianSelector(int c) {
    return (c >= 0x180B && c <= 0x180D) || c == 0x180F;
  }

  private static boolean isHanSelector(int c) {
    return c >= 0xE0100 && c <= 0xE01EF;
  }

  private Joiners() {}
}
