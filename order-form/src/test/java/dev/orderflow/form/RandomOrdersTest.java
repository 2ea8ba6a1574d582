package dev.orderflow.form;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Orders by chance: what holds for the samples holds for others too. */
class RandomOrdersTest {
  /** Broken, these refuse an order that the schema accepts: it has no words for them. */
  private static final Set<String> BEYOND_SCHEMA = Set.of("duplicate", "total", "future");

  private static final List<Shape> SHAPES = List.of(Shape.ORDER, Shape.LINE, Shape.ADDRESS);

  private final Random random = Seeds.random();
  private final RandomOrders orders = new RandomOrders(random);

  @Test
  void aValidOrderIsAcceptedByRulesAndSchemaAndSurvivesJson() {
    for (int i = 0; i < 500; i++) {
      Map<String, @Nullable Object> order = orders.next();
      String json = Json.write(order);
      assertThat(Details.problems(order)).as(json).isEmpty();
      assertThat(Details.read(Json.parse(json))).isEqualTo(Details.read(order));
      assertThat(OrderSchema.errors(json)).as(json).isEmpty();
    }
  }

  @Test
  void oneSpoiledFieldIsTheOneProblemTold() {
    for (int i = 0; i < 1_500; i++) {
      Map<String, @Nullable Object> order = orders.next();
      Place place = pick(places(order));
      Spoiled spoiled = pick(spoils(place));
      place.object().put(spoiled.field(), spoiled.value());
      String json = Json.write(order);
      assertThat(Details.problems(order))
          .as(json)
          .containsExactly(place.path() + spoiled.field() + " " + spoiled.rule());
      assertThat(OrderSchema.errors(json)).as(json).isNotEmpty();
    }
  }

  @Test
  void oneRequiredFieldLessIsTheOneProblemTold() {
    for (int i = 0; i < 500; i++) {
      Map<String, @Nullable Object> order = orders.next();
      Place place = pick(places(order));
      String field =
          pick(place.shape().fields().stream().filter(Field::isRequired).toList()).name();
      place.object().remove(field);
      String json = Json.write(order);
      assertThat(Details.problems(order))
          .as(json)
          .containsExactly(place.path() + field + " required");
      assertThat(OrderSchema.errors(json)).as(json).isNotEmpty();
    }
  }

  @Test
  void schemaAndRulesAgreeOnWhateverIsPutWhere() {
    int accepted = 0;
    for (int i = 0; i < 2_000; i++) {
      Map<String, @Nullable Object> order = orders.next();
      for (int spoiled = random.nextInt(4); spoiled >= 0; spoiled--) {
        List<@Nullable Object> junk = Spoiled.junk();
        put(pick(places(order)).object(), junk.get(random.nextInt(junk.size())));
      }
      String json = Json.write(order);
      List<String> problems = Details.problems(order);
      accepted += problems.isEmpty() ? 1 : 0;
      assertThat(OrderSchema.errors(json).isEmpty())
          .as("%s in %s", problems, json)
          .isEqualTo(problems.stream().allMatch(RandomOrdersTest::isBeyondSchema));
    }
    assertThat(accepted).isBetween(100, 1_900);
  }

  /** One object of an order, and what stands before the names of its fields. */
  private record Place(String path, Shape shape, Map<String, @Nullable Object> object) {}

  private static List<Place> places(Map<String, @Nullable Object> order) {
    List<Place> places = new ArrayList<>();
    places.add(new Place("", Shape.ORDER, order));
    add(places, "shippingAddress.", Shape.ADDRESS, order.get("shippingAddress"));
    List<?> lines = OrderRules.lines(order);
    for (int i = 0; i < lines.size(); i++) {
      add(places, OrderRules.linePath(i), Shape.LINE, lines.get(i));
    }
    return places;
  }

  @SuppressWarnings("unchecked")
  private static void add(List<Place> places, String path, Shape shape, @Nullable Object object) {
    if (object instanceof LinkedHashMap<?, ?> fields) {
      places.add(new Place(path, shape, (Map<String, @Nullable Object>) fields));
    }
  }

  /** Faults for the fields that the object has. */
  private static List<Spoiled> spoils(Place place) {
    return place.shape().fields().stream()
        .filter(field -> place.object().containsKey(field.name()))
        .flatMap(field -> Spoiled.all(field.name()).stream())
        .toList();
  }

  private void put(Map<String, @Nullable Object> object, @Nullable Object value) {
    String field = pick(pick(SHAPES).fields()).name();
    switch (random.nextInt(6)) {
      case 0 -> object.remove(field);
      case 1 -> object.put(field + "x", value);
      default -> object.put(field, value);
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static boolean isBeyondSchema(String problem) {
    return BEYOND_SCHEMA.contains(problem.substring(problem.lastIndexOf(' ') + 1));
  }
}
