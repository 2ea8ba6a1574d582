package dev.orderflow.checks.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import dev.orderflow.checks.tools.Tree;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/** Holds compiled code to the plan, and shows on the code below {@code broken} that it bites. */
class ArchitectureTest {

  private static final String PROJECT = "dev.orderflow";
  private static final String BROKEN = "dev.orderflow.checks.architecture.broken";

  static final List<Rule> RULES = below(PROJECT);
  static final List<Rule> RULES_OF_BROKEN = below(BROKEN);

  private static final JavaClasses PROJECT_CLASSES =
      new ClassFileImporter()
          .withImportOption(new ImportOption.DoNotIncludeTests())
          .importLocations(locations());

  private static final JavaClasses BROKEN_CLASSES = new ClassFileImporter().importPackages(BROKEN);
  private static final JavaClasses NO_CLASSES = new ClassFileImporter().importClasses();

  /** What this module knows, and services by their place alone: no check depends on one. */
  private static Set<Location> locations() {
    Set<Location> locations = new HashSet<>(Locations.ofPackage(PROJECT));
    services().forEach(service -> locations.add(Location.of(service.resolve("target/classes"))));
    return locations;
  }

  private static List<Path> services() {
    return Tree.sources(file -> file.startsWith("services") && file.endsWith("pom.xml")).stream()
        .filter(file -> file.getNameCount() == 3)
        .map(file -> Tree.root().resolve(file).getParent())
        .toList();
  }

  private static List<Rule> below(String root) {
    return Stream.of(Arrows.below(root), FunctionRules.below(root), Visibility.below(root))
        .flatMap(List::stream)
        .toList();
  }

  @ParameterizedTest(name = "{0}")
  @FieldSource("RULES")
  void holds(Rule rule) {
    rule.rule().allowEmptyShould(false).check(PROJECT_CLASSES);
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
    assertThat(PROJECT_CLASSES)
        .extracting(it -> it.getPackageName().split("\\.")[2])
        .contains(
            "services",
            "contracts",
            "kit",
            "form",
            "deadletters",
            "orders",
            "api",
            "localcloud",
            "cli",
            "checks");
  }

  @Test
  void seesEveryService() {
    assertThat(PROJECT_CLASSES)
        .filteredOn(it -> it.getPackageName().startsWith(PROJECT + ".services."))
        .extracting(it -> it.getPackageName().split("\\.")[3])
        .as("build the services first")
        .containsAll(services().stream().map(it -> it.getFileName().toString()).toList());
  }
}
