package dev.orderflow.cli.terminal;

/**
 * Colour, or none, and how wide a table may be.
 *
 * @param width in columns; as wide as it comes where nobody looks
 */
public record Style(boolean colour, int width) {

  public Style(boolean colour) {
    this(colour, Integer.MAX_VALUE);
  }

  public String heading(String text) {
    return with("1", text);
  }

  public String good(String text) {
    return with("32", text);
  }

  public String bad(String text) {
    return with("31", text);
  }

  public String quiet(String text) {
    return with("2", text);
  }

  private String with(String code, String text) {
    return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
  }
}
