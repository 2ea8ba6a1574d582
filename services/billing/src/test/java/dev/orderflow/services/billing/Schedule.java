package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.DomainEvent;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Delivers messages as a queue does: what fails, or dies, comes again until it is done, and what is
 * held back comes when its time has come.
 */
final class Schedule {

  /** Beyond this a message would be a dead letter. */
  private static final int MOST_DELIVERIES = 40;

  private final Shop shop;
  private final Deque<Runnable> queue = new ArrayDeque<>();

  Schedule(Shop shop, List<DomainEvent> messages) {
    this.shop = shop;
    messages.forEach(it -> queue.add(handling(it)));
  }

  /** How many points an undisturbed run passes. */
  int points() {
    run(_ -> {});
    return shop.points.passed();
  }

  /** Delivers everything until it is done. */
  void run(IntConsumer hook) {
    shop.points.watch(hook);
    for (int i = 0; !queue.isEmpty() || !shop.queue.sent().isEmpty(); i++) {
      assertThat(i).as("deliveries").isLessThan(MOST_DELIVERIES);
      attempt(queue.isEmpty() ? checking(shop.queue.sent().remove()) : queue.removeFirst());
    }
  }

  void deliver(DomainEvent message) {
    attempt(handling(message));
  }

  private Runnable handling(DomainEvent message) {
    return () -> shop.function.handle(message);
  }

  private Runnable checking(RefundCheck check) {
    return () -> {
      shop.clock.reach(check.due());
      shop.function.check(check);
    };
  }

  private void attempt(Runnable delivery) {
    try {
      delivery.run();
    } catch (Crash | UnsettledException e) {
      queue.addLast(delivery);
    } catch (FailedRefundException e) {
      // A dead letter.
    }
  }
}
