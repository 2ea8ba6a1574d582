package dev.orderflow.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WholeNumberTest {

  @Test
  void anyWayToWriteAWholeNumberIsThatNumber() {
    RandomGenerator random = Seeds.random();
    for (int i = 0; i < 10_000; i++) {
      long number = random.nextLong() >> random.nextInt(Long.SIZE);
      BigDecimal written = BigDecimal.valueOf(number).setScale(random.nextInt(30));
      assertThat(WholeNumber.of(written)).as("%s", written).isEqualTo(number);
      assertThat(WholeNumber.of(written.stripTrailingZeros())).as("%s", written).isEqualTo(number);
      BigDecimal between = written.add(new BigDecimal("0.5"));
      assertThat(WholeNumber.of(between)).as("%s", between).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "9223372036854775808",
        "-9223372036854775809",
        "1e19",
        "1e1000000000",
        "1e-1000000000",
        "0.1"
      })
  void whatFitsNoLongIsNone(String text) {
    assertThat(WholeNumber.of(new BigDecimal(text))).isNull();
  }

  @Test
  void zeroIsZeroHoweverItIsScaled() {
    for (String zero : List.of("0.000", "0e1000000000", "-0.0")) {
      assertThat(WholeNumber.of(new BigDecimal(zero))).isZero();
    }
    for (Object other : List.of("1", true, List.of(1L))) {
      assertThat(WholeNumber.of(other)).isNull();
    }
    assertThat(WholeNumber.of(null)).isNull();
  }
}
