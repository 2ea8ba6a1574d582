package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.DomainEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/** Delivers messages as a queue does: what fails, or dies, comes again until it is done. */
final class Schedule {

  /** Beyond this a message would be a dead letter. */
  private static final int MOST_DELIVERIES = 30;

  private final Shop shop;
  private final Deque<DomainEvent> queue;

  Schedule(Shop shop, List<DomainEvent> messages) {
    this.shop = shop;
    this.queue = new ArrayDeque<>(messages);
  }

  /** How many points an undisturbed run passes. */
  int points() {
    run(_ -> {});
    return shop.points.passed();
  }

  /** Delivers everything until it is done. */
  void run(IntConsumer hook) {
    shop.points.watch(hook);
    for (int i = 0; !queue.isEmpty(); i++) {
      assertThat(i).as("deliveries").isLessThan(MOST_DELIVERIES);
      deliver(queue.removeFirst());
    }
  }

  void deliver(DomainEvent message) {
    try {
      shop.function.handle(message);
    } catch (Crash | UnsettledException e) {
      queue.addLast(message);
    }
  }
}
