package dev.orderflow.contracts;

/**
 * The characters with Unicode's property {@code Default_Ignorable_Code_Point} (of Unicode 16.0's
 * DerivedCoreProperties.txt) or the general category {@code Cf}, Format. Those with {@code
 * Bidi_Control} are among them. A test holds the table to what the JDK knows.
 */
final class InvisibleCharacters {
  private static final CodePointRanges TABLE =
      new CodePointRanges(
          0x00AD, 0x00AD, // soft hyphen
          0x034F, 0x034F, // combining grapheme joiner
          0x0600, 0x0605, // Arabic number signs
          0x061C, 0x061C, // Arabic letter mark
          0x06DD, 0x06DD, // Arabic end of ayah
          0x070F, 0x070F, // Syriac abbreviation mark
          0x0890, 0x0891, // Arabic pound and piastre marks
          0x08E2, 0x08E2, // Arabic disputed end of ayah
          0x115F, 0x1160, // Hangul fillers
          0x17B4, 0x17B5, // Khmer inherent vowels
          0x180B, 0x180F, // Mongolian variation selectors and vowel separator
          0x200B, 0x200F, // zero-width space, joiners, direction marks
          0x202A, 0x202E, // direction embeddings and overrides
          0x2060, 0x206F, // word joiner, invisible operators, direction isolates
          0x3164, 0x3164, // Hangul filler
          0xFE00, 0xFE0F, // variation selectors
          0xFEFF, 0xFEFF, // byte order mark
          0xFFA0, 0xFFA0, // halfwidth Hangul filler
          0xFFF0, 0xFFFB, // interlinear annotation, and what is reserved beside it
          0x110BD, 0x110BD, // Kaithi number sign
          0x110CD, 0x110CD, // Kaithi number sign above
          0x13430, 0x1343F, // Egyptian hieroglyph controls
          0x1BCA0, 0x1BCA3, // shorthand controls
          0x1D173, 0x1D17A, // musical controls
          0xE0000, 0xE0FFF); // tags, more variation selectors, and what is reserved beside them

  static boolean contains(int c) {
    return TABLE.contain(c);
  }

  private InvisibleCharacters() {}
}
