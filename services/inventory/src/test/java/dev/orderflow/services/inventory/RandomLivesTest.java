package dev.orderflow.services.inventory;

import static dev.orderflow.services.inventory.Warehouse.line;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderView;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Orders of every length live every life at once, with messages that come twice, late and out of
 * order, and a process that dies again and again. Afterwards each order is where its life ends, and
 * the books add up.
 */
class RandomLivesTest {

  private static final int RUNS = 8;
  private static final int ORDERS = 25;
  private static final int PRODUCTS = 110;

  private final Random random = Seeds.random();

  /** An order's way as the rest of the system would have it. */
  private enum Life {
    KEPT,
    CANCELLED_EARLY,
    CANCELLED,
    SENT,
    SENT_BACK
  }

  private record Message(Milestone.Kind kind, OrderView order) {}

  @Test
  void everyLifeEndsWhereItShould() {
    try (Warehouse warehouse = new Warehouse()) {
      for (int run = 0; run < RUNS; run++) {
        live(warehouse, "RUN" + run + "-", run % 2 == 0 ? 1000 : 90);
      }
    }
  }

  private void live(Warehouse warehouse, String run, int most) {
    IntStream.range(0, PRODUCTS)
        .forEach(i -> warehouse.put(run + i, 100, random.nextInt(most - 80, most)));
    Map<String, Life> lives = new HashMap<>();
    List<Message> waiting = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      OrderView order = order(run, i);
      Life life = Life.values()[random.nextInt(Life.values().length)];
      lives.put(order.orderId(), life);
      waiting.add(new Message(Milestone.Kind.PROCESSED, order));
      if (life == Life.CANCELLED_EARLY) {
        waiting.add(new Message(Milestone.Kind.CANCELLED, order));
      }
    }
    while (!waiting.isEmpty()) {
      Message message = waiting.remove(random.nextInt(waiting.size()));
      if (isHeard(warehouse, message)) {
        waiting.addAll(consequences(warehouse, message, lives));
      } else {
        waiting.add(message);
      }
      if (random.nextInt(4) == 0) {
        waiting.add(message);
      }
    }
    warehouse.weather.calm();
    warehouse.addsUp();
    lives.forEach((id, life) -> check(warehouse, id, life));
  }

  private OrderView order(String run, int number) {
    int size = random.nextInt(6) == 0 ? 100 : 1 + random.nextInt(4);
    List<Integer> products = new ArrayList<>(IntStream.range(0, PRODUCTS).boxed().toList());
    Collections.shuffle(products, random);
    List<Line> lines =
        products.subList(0, size).stream().map(p -> line(run + p, 1 + random.nextInt(3))).toList();
    return Warehouse.order(run + "O" + number, null, lines);
  }

  /** Every third message meets a process that dies at one of its first calls. */
  private boolean isHeard(Warehouse warehouse, Message message) {
    Weather.Side side = random.nextBoolean() ? Weather.Side.BEFORE : Weather.Side.AFTER;
    warehouse.weather.dieAt(random.nextInt(3) == 0 ? 1 + random.nextInt(7) : 0, side);
    try {
      assertThat(warehouse.hear(message.kind(), message.order())).isTrue();
      return true;
    } catch (Weather.Death died) {
      return false;
    }
  }

  /** What the rest of the system says once it has heard that the stock is reserved, or is not. */
  private List<Message> consequences(Warehouse warehouse, Message heard, Map<String, Life> lives) {
    OrderView order = heard.order();
    if (heard.kind() != Milestone.Kind.PROCESSED) {
      return List.of();
    }
    List<String> told = warehouse.types(order.orderId());
    if (told.contains("Stock Refused")) {
      return List.of(new Message(Milestone.Kind.CANCELLED, order));
    }
    return switch (lives.getOrDefault(order.orderId(), Life.KEPT)) {
      case KEPT, CANCELLED_EARLY -> List.of();
      case CANCELLED -> List.of(new Message(Milestone.Kind.CANCELLED, order));
      case SENT -> List.of(new Message(Milestone.Kind.DISPATCHED, order));
      case SENT_BACK ->
          List.of(
              new Message(Milestone.Kind.DISPATCHED, order),
              new Message(Milestone.Kind.RETURNED, order));
    };
  }

  private static void check(Warehouse warehouse, String orderId, Life life) {
    String state = warehouse.state(orderId);
    List<String> told = warehouse.types(orderId);
    if (state.equals("REFUSED")) {
      assertThat(told).containsExactly("Stock Refused");
      return;
    }
    switch (life) {
      case KEPT -> assertThat(state).isEqualTo("RESERVED");
      case CANCELLED -> assertThat(state).isEqualTo("RELEASED");
      case CANCELLED_EARLY -> assertThat(state).isIn("CANCELLED", "RELEASED");
      case SENT -> assertThat(state).isEqualTo("SHIPPED");
      case SENT_BACK -> assertThat(state).isEqualTo("RETURNED");
    }
    assertThat(told)
        .containsExactlyInAnyOrderElementsOf(
            switch (state) {
              case "CANCELLED" -> List.of();
              case "RELEASED" -> List.of("Stock Reserved", "Stock Released");
              default -> List.of("Stock Reserved");
            });
  }
}
