package dev.orderflow.localcloud.cloudwatch;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why an alarm is in its state, in CloudWatch's words. */
final class Reason {

  static final String CREATED = "Unchecked: Initial alarm creation";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MM/yy HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Reason() {}

  /**
   * @param values those that decided, the latest first
   */
  static String of(State state, AlarmRule rule, List<DataPoint> values) {
    return switch (state) {
      case INSUFFICIENT_DATA ->
          "Insufficient Data: " + count(rule.periods(), "datapoint") + unknown(rule.periods());
      case OK, ALARM ->
          values.isEmpty()
              ? "Threshold Crossed: no datapoints were received for %s and %s treated as [%s]."
                  .formatted(
                      count(rule.periods(), "period"),
                      count(rule.periods(), "missing datapoint") + were(rule.periods()),
                      state == State.ALARM ? "Breaching" : "NonBreaching")
              : crossed(state, rule, values);
    };
  }

  private static String crossed(State state, AlarmRule rule, List<DataPoint> values) {
    return "Threshold Crossed: %s [%s]%s %s%s the threshold (%s)."
        .formatted(
            count(values.size(), "datapoint"),
            values.stream().map(Reason::text).collect(Collectors.joining(", ")),
            were(values.size()),
            state == State.ALARM ? "" : "not ",
            rule.comparison().words(),
            rule.threshold());
  }

  private static String text(DataPoint value) {
    return value.value() + " (" + TIME.format(Instant.ofEpochSecond(value.start())) + ")";
  }

  private static String count(int number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  private static String were(int number) {
    return number == 1 ? " was" : " were";
  }

  private static String unknown(int number) {
    return were(number) + " unknown.";
  }
}
