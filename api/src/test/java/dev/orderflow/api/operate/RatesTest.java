package dev.orderflow.api.operate;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RatesTest {

  private static final Metric SUM = Metric.ofFunction("f", "Invocations", "Sum");
  private static final Metric AVERAGE = Metric.ofFunction("f", "Duration", "Average");

  @Test
  void ofAMinuteThatIsNotOverNoLessIsSaidThanOfTheOneBefore() {
    assertThat(rate(SUM, new Point(60, 9), new Point(120, 2))).isEqualTo(9L);
    assertThat(rate(SUM, new Point(60, 2), new Point(120, 9))).isEqualTo(9L);
    assertThat(rate(AVERAGE, new Point(60, 9), new Point(120, 2.5))).isEqualTo(number("2.5"));
  }

  @Test
  void aMinuteLongAgoIsNotTheOneBefore() {
    assertThat(rate(SUM, new Point(0, 9), new Point(120, 2))).isEqualTo(2L);
    assertThat(rate(SUM, new Point(0, 9), new Point(60, 2))).isEqualTo(2L);
  }

  @Test
  void whatIsNotMeasuredIsNotSaid() {
    assertThat(rate(SUM)).isNull();
    assertThat(new Rates(Map.of(), 120).of(null)).isNull();
  }

  private static Object number(String text) {
    return new BigDecimal(text);
  }

  private static @Nullable Object rate(Metric metric, Point... points) {
    return new Rates(Map.of(metric, List.of(points)), 120).of(metric);
  }
}
