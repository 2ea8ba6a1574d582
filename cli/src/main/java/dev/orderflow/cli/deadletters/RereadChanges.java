package dev.orderflow.cli.deadletters;

import dev.orderflow.cli.connect.Connection;
import dev.orderflow.cli.republishing.HistoryRepublisher;
import dev.orderflow.cli.republishing.HistoryRepublisher.Source;
import dev.orderflow.cli.republishing.StreamRecordHandover;
import dev.orderflow.cli.terminal.CommandException;
import dev.orderflow.deadletters.GivenUpChanges;
import dev.orderflow.deadletters.StreamRange;
import dev.orderflow.deadletters.UndeliverableException;
import dev.orderflow.kit.Times;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Brings changes back that Lambda gave up: from the stream while it has them, after that by having
 * the whole history published of whatever was changed at the time.
 */
final class RereadChanges implements GivenUpChanges {

  /** How far a function's clock, and the time until it has written, may be off the stream's. */
  private static final Duration MARGIN = Duration.ofMinutes(5);

  private static final Set<String> RECORDED = Set.of("processedAt", "rejectedAt", "recordedAt");

  /** Of an hour there are many letters, and one look into the table. */
  private record Hour(Source source, String function, String begin) {}

  private static final int HOUR_DIGITS = "2026-01-31T12".length();

  private final Connection connection;
  private final Set<Hour> published = new HashSet<>();

  RereadChanges(Connection connection) {
    this.connection = connection;
  }

  @Override
  public void bring(StreamRange range, String function) {
    try {
      reread(range, function);
    } catch (CommandException e) {
      throw new UndeliverableException(e.line());
    }
  }

  private void reread(StreamRange range, String function) {
    Optional<List<Map<String, Object>>> records =
        new StreamReading(connection.streams()).read(range);
    if (records.isPresent()) {
      StreamRecordHandover handover = new StreamRecordHandover(connection.lambda(), function);
      records.get().forEach(handover::add);
      handover.flush();
    } else {
      publishHours(range, function);
    }
  }

  private void publishHours(StreamRange range, String function) {
    Source source =
        Source.ofTable(range.table())
            .orElseThrow(() -> CommandException.found("the stream does not have them any more"));
    Set<Hour> hours = hours(range, source, function);
    hours.removeAll(published);
    if (!hours.isEmpty()) {
      Set<String> begins = hours.stream().map(Hour::begin).collect(Collectors.toSet());
      new HistoryRepublisher(connection, function)
          .republish(source, item -> recordedTimes(item).anyMatch(it -> begins.contains(hour(it))));
      published.addAll(hours);
    }
  }

  private static Set<Hour> hours(StreamRange range, Source source, String function) {
    Set<Hour> hours = new HashSet<>();
    Instant last = range.lastArrival().plus(MARGIN);
    for (Instant time = range.firstArrival().minus(MARGIN).truncatedTo(ChronoUnit.HOURS);
        !time.isAfter(last);
        time = time.plus(1, ChronoUnit.HOURS)) {
      hours.add(new Hour(source, function, hour(Times.text(time))));
    }
    return hours;
  }

  private static String hour(String time) {
    return time.substring(0, Math.min(HOUR_DIGITS, time.length()));
  }

  private static Stream<String> recordedTimes(Map<String, AttributeValue> attributes) {
    return attributes.entrySet().stream()
        .flatMap(
            it ->
                RECORDED.contains(it.getKey()) && it.getValue().s() != null
                    ? Stream.of(it.getValue().s())
                    : recordedTimes(it.getValue().m()));
  }
}
