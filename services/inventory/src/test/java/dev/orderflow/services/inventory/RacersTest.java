package dev.orderflow.services.inventory;

import static dev.orderflow.contracts.Milestone.Kind.PROCESSED;
import static dev.orderflow.services.inventory.Warehouse.line;
import static dev.orderflow.services.inventory.Warehouse.order;
import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.OrderView;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Orders that all want the same, all at once. */
class RacersTest {

  private static final int RACERS = 300;

  private final Warehouse warehouse = new Warehouse();

  @AfterEach
  void close() {
    warehouse.addsUp();
    warehouse.close();
  }

  @Test
  void exactlyOneGetsTheLastUnit() throws Exception {
    warehouse.put("LAST", 100, 1);

    race(IntStream.range(0, RACERS).mapToObj(i -> order("O" + i, line("LAST", 1))).toList());

    assertThat(ended("Stock Reserved")).isEqualTo(1);
    assertThat(ended("Stock Refused")).isEqualTo(RACERS - 1);
    assertThat(warehouse.units("LAST", "reserved")).isEqualTo(1);
  }

  /** Whoever wants two things, in whichever order, gets both or none; and what is there is sold. */
  @Test
  void bothLinesOrNone() throws Exception {
    warehouse.put("A", 100, 50);
    warehouse.put("B", 100, 50);

    race(
        IntStream.range(0, RACERS)
            .mapToObj(
                i ->
                    i % 2 == 0
                        ? order("O" + i, line("A", 1), line("B", 1))
                        : order("O" + i, line("B", 1), line("A", 1)))
            .toList());

    assertThat(ended("Stock Reserved")).isEqualTo(50);
    assertThat(warehouse.units("A", "available")).isZero();
    assertThat(warehouse.units("B", "available")).isZero();
  }

  /** The same order handed to many at once is reserved once, and all of them say the same. */
  @Test
  void oneOrderHeardByManyIsReservedOnce() throws Exception {
    warehouse.put("A", 100, 50);

    race(IntStream.range(0, RACERS).mapToObj(_ -> order("SAME", line("A", 2))).toList());

    assertThat(warehouse.types("SAME")).containsExactly("Stock Reserved");
    assertThat(warehouse.units("A", "reserved")).isEqualTo(2);
  }

  private void race(List<OrderView> orders) throws Exception {
    CyclicBarrier start = new CyclicBarrier(orders.size());
    List<Future<Boolean>> racers = new ArrayList<>();
    try (ExecutorService runners =
        Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      for (OrderView order : orders) {
        racers.add(
            runners.submit(
                () -> {
                  start.await();
                  return hearUntilDone(order);
                }));
      }
    }
    for (Future<Boolean> racer : racers) {
      assertThat(racer.get()).isTrue();
    }
  }

  /** As its queue would: a message that lost too many races comes again. */
  private boolean hearUntilDone(OrderView order) {
    for (int i = 0; i < 5; i++) {
      if (warehouse.hear(PROCESSED, order)) {
        return true;
      }
    }
    return false;
  }

  private long ended(String fact) {
    return warehouse.bus.told().stream().filter(it -> fact.equals(it.get("type"))).count();
  }
}
