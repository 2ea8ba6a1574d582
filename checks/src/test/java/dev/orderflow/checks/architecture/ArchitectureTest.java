package dev.orderflow.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds compiled code to the plan, and shows on the code below {@code broken} that it bites. */
class ArchitectureTest {

  private static final String HOUSE = "dev.orderflow";
  private static final String BROKEN = "dev.orderflow.checks.architecture.broken";

  static final List<Rule> RULES = below(HOUSE);
  static final List<Rule> RULES_OF_BROKEN = below(BROKEN);

  private static final JavaClasses HOUSE_CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importPackages(HOUSE);

  private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(BROKEN);
  private static final JavaClasses NO_CLASSES = new ClassFileImporter().importClasses();

  private static List<Rule> below(String root) {
    return Stream.of(Arrows.below(root), FunctionRules.below(root), Visibility.below(root))
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES")
  void holds(Rule rule) {
    rule.rule().allowEmptyShould(false).check(HOUSE_CLASSES);
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES_OF_BROKEN")
  void bites(Rule rule) {
    String report =
        String.join("\n", rule.rule().evaluate(BROKEN_CLASSES).getFailureReport().getDetails());

    assertThat(report).contains(rule.offender().getName());
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES")
  void failsWhenItMatchesNothing(Rule rule) {
    assertThatThrownBy(() -> rule.rule().allowEmptyShould(false).check(NO_CLASSES))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("failed to check any classes");
  }

  @Test
  void seesEveryModule() {
    assertThat(HOUSE_CLASSES)
        .extracting(it -> it.getPackageName().split("\\.")[2])
        .contains("contracts", "kit", "form", "orders", "localcloud", "cli", "checks");
  }
}
