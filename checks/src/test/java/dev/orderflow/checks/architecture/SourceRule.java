package dev.orderflow.checks.architecture;

import dev.orderflow.checks.tools.Tree;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named rule on the text of a Java source.
 *
 * @param where the glob of the files that it is about
 * @param breaks whether a text breaks it
 * @param offence the shortest text that does
 */
record SourceRule(String name, String where, Predicate<String> breaks, String offence) {

  private static final int LONGEST = 400;

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile(
          "^public (\\w+ |non-sealed )*(class|record|interface|enum|@interface) ",
          Pattern.MULTILINE);

  /** The text of an error, or its stack trace on a stream of its own. */
  private static final Pattern HALF_AN_ERROR =
      Pattern.compile(
          "String\\.valueOf\\((?:e|ex|error|failure|fault|thrown)\\)"
              + "|\\b(?:e|ex|error|failure|fault|thrown)\\.toString\\(\\)|\\.printStackTrace\\(");

  private static final Pattern TELLING = Pattern.compile("/\\*\\*.*?\\w.*?\\*/", Pattern.DOTALL);

  static final List<SourceRule> ALL =
      List.of(
          new SourceRule(
              "a file fits in a head",
              "**.java",
              text -> text.lines().count() > LONGEST,
              "\n".repeat(LONGEST + 1)),
          new SourceRule(
              "a package says what it is for",
              "**/src/main/java/**/package-info.java",
              text -> !TELLING.matcher(text).find(),
              "package dev.orderflow;\n"),
          new SourceRule(
              "a public type says what it is",
              "**/src/main/java/**.java",
              SourceRule::isUntold,
              "import java.util.List;\n\npublic final class Untold {}\n"),
          new SourceRule(
              "functions log the whole of an error",
              "{kit,dead-letters,orders,api,services/*}/src/main/java/**.java",
              text -> HALF_AN_ERROR.matcher(text).find(),
              "log(String.valueOf(e));"),
          new SourceRule(
              "a test waits for a condition, not for a time",
              "**/src/test/java/**Test.java",
              text -> text.contains("Thread." + "sleep("),
              "Thread." + "sleep(1000);"));

  /** The files that break it. */
  List<Path> broken() {
    return files().stream().filter(it -> breaks.test(text(it))).toList();
  }

  /**
   * @throws IllegalStateException when it is about no file
   */
  List<Path> files() {
    PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + where);
    return Tree.sources(matcher::matches);
  }

  /** Its docstring would stand before its annotations, with no empty line between. */
  private static boolean isUntold(String text) {
    Matcher type = PUBLIC_TYPE.matcher(text);
    if (!type.find()) {
      return false;
    }
    String before = text.substring(0, type.start());
    return !before.substring(before.lastIndexOf("\n\n") + 1).contains("*/");
  }

  private static String text(Path file) {
    try {
      return Files.readString(Tree.root().resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
