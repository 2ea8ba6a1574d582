package dev.orderflow.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Problem;
import dev.orderflow.kit.Json;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Schema and rules say the same of every sample. */
class SamplesTest {
  static List<Sample> accepted() {
    return Sample.accepted();
  }

  static List<Sample> refused() {
    return Sample.refused();
  }

  @ParameterizedTest
  @MethodSource("accepted")
  void acceptsWithRulesAndSchema(Sample sample) {
    assertThat(Details.problems(sample.detail())).isEmpty();
    assertThat(OrderSchema.errors(Json.write(sample.detail()))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("refused")
  void refusesWithExactlyTheProblemsNamed(Sample sample) {
    assertThat(Details.problems(sample.detail()))
        .containsExactlyInAnyOrderElementsOf(sample.problems());
    assertThat(OrderSchema.errors(Json.write(sample.detail())).isEmpty())
        .isEqualTo(sample.isBeyondSchema());
  }

  @Test
  void everyFaultIsShown() {
    Set<String> shown = new HashSet<>();
    for (Sample sample : refused()) {
      if (Details.read(sample.detail()) instanceof Outcome.Rejected(List<Problem> problems)) {
        problems.forEach(problem -> shown.add(problem.rule() + problem.message()));
      }
    }
    // These need more than fits a line that people read; OrderFormTest has them.
    for (Fault fault : EnumSet.complementOf(EnumSet.of(Fault.SIZE, Fault.ORDER_SIZE, Fault.MORE))) {
      assertThat(shown).contains(fault.rule() + fault.message());
    }
  }

  @Test
  void acceptedSamplesCanAllBeSentToOneSystem() {
    assertThat(accepted().stream().map(sample -> OrderForm.usableOrderId(sample.detail())))
        .doesNotHaveDuplicates();
  }
}
