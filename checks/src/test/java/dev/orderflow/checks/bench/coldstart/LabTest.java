package dev.orderflow.checks.bench.coldstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.orderflow.checks.bench.coldstart.Variant.From;
import dev.orderflow.localcloud.lambda.jvm.Cache;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The functions' jar under AWS's runtime interface client. A start fails unless it does its work.
 */
class LabTest {

  private static final Path FUNCTIONS = Path.of("../orders/target/orders-functions.jar");

  @TempDir private Path directory;

  @BeforeEach
  void needsTheJar() {
    assumeTrue(Files.exists(FUNCTIONS), "orders has been packaged");
  }

  @Test
  void theFunctionsStartAndAnswer() {
    Variants variants = new Variants(FUNCTIONS, FUNCTIONS);
    try (Lab lab = new Lab(new Cache(directory))) {
      assertThat(variants.all())
          .filteredOn(variant -> variant.name().matches("(validate|process)-order"))
          .hasSize(2)
          .allSatisfy(
              variant -> assertThat(lab.start(variant).total()).isGreaterThan(Duration.ZERO));
    }
  }

  @Test
  void theFunctionsRehearseWithOneCallEach() {
    Variants variants = new Variants(FUNCTIONS, FUNCTIONS);
    try (Lab lab = new Lab(new Cache(directory))) {
      assertThat(variants.all())
          .filteredOn(variant -> variant.from() == From.SNAPSHOT)
          .hasSize(2)
          .allSatisfy(variant -> assertThat(lab.callsInInit(variant)).isEqualTo(1));
    }
  }
}
