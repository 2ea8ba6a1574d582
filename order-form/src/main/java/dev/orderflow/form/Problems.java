package dev.orderflow.form;

import dev.orderflow.contracts.OrderRejected;
import dev.orderflow.contracts.Problem;
import dev.orderflow.contracts.TextRules;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects all that is wrong with one order, and tells as much of it as a report may hold. */
final class Problems {
  private static final int MAX_NAME = 64;

  private final List<Problem> told = new ArrayList<>(0);
  private int count;

  void addIf(String path, String name, @Nullable Fault fault) {
    if (fault != null) {
      add(problem(path + readable(name), fault));
    }
  }

  void addAll(List<Problem> problems) {
    for (Problem problem : problems) {
      add(problem);
    }
  }

  boolean isEmpty() {
    return count == 0;
  }

  List<Problem> list() {
    if (count > told.size()) {
      int untold = count - told.size() + 1;
      told.set(
          told.size() - 1,
          new Problem("", Fault.MORE.rule(), "has " + untold + " further problems"));
      count = told.size();
    }
    return List.copyOf(told);
  }

  static Problem problem(String field, Fault fault) {
    return new Problem(field, fault.rule(), fault.message());
  }

  private void add(Problem problem) {
    count++;
    if (told.size() < OrderRejected.MAX_PROBLEMS) {
      told.add(problem);
    }
  }

  /** An unknown field's name is the sender's: cut short, and free of what a reader cannot show. */
  private static String readable(String name) {
    if (!TextRules.isLonger(name, MAX_NAME) && isReadable(name)) {
      return name;
    }
    var readable = new StringBuilder();
    name.codePoints()
        .limit(MAX_NAME)
        .map(c -> isReadable(Character.toString(c)) ? c : '\uFFFD')
        .forEach(readable::appendCodePoint);
    return readable.toString();
  }

  private static boolean isReadable(String text) {
    return TextRules.isPrintable(text) && TextRules.isVisible(text);
  }
}
