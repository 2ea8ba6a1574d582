package dev.orderflow.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Rows in aligned columns; numbers to the right, everything made safe for a terminal. Where they
 * are wider than it, the widest columns of text are cut, numbers and narrow columns never.
 */
public final class Table {

  private static final int WIDEST_CELL = 72;
  private static final int NARROWEST_CUT = 16;
  private static final int GAP = 2;

  private final List<String> headings;
  private final Set<Integer> rightAligned;
  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> headings, Set<Integer> rightAligned) {
    this.headings = headings;
    this.rightAligned = rightAligned;
  }

  /**
   * @param headings of the columns; one that starts with {@code >} is aligned to the right
   */
  public static Table of(String... headings) {
    Set<Integer> right = new HashSet<>();
    List<String> names = new ArrayList<>();
    for (String heading : headings) {
      if (heading.startsWith(">")) {
        right.add(names.size());
      }
      names.add(heading.startsWith(">") ? heading.substring(1) : heading);
    }
    return new Table(names, right);
  }

  public Table row(String... cells) {
    if (cells.length != headings.size()) {
      throw new IllegalArgumentException(cells.length + " cells for " + headings);
    }
    rows.add(
        Arrays.stream(cells).map(c -> Text.shortened(Text.printable(c), WIDEST_CELL)).toList());
    return this;
  }

  public void print(PrintStream out, Style style) {
    int[] widths = fitted(widths(), style.width());
    out.println(style.heading(line(headings, widths)));
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private int[] widths() {
    int[] widths = headings.stream().mapToInt(Table::width).toArray();
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], width(row.get(i)));
      }
    }
    return widths;
  }

  /** Takes from the widest column of text until all fit, or nothing more can be taken. */
  private int[] fitted(int[] widths, int room) {
    long excess = Arrays.stream(widths).asLongStream().sum() + GAP * (widths.length - 1L) - room;
    for (int widest = widest(widths); excess > 0 && widest >= 0; widest = widest(widths)) {
      widths[widest]--;
      excess--;
    }
    return widths;
  }

  /** -1 if there is none to take from. */
  private int widest(int[] widths) {
    int widest = -1;
    for (int i = 0; i < widths.length; i++) {
      boolean isText = !rightAligned.contains(i) && widths[i] > NARROWEST_CUT;
      if (isText && (widest < 0 || widths[i] > widths[widest])) {
        widest = i;
      }
    }
    return widest;
  }

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String cell = Text.shortened(cells.get(i), widths[i]);
      String padding = " ".repeat(widths[i] - width(cell));
      line.append(i == 0 ? "" : "  ");
      line.append(rightAligned.contains(i) ? padding + cell : cell + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
