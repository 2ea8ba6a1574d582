package dev.orderflow.cli.terminal;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Rows in aligned columns; numbers to the right, everything made safe for a terminal. */
public final class Table {

  private static final int WIDEST_CELL = 72;

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
    int[] widths = widths();
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

  private String line(List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String padding = " ".repeat(widths[i] - width(cells.get(i)));
      line.append(i == 0 ? "" : "  ");
      line.append(rightAligned.contains(i) ? padding + cells.get(i) : cells.get(i) + padding);
    }
    return line.toString().stripTrailing();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
