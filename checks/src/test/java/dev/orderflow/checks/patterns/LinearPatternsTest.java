package dev.orderflow.checks.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Feeds every regular expression with texts of up to 64 KB that are made to mislead it, and counts
 * the characters it looks at: a few times as many as there are, or it would hold up whoever waits.
 */
class LinearPatternsTest {

  private static final int LOOKS_PER_CHARACTER = 256;

  /** Short ones tell apart what grows with the square as well, and there can be many of them. */
  private static final Map<Integer, Integer> TEXTS_BY_LENGTH = Map.of(64 << 10, 8, 4 << 10, 300);

  private final long seed = Long.getLong("orderflow.seed", System.nanoTime());

  @Test
  void everyOneIsWrittenDownWhole() {
    List<PatternUse> uses = PatternUse.inShippedCode();
    assertThat(uses).hasSizeGreaterThan(50);
    assertThat(uses).filteredOn(it -> it.regex().isEmpty()).extracting(PatternUse::where).isEmpty();
  }

  @Test
  void everyOneTakesTimeInProportionToItsText() {
    System.out.println("hostile texts drawn with seed " + seed);
    List<String> slow = new ArrayList<>();
    for (PatternUse use : PatternUse.inShippedCode()) {
      if (!use.regex().isEmpty()) {
        slow.addAll(misled(use, 1));
      }
    }
    assertThat(slow).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Credential=([^/,\\s&]+)/[^,\\s&]*?([^/,\\s&]+)/aws4_request",
        "\\s*;.*",
        "\\$\\{(!?)([^}]*)}",
        "([a-z]+)*!",
        "(?:[a-z]+|0)*",
        "/.*$"
      })
  void findsThoseThatAreNot(String regex) {
    assertThat(misled(new PatternUse("here", regex, 0), 10)).isNotEmpty();
  }

  private List<String> misled(PatternUse use, int times) {
    Random random = new Random(seed);
    HostileTexts hostile = new HostileTexts(use.regex(), random);
    Pattern pattern = Pattern.compile(use.regex(), use.flags());
    return TEXTS_BY_LENGTH.entrySet().stream()
        .flatMap(
            it -> Stream.generate(() -> hostile.draw(it.getKey())).limit(times * it.getValue()))
        .flatMap(
            text ->
                Stream.of(Use.values())
                    .filter(how -> !isQuick(how, pattern, text))
                    .map(
                        how ->
                            use.where() + " " + use.regex() + " " + how + " on " + startOf(text)))
        .limit(1)
        .toList();
  }

  private static String startOf(String text) {
    return text.substring(0, 40).replace("\n", "\\n").replace("\u0000", "\\0");
  }

  private static boolean isQuick(Use how, Pattern pattern, String text) {
    try {
      how.run(pattern.matcher(new CountedText(text, (long) LOOKS_PER_CHARACTER * text.length())));
      return true;
    } catch (CountedText.TooOftenException | StackOverflowError e) {
      return false;
    }
  }

  private enum Use {
    MATCHES {
      @Override
      void run(Matcher matcher) {
        var _ = matcher.matches();
      }
    },
    FINDS {
      @Override
      void run(Matcher matcher) {
        while (matcher.find()) {
          // all of them
        }
      }
    };

    abstract void run(Matcher matcher);
  }
}
