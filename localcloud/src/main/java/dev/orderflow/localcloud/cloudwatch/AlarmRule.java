package dev.orderflow.localcloud.cloudwatch;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides an alarm's state from the values of its periods.
 *
 * @param periods how many are looked at
 * @param toAlarm how many of them must breach
 * @see <a
 *     href="https://docs.aws.amazon.com/AmazonCloudWatch/latest/monitoring/alarms-and-missing-data.html">Configuring
 *     how CloudWatch alarms treat missing data</a>
 */
record AlarmRule(
    int periods, int toAlarm, Comparison comparison, double threshold, MissingData missing) {

  /** Where values are missing, so many periods more are looked at. */
  static final int FURTHER_BACK = 2;

  /** How many periods the alarm needs to see. */
  int range() {
    return periods + FURTHER_BACK;
  }

  /**
   * @param values of the range, the latest first; null where there is none
   * @param current what the alarm says so far
   */
  State decide(List<? extends @Nullable Double> values, State current) {
    List<Double> real = values.stream().filter(Objects::nonNull).map(it -> (Double) it).toList();
    if (real.size() >= periods) {
      return breaches(real.subList(0, periods)) >= toAlarm ? State.ALARM : State.OK;
    }
    int breaches = breaches(real);
    return switch (missing) {
      case BREACHING -> breaches + periods - real.size() >= toAlarm ? State.ALARM : State.OK;
      case NOT_BREACHING -> breaches >= toAlarm ? State.ALARM : State.OK;
      case IGNORE -> breaches >= toAlarm ? State.ALARM : unless(breaches, real, current);
      case MISSING -> {
        if (real.isEmpty()) {
          yield State.INSUFFICIENT_DATA;
        }
        boolean alarm = breaches >= toAlarm || isOldBreach(values, real);
        yield alarm ? State.ALARM : unless(breaches, real, current);
      }
    };
  }

  /** What there is breaches, but is too little to say so. */
  private static State unless(int breaches, List<Double> real, State current) {
    return breaches == real.size() ? current : State.OK;
  }

  /** Nothing but breaches, and the first of them so long ago that all since could have been. */
  private boolean isOldBreach(List<? extends @Nullable Double> values, List<Double> real) {
    int oldest = values.size();
    while (oldest > 0 && values.get(oldest - 1) == null) {
      oldest--;
    }
    return breaches(real) == real.size() && oldest >= toAlarm;
  }

  private int breaches(List<Double> values) {
    return (int) values.stream().filter(it -> comparison.breaches(it, threshold)).count();
  }
}
