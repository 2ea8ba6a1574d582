package dev.orderflow.localcloud.cloudwatch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.localcloud.template.Alarm;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** When an alarm changes. */
class WatchTest {

  private final Meters meters = new Meters();
  private final Watch letters =
      watch(Meters.alarm("letters", Meters.DEPTH, "Maximum", 1, "notBreaching"));
  private final Watch errors =
      watch(Meters.alarm("errors", Meters.ERRORS, "Sum", 1, "notBreaching"));

  private Watch watch(Alarm alarm) {
    return new Watch(alarm, meters.instant());
  }

  @Test
  void knowsNothingBeforeTheFirstLook() {
    assertThat(letters.state().state()).isEqualTo(State.INSUFFICIENT_DATA);
    assertThat(letters.state().reason()).isEqualTo("Unchecked: Initial alarm creation");
  }

  @Test
  void aGaugeCountsWithItsLatestValue() {
    meters.depth.record(0);
    assertThat(at("01:00:01", letters)).isEqualTo(State.OK);
    meters.depth.record(2);
    assertThat(at("01:00:02", letters)).isEqualTo(State.ALARM);
    assertThat(letters.state().since()).isEqualTo(Instant.parse("2026-11-29T01:00:02Z"));
    assertThat(letters.state().reason())
        .isEqualTo(
            "Threshold Crossed: 1 datapoint [2.0 (29/11/26 01:00:00)] was greater than or equal to"
                + " the threshold (1.0).");
    meters.depth.record(0);
    assertThat(at("01:00:03", letters)).isEqualTo(State.OK);
    assertThat(letters.state().reason()).contains("[0.0 (29/11/26 01:00:00)] was not greater than");
  }

  @Test
  void anEventShowsAtOnceAndUntilItsMinuteAndTheNextAreOver() {
    meters.errors.record(0);
    assertThat(at("01:00:50", errors)).isEqualTo(State.OK);
    meters.errors.record(1);
    assertThat(at("01:00:59", errors)).isEqualTo(State.ALARM);
    assertThat(at("01:01:00", errors)).isEqualTo(State.ALARM);
    meters.errors.record(0);
    assertThat(at("01:01:59", errors)).isEqualTo(State.ALARM);
    assertThat(at("01:02:00", errors)).isEqualTo(State.OK);
    assertThat(errors.state().since()).isEqualTo(Instant.parse("2026-11-29T01:02:00Z"));
  }

  /** As on AWS, where the last value that came decides for as long as it is looked back at. */
  @Test
  void anEventWithNothingAfterItShowsForLonger() {
    meters.errors.record(1);
    assertThat(at("01:00:10", errors)).isEqualTo(State.ALARM);
    assertThat(at("01:03:59", errors)).isEqualTo(State.ALARM);
    assertThat(at("01:04:00", errors)).isEqualTo(State.OK);
    assertThat(errors.state().reason())
        .isEqualTo(
            "Threshold Crossed: no datapoints were received for 1 period and 1 missing datapoint"
                + " was treated as [NonBreaching].");
  }

  @Test
  void anAverageIsJudgedWhenItsPeriodIsOver() {
    Watch average = watch(Meters.alarm("average", Meters.ERRORS, "Average", 1, "notBreaching"));
    meters.errors.record(1);
    assertThat(at("01:00:10", average)).isEqualTo(State.OK);
    assertThat(at("01:01:01", average)).isEqualTo(State.ALARM);
  }

  @Test
  void severalPeriodsHaveToBreach() {
    Watch slow = watch(Meters.alarm("slow", Meters.DEPTH, "Maximum", 3, "notBreaching"));
    meters.depth.record(5);
    assertThat(at("01:00:30", slow)).isEqualTo(State.OK);
    meters.depth.record(5);
    assertThat(at("01:01:30", slow)).isEqualTo(State.OK);
    meters.depth.record(5);
    assertThat(at("01:02:01", slow)).isEqualTo(State.ALARM);
    meters.depth.record(0);
    assertThat(at("01:02:02", slow)).isEqualTo(State.OK);
  }

  @Test
  void withoutDataItSaysSo() {
    Watch missing = watch(Meters.alarm("missing", Meters.ERRORS, "Sum", 2, "missing"));
    assertThat(at("01:00:01", missing)).isEqualTo(State.INSUFFICIENT_DATA);
    assertThat(missing.state().reason()).isEqualTo("Insufficient Data: 2 datapoints were unknown.");
  }

  /** What was just recorded is so at that time, and looked at then. */
  private State at(String time, Watch watch) {
    meters.move(time);
    meters.metrics.settle();
    watch.look(meters.metrics);
    return watch.state().state();
  }
}
