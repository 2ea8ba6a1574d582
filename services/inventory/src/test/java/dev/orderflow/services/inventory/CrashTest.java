package dev.orderflow.services.inventory;

import static dev.orderflow.contracts.Milestone.Kind.CANCELLED;
import static dev.orderflow.contracts.Milestone.Kind.DISPATCHED;
import static dev.orderflow.contracts.Milestone.Kind.PROCESSED;
import static dev.orderflow.contracts.Milestone.Kind.RETURNED;
import static dev.orderflow.services.inventory.Warehouse.line;
import static dev.orderflow.services.inventory.Warehouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The process dies before and after each call that an order costs; then its message comes again.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

  private static final int LINES = 100;

  private final Warehouse warehouse = new Warehouse();

  record Story(List<Milestone.Kind> milestones, int lines, int wanted, String end, String told) {}

  static Stream<Story> stories() {
    return Stream.of(1, LINES)
        .flatMap(
            lines ->
                Stream.of(
                    new Story(List.of(PROCESSED), lines, 1, "RESERVED", "[Stock Reserved]"),
                    new Story(List.of(PROCESSED), lines, 9, "REFUSED", "[Stock Refused]"),
                    new Story(List.of(CANCELLED, PROCESSED), lines, 1, "CANCELLED", "[]"),
                    new Story(
                        List.of(PROCESSED, CANCELLED),
                        lines,
                        1,
                        "RELEASED",
                        "[Stock Reserved, Stock Released]"),
                    new Story(
                        List.of(PROCESSED, DISPATCHED, RETURNED),
                        lines,
                        1,
                        "RETURNED",
                        "[Stock Reserved]"),
                    new Story(
                        List.of(PROCESSED, RETURNED, DISPATCHED),
                        lines,
                        1,
                        "RETURNED",
                        "[Stock Reserved]")));
  }

  @AfterAll
  void close() {
    warehouse.close();
  }

  @ParameterizedTest
  @MethodSource("stories")
  void endsTheSame(Story story) {
    int calls = tell(story, "calm", 0, Weather.Side.BEFORE);
    for (Weather.Side side : Weather.Side.values()) {
      for (int call = 1; call <= calls; call++) {
        tell(story, side + "-" + call, call, side);
      }
    }
    warehouse.addsUp();
  }

  /** While the second part of a long order is about to be set aside, its last product sells out. */
  @Test
  void whatWasHeldIsPutBackWhenALaterPartIsRefused() {
    OrderView order = order("SOLD-OUT", null, lines("S", LINES, 1));
    warehouse.weather.justBefore(3, () -> warehouse.put("S99", 100, 0));

    assertThat(warehouse.hear(PROCESSED, order)).isTrue();

    assertThat(warehouse.state("SOLD-OUT")).isEqualTo("REFUSED");
    assertThat(warehouse.told("SOLD-OUT").toString()).contains("skus=[S99]", "OUT_OF_STOCK");
    assertThat(warehouse.units("S0", "available")).isEqualTo(1);
    warehouse.addsUp();
  }

  /** A cancellation comes between the two parts of a long order. */
  @Test
  void whatWasHeldIsPutBackWhenTheOrderIsCancelledMeanwhile() {
    OrderView order = order("CANCELLED", null, lines("C", LINES, 1));
    warehouse.weather.justBefore(4, () -> assertThat(warehouse.hear(CANCELLED, order)).isTrue());

    assertThat(warehouse.hear(PROCESSED, order)).isTrue();

    assertThat(warehouse.state("CANCELLED")).isEqualTo("CANCELLED");
    assertThat(warehouse.types("CANCELLED")).isEmpty();
    assertThat(warehouse.units("C0", "available")).isEqualTo(1);
    warehouse.addsUp();
  }

  /** Returns the calls that it took. */
  private int tell(Story story, String name, int death, Weather.Side side) {
    String id =
        story.end()
            + story.lines()
            + story.milestones().size()
            + name
            + story.milestones().hashCode();
    OrderView order = order(id, null, lines(id, story.lines(), story.wanted()));
    warehouse.weather.dieAt(death, side);
    story.milestones().forEach(kind -> warehouse.hearThroughDeath(kind, order));
    int calls = warehouse.weather.calls();
    warehouse.weather.calm();
    story.milestones().forEach(kind -> assertThat(warehouse.hear(kind, order)).isTrue());
    assertThat(warehouse.state(id)).isEqualTo(story.end());
    assertThat(warehouse.types(id)).hasToString(story.told());
    return calls;
  }

  /** One unit of each is there. */
  private List<Line> lines(String prefix, int count, int wanted) {
    List<Line> lines = new ArrayList<>();
    IntStream.range(0, count)
        .forEach(
            i -> {
              warehouse.put(prefix + i, 100, 1);
              lines.add(line(prefix + i, i == count - 1 ? wanted : 1));
            });
    return lines;
  }
}
