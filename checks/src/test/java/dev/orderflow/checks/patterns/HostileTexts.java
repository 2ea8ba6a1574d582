package dev.orderflow.checks.patterns;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Pattern;

/** Long texts made of what a regular expression itself looks for, repeated, and then broken off. */
final class HostileTexts {

  private static final String CANDIDATES =
      "aA0 -_./:;,=&%\"'\\{}[]()<>#!?*+|^$~@\t\r\n\u0001\u0085é";
  private static final String WORDS = "[A-Za-z0-9_=&/:@<>#%\"'!~ ,;-]";

  private final Random random;
  private final List<String> elements;

  HostileTexts(String regex, Random random) {
    this.random = random;
    this.elements = elements(regex, random);
  }

  /** Two runs of pieces, each piece some neighbours in the expression, and something unexpected. */
  String draw(int length) {
    int first = random.nextInt(length + 1);
    String text =
        piece().repeat(Math.max(1, first / 8))
            + pumped(random.nextBoolean() ? first : length)
            + pumped(length - first);
    String prefix = random.nextBoolean() ? piece() : "";
    String suffix = random.nextBoolean() ? "\u0000" : piece() + "\u0000";
    String whole = prefix + text;
    return whole.substring(Math.max(0, whole.length() - length + suffix.length())) + suffix;
  }

  private String pumped(int length) {
    String piece = piece();
    return piece.repeat(length / piece.length());
  }

  private String piece() {
    int from = random.nextInt(elements.size());
    int to = Math.min(elements.size(), from + 1 + random.nextInt(3));
    return String.join("", elements.subList(from, to));
  }

  /** One text for each literal and each class of characters, as they stand there. */
  static List<String> elements(String regex, Random random) {
    List<String> elements = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    for (int i = 0; i < regex.length(); i++) {
      String atom = atom(regex, i);
      if (atom.length() == 1 && atom.matches(WORDS) && !isQuantifier(regex, i)) {
        literal.append(atom);
        continue;
      }
      flush(literal, elements);
      i += atom.length() - 1;
      if (atom.length() > 1 || !"()|*+?^${}".contains(atom)) {
        addMember(atom, elements, random);
      }
    }
    flush(literal, elements);
    elements.add("a");
    elements.add("\n"); // ends what . and $ go to
    return elements;
  }

  private static boolean isQuantifier(String regex, int at) {
    int open = regex.lastIndexOf('{', at);
    return open > 0
        && regex.charAt(open - 1) != '\\'
        && regex.indexOf('}', open) >= at
        && regex.substring(open + 1, at + 1).matches("[0-9,]+");
  }

  private static String atom(String regex, int at) {
    int end = at + 1;
    if (regex.charAt(at) == '\\') {
      boolean property = "pP".indexOf(regex.charAt(at + 1)) >= 0;
      boolean code = regex.charAt(at + 1) == 'u' || regex.charAt(at + 1) == 'x';
      end = property ? regex.indexOf('}', at) + 1 : at + 2;
      end = code ? at + (regex.charAt(at + 1) == 'u' ? 6 : 4) : end;
    } else if (regex.charAt(at) == '[') {
      end = endOfClass(regex, at);
    }
    return regex.substring(at, end);
  }

  /** Classes may hold classes. */
  private static int endOfClass(String regex, int at) {
    int depth = 0;
    int i = at;
    do {
      char c = regex.charAt(i);
      depth += c == '[' ? 1 : c == ']' ? -1 : 0;
      i += c == '\\' ? 2 : 1;
    } while (depth > 0);
    return i;
  }

  private static void addMember(String atom, List<String> elements, Random random) {
    Pattern one = Pattern.compile(atom, Pattern.DOTALL);
    List<String> members =
        CANDIDATES
            .chars()
            .mapToObj(Character::toString)
            .filter(it -> one.matcher(it).matches())
            .toList();
    if (!members.isEmpty()) {
      elements.add(members.getFirst());
      elements.add(members.get(random.nextInt(members.size())));
    }
  }

  private static void flush(StringBuilder literal, List<String> elements) {
    if (!literal.isEmpty()) {
      elements.add(literal.toString());
      literal.setLength(0);
    }
  }
}
