package dev.orderflow.checks.docs;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command that a document shows, with what it prints.
 *
 * @param line where in the document, counted from 1
 * @param command may be of several lines
 * @param status what it ends with: 0, unless the command ends with {@code # exits N}
 */
record Step(int line, String command, int status, List<String> expected) {

  private static final String PROMPT = "$ ";
  private static final String CONTINUED = "> ";
  private static final Pattern LOOKS =
      Pattern.compile(
          "^(\\./orderflow (order|orders|rejections|dlq (list|show))|aws \\S+ (get|list|describe|filter)-\\S+|curl) ");
  private static final Pattern EXITS = Pattern.compile("\\s+# exits (\\d+)$");

  Step {
    expected = List.copyOf(expected);
  }

  /** The steps of all {@code console} blocks, in order. */
  static List<Step> of(String markdown) {
    List<Step> steps = new ArrayList<>();
    List<String> lines = markdown.lines().toList();
    for (int at = 0; at < lines.size(); at++) {
      if (lines.get(at).startsWith("```")) {
        int end = endOfBlock(lines, at + 1);
        if (lines.get(at).strip().equals("```console")) {
          addBlock(steps, lines, at + 1, end);
        }
        at = end;
      }
    }
    return steps;
  }

  boolean inBackground() {
    return command.endsWith("&") && !command.endsWith("&&");
  }

  /** Whether it only looks, so that what is still on its way can be waited for. */
  boolean onlyLooks() {
    return LOOKS.matcher(command + " ").find();
  }

  private static int endOfBlock(List<String> lines, int start) {
    int end = start;
    while (end < lines.size() && !lines.get(end).startsWith("```")) {
      end++;
    }
    return end;
  }

  private static void addBlock(List<Step> steps, List<String> lines, int start, int end) {
    int at = start;
    while (at < end) {
      if (!lines.get(at).startsWith(PROMPT)) {
        throw new IllegalArgumentException("line " + (at + 1) + ": expected a command after '$ '");
      }
      int output = at + 1;
      while (output < end && isContinued(lines, output)) {
        output++;
      }
      int next = output;
      while (next < end && !lines.get(next).startsWith(PROMPT)) {
        next++;
      }
      steps.add(step(at + 1, lines.subList(at, output), lines.subList(output, next)));
      at = next;
    }
  }

  private static boolean isContinued(List<String> lines, int at) {
    return lines.get(at).startsWith(CONTINUED) || lines.get(at - 1).endsWith("\\");
  }

  private static Step step(int line, List<String> command, List<String> expected) {
    List<String> texts = new ArrayList<>();
    texts.add(command.getFirst().substring(PROMPT.length()));
    command.stream().skip(1).map(Step::continued).forEach(texts::add);
    String text = String.join("\n", texts).strip();
    Matcher exits = EXITS.matcher(text);
    return exits.find()
        ? new Step(
            line, text.substring(0, exits.start()), Integer.parseInt(exits.group(1)), expected)
        : new Step(line, text, 0, expected);
  }

  private static String continued(String line) {
    return line.startsWith(CONTINUED) ? line.substring(CONTINUED.length()) : line;
  }
}
