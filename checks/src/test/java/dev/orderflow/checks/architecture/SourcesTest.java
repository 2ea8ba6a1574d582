package dev.orderflow.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.checks.tools.Tree;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds the text of every source to the project's style, and shows that each rule bites. */
class SourcesTest {

  static final List<SourceRule> RULES = SourceRule.ALL;

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES")
  void holds(SourceRule rule) {
    assertThat(rule.broken()).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES")
  void bites(SourceRule rule) {
    assertThat(rule.breaks()).accepts(rule.offence());
  }

  @Test
  void aDocstringMayStandBeforeAnnotations() {
    SourceRule told = rule("a public type says what it is");

    assertThat(told.breaks())
        .rejects("/** Told. */\n@Tag(\"x\")\npublic record Told(int it) {}\n")
        .accepts("@Tag(\"x\")\npublic record Untold(int it) {}\n");
  }

  @Test
  void failsWhenItMatchesNothing() {
    assertThatThrownBy(() -> new SourceRule("", "**/*.cobol", _ -> false, "").broken())
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void everyPackageHasAPackageInfo() {
    assertThat(mainSources())
        .extracting(it -> it.resolveSibling("package-info.java"))
        .allMatch(it -> Files.exists(Tree.root().resolve(it)));
  }

  private static List<Path> mainSources() {
    return new SourceRule("", "**/src/main/java/**.java", _ -> false, "").files();
  }

  private static SourceRule rule(String name) {
    return RULES.stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
  }
}
