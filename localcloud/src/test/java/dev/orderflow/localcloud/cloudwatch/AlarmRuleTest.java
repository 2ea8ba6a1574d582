package dev.orderflow.localcloud.cloudwatch;

import static dev.orderflow.localcloud.cloudwatch.State.ALARM;
import static dev.orderflow.localcloud.cloudwatch.State.INSUFFICIENT_DATA;
import static dev.orderflow.localcloud.cloudwatch.State.OK;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * CloudWatch user guide, "Configuring how CloudWatch alarms treat missing data", whose tables are
 * read from the left: the oldest period first, {@code 0} is no breach, {@code X} is one, and {@code
 * -} is missing.
 */
class AlarmRuleTest {

  /** Three periods, all of which must breach. */
  @ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
  @CsvSource({
    "0-X-X, OK,                OK,     OK,    OK",
    "0----, OK,                OK,     OK,    OK",
    "-----, INSUFFICIENT_DATA, RETAIN, ALARM, OK",
    "0XX-X, ALARM,             ALARM,  ALARM, ALARM",
    "--X--, ALARM,             RETAIN, ALARM, OK",
    "XXX00, OK,                OK,     OK,    OK",
    "00XXX, ALARM,             ALARM,  ALARM, ALARM",
    "XX-0X, OK,                OK,     OK,    OK",
  })
  void threeOfThree(
      String range, String missing, String ignore, String breaching, String notBreaching) {
    check(3, 3, range, MissingData.MISSING, missing);
    check(3, 3, range, MissingData.IGNORE, ignore);
    check(3, 3, range, MissingData.BREACHING, breaching);
    check(3, 3, range, MissingData.NOT_BREACHING, notBreaching);
  }

  /** Three periods, two of which must breach. */
  @ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
  @CsvSource({
    "0-X-X, ALARM, ALARM,  ALARM, ALARM",
    "00X0X, ALARM, ALARM,  ALARM, ALARM",
    "0-X--, OK,    OK,     ALARM, OK",
    "----0, OK,    OK,     ALARM, OK",
    "---X-, ALARM, RETAIN, ALARM, OK",
  })
  void twoOfThree(
      String range, String missing, String ignore, String breaching, String notBreaching) {
    check(3, 2, range, MissingData.MISSING, missing);
    check(3, 2, range, MissingData.IGNORE, ignore);
    check(3, 2, range, MissingData.BREACHING, breaching);
    check(3, 2, range, MissingData.NOT_BREACHING, notBreaching);
  }

  /** "Avoiding premature transitions to alarm state". */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({"----X, RETAIN", "---X-, RETAIN", "---X0, OK", "--X-0, OK", "--XX-, ALARM"})
  void aFewBreachesAreNotEnough(String range, String expected) {
    check(3, 3, range, MissingData.MISSING, expected);
  }

  @ParameterizedTest(name = "{0}: {1} {2} {3} {4}")
  @CsvSource({
    "--X, ALARM,             ALARM,  ALARM, ALARM",
    "X00, OK,                OK,     OK,    OK",
    "X--, ALARM,             ALARM,  ALARM, ALARM",
    "---, INSUFFICIENT_DATA, RETAIN, ALARM, OK",
  })
  void oneOfOne(
      String range, String missing, String ignore, String breaching, String notBreaching) {
    check(1, 1, range, MissingData.MISSING, missing);
    check(1, 1, range, MissingData.IGNORE, ignore);
    check(1, 1, range, MissingData.BREACHING, breaching);
    check(1, 1, range, MissingData.NOT_BREACHING, notBreaching);
  }

  @ParameterizedTest(name = "{0} is {1} threshold: {2}")
  @CsvSource({
    "4, GreaterThanOrEqualToThreshold, OK",
    "5, GreaterThanOrEqualToThreshold, ALARM",
    "5, GreaterThanThreshold,          OK",
    "6, GreaterThanThreshold,          ALARM",
    "6, LessThanOrEqualToThreshold,    OK",
    "5, LessThanOrEqualToThreshold,    ALARM",
    "5, LessThanThreshold,             OK",
    "4, LessThanThreshold,             ALARM",
  })
  void comparesWithTheThreshold(double value, String comparison, State expected) {
    var rule = new AlarmRule(1, 1, Comparison.of(comparison), 5, MissingData.MISSING);

    assertThat(rule.decide(List.of(value), OK)).isEqualTo(expected);
  }

  @ParameterizedTest
  @EnumSource
  void treatmentsAreKnownByCloudWatchsNames(MissingData treatment) {
    assertThat(MissingData.of(treatment.toString())).isEqualTo(treatment);
  }

  private static void check(
      int periods, int toAlarm, String range, MissingData missing, String expected) {
    var rule = new AlarmRule(periods, toAlarm, Comparison.AT_LEAST, 1, missing);
    for (State current : List.of(OK, ALARM, INSUFFICIENT_DATA)) {
      State wanted = expected.equals("RETAIN") ? current : State.valueOf(expected);
      assertThat(rule.decide(values(range), current))
          .as("%s of %s", missing, range)
          .isEqualTo(wanted);
    }
  }

  /** The latest first. */
  private static List<@Nullable Double> values(String range) {
    List<@Nullable Double> values = new ArrayList<>();
    range.chars().forEach(c -> values.addFirst(c == '-' ? null : (Double) (c == 'X' ? 1.0 : 0.0)));
    return values;
  }
}
