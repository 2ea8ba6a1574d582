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
  private static final Path LIVE = Path.of("../services/live/target/live-functions.jar");

  @TempDir private Path directory;

  @BeforeEach
  void needsTheJar() {
    assumeTrue(Files.exists(FUNCTIONS) && Files.exists(LIVE), "the functions are packaged");
  }

  @Test
  void theFunctionsStartAndAnswer() {
    try (CannedEndpoint endpoint = new CannedEndpoint()) {
      Lab lab = new Lab(new Cache(directory), endpoint);
      Variants variants = new Variants(FUNCTIONS, LIVE, FUNCTIONS, endpoint.token());
      assertThat(variants.all())
          .filteredOn(
              variant ->
                  variant.name().matches("validate-order|process-order|authorize-connection"))
          .hasSize(3)
          .allSatisfy(
              variant -> assertThat(lab.start(variant).total()).isGreaterThan(Duration.ZERO));
    }
  }

  @Test
  void theFunctionsPrimeWithOneCallEach() {
    try (CannedEndpoint endpoint = new CannedEndpoint()) {
      Lab lab = new Lab(new Cache(directory), endpoint);
      Variants variants = new Variants(FUNCTIONS, LIVE, FUNCTIONS, endpoint.token());
      assertThat(variants.all())
          .filteredOn(variant -> variant.from() == From.SNAPSHOT && variant.calls() > 0)
          .hasSize(2)
          .allSatisfy(variant -> assertThat(lab.callsInInit(variant)).isEqualTo(1));
    }
  }
}
