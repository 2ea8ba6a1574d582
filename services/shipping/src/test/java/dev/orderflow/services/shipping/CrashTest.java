package dev.orderflow.services.shipping;

import static dev.orderflow.services.shipping.Milestones.ORDER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Milestone.Kind;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * The process dies before or after every call that it makes, once and twice, and its messages come
 * again. Whatever the schedule, carrier, table and facts agree in the end, and exactly one of a
 * cancel and the dispatch has won.
 */
class CrashTest {

  /** A message and how many seconds after the start it comes. */
  record Arrival(Kind kind, int second) {}

  static final List<List<Arrival>> SCENARIOS = scenarios();

  private static List<List<Arrival>> scenarios() {
    List<List<Arrival>> scenarios = new ArrayList<>();
    scenarios.add(paidAnd());
    scenarios.add(paidAnd(new Arrival(Kind.PAID, 1)));
    scenarios.add(paidAnd(new Arrival(Kind.PAID, 12)));
    scenarios.add(paidAnd(new Arrival(Kind.RETURNING, 100), new Arrival(Kind.RETURNING, 101)));
    // before the booking, just before and after the dispatch, after the delivery
    for (int second : List.of(-1, 1, 7, 10, 11, 17, 30)) {
      scenarios.add(paidAnd(new Arrival(Kind.CANCELLING, second)));
      scenarios.add(
          paidAnd(new Arrival(Kind.CANCELLING, second), new Arrival(Kind.CANCELLING, second + 1)));
    }
    for (int second : List.of(-1, 1, 7)) {
      scenarios.add(paidAnd(new Arrival(Kind.CANCELLED, second)));
      scenarios.add(
          paidAnd(new Arrival(Kind.CANCELLING, second), new Arrival(Kind.CANCELLED, second + 1)));
    }
    return scenarios;
  }

  private static List<Arrival> paidAnd(Arrival... more) {
    List<Arrival> arrivals = new ArrayList<>(List.of(new Arrival(Kind.PAID, 0)));
    arrivals.addAll(List.of(more));
    return arrivals;
  }

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void endsRightHoweverOftenItDies(List<Arrival> scenario) {
    int points = run(scenario, null, Set.of());
    for (int first = 0; first < points; first++) {
      run(scenario, null, Set.of(first));
      for (int second = first + 1; second < points + 12; second++) {
        run(scenario, null, Set.of(first, second));
      }
    }
  }

  @ParameterizedTest
  @FieldSource("SCENARIOS")
  void endsRightWhereTheCarrierRefuses(List<Arrival> scenario) {
    if (scenario.stream().anyMatch(it -> it.kind() == Kind.RETURNING)) {
      return; // what was never sent is never returned
    }
    int points = run(scenario, "AQ", Set.of());
    for (int point = 0; point < points; point++) {
      run(scenario, "AQ", Set.of(point));
    }
  }

  private static int run(List<Arrival> scenario, @Nullable String country, Set<Integer> crashes) {
    World world = new World(new Crashes(crashes));
    for (Arrival arrival : scenario) {
      String milestone =
          country == null ? Milestones.of(arrival.kind()) : Milestones.to(arrival.kind(), country);
      world.send(milestone, Duration.ofSeconds(arrival.second()));
    }
    world.run();
    check(world, scenario, "dies at " + new TreeSet<>(crashes));
    return world.crashes.passed();
  }

  private static void check(World world, List<Arrival> scenario, String schedule) {
    boolean cancelAsked = scenario.stream().anyMatch(it -> it.kind() == Kind.CANCELLING);
    String state = world.table.attribute(ORDER, "state");
    Set<String> facts = new TreeSet<>(facts(world, schedule).values());
    Set<String> expected = new TreeSet<>(expected(state, cancelAsked));

    assertThat(facts).as("facts of %s, %s", state, schedule).isEqualTo(expected);
    assertThat(world.carrier.dispatched.contains(ORDER))
        .as("dispatched at the carrier, %s, %s", state, schedule)
        .isEqualTo(facts.contains("Parcel Dispatched"));
    assertThat(world.carrier.places.contains(ORDER))
        .as("a place at the carrier, %s, %s", state, schedule)
        .isEqualTo(facts.contains("Parcel Dispatched"));
    assertThat(world.carrier.fetched.contains(ORDER))
        .as("fetched, %s, %s", state, schedule)
        .isEqualTo(facts.contains("Parcel Returned"));
  }

  private static List<String> expected(String state, boolean cancelAsked) {
    List<String> expected =
        new ArrayList<>(
            switch (state) {
              case "WITHDRAWN" -> cancelAsked ? List.of("Shipment Withdrawn") : List.of();
              case "REFUSED" -> List.of("Shipment Refused");
              case "DELIVERED" -> List.of("Parcel Dispatched", "Parcel Delivered");
              case "RETURNED" ->
                  List.of("Parcel Dispatched", "Parcel Delivered", "Parcel Returned");
              default -> throw new AssertionError("not an end: " + state);
            });
    if (cancelAsked && expected.contains("Parcel Dispatched")) {
      expected.add("Withdrawal Refused");
    }
    return expected;
  }

  /** By id; what is told again must be the same. */
  private static Map<String, String> facts(World world, String schedule) {
    Map<String, String> details = new HashMap<>();
    Map<String, String> types = new HashMap<>();
    for (var entry : world.told) {
      String id = JsonObjects.text(JsonObjects.object("detail", Json.parse(entry.detail())), "id");
      String before = details.putIfAbsent(id, entry.detail());
      assertThat(entry.detail()).as(schedule).isEqualTo(before == null ? entry.detail() : before);
      types.put(id, entry.detailType());
    }
    return types;
  }
}
