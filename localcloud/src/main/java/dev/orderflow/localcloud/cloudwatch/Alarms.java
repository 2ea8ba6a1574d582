package dev.orderflow.localcloud.cloudwatch;

import dev.orderflow.localcloud.metrics.Metrics;
import dev.orderflow.localcloud.template.Alarm;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The alarms of the templates, by name. */
final class Alarms {

  private static final int MOST_AT_ONCE = 100;
  private static final int USUALLY_AT_ONCE = 50;

  private final List<Watch> watches;
  private final Instant created;

  Alarms(List<Alarm> alarms, Instant created) {
    this.watches =
        alarms.stream()
            .sorted(Comparator.comparing(Alarm::name))
            .map(alarm -> new Watch(alarm, created))
            .toList();
    this.created = created;
  }

  Instant created() {
    return created;
  }

  void look(Metrics metrics) {
    watches.forEach(watch -> watch.look(metrics));
  }

  /**
   * Which alarms are asked for.
   *
   * @param names all alarms if there are none
   * @param token as the page before gave it
   */
  record Question(
      Set<String> names, String prefix, Optional<String> state, int most, @Nullable String token) {

    Question {
      if (most < 1 || most > MOST_AT_ONCE) {
        throw Errors.invalid("MaxRecords must be between 1 and " + MOST_AT_ONCE + ".");
      }
      if (!names.isEmpty() && !prefix.isEmpty()) {
        throw new dev.orderflow.localcloud.endpoint.AwsError(
            "InvalidParameterCombination",
            400,
            "AlarmNames and AlarmNamePrefix exclude each other.");
      }
    }

    Question(Set<String> names, String prefix, Optional<String> state, @Nullable String token) {
      this(names, prefix, state, USUALLY_AT_ONCE, token);
    }

    private boolean isAbout(Watch watch) {
      String name = watch.alarm().name();
      return (names.isEmpty() || names.contains(name))
          && name.startsWith(prefix)
          && state.map(it -> it.equals(watch.state().state().name())).orElse(true)
          && (token == null || name.compareTo(token) > 0);
    }
  }

  /**
   * @param next the token of the next page, if there is one
   */
  record Page(List<Watch> watches, Optional<String> next) {}

  Page find(Question question) {
    List<Watch> found = watches.stream().filter(question::isAbout).toList();
    if (found.size() <= question.most()) {
      return new Page(found, Optional.empty());
    }
    List<Watch> first = found.subList(0, question.most());
    return new Page(first, Optional.of(first.getLast().alarm().name()));
  }
}
