package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.kit.DomainEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkException;

/** Charges and cancellations of the same orders, by real threads at once. */
class RacersTest {

  private static final int ORDERS = 60;
  private static final int THREADS = 8;
  private static final int MOST_DELIVERIES = 50;

  @Test
  void whoeverWinsTheBooksAreRight() {
    long seed = Long.getLong("orderflow.seed", System.nanoTime());
    List<DomainEvent> messages = messages();
    Collections.shuffle(messages, new Random(seed));
    try (Shop shop = new Shop()) {
      try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
        messages.forEach(message -> threads.execute(() -> deliver(shop, message)));
      }
      IntStream.range(0, ORDERS).forEach(i -> check(shop, "RACE-" + i, "seed " + seed));
      assertThat(shop.ordersAtProvider()).doesNotHaveDuplicates();
    }
  }

  /** Each order charged three times; every second one cancelled twice. */
  private static List<DomainEvent> messages() {
    List<DomainEvent> messages = new ArrayList<>();
    for (int i = 0; i < ORDERS; i++) {
      String id = "RACE-" + i;
      DomainEvent charge = Events.reserved(id, i % 3 == 0 ? "tok_late" : "tok_visa");
      messages.addAll(List.of(charge, charge, charge));
      if (i % 2 == 0) {
        messages.addAll(List.of(Events.cancelled(id), Events.cancelled(id)));
      }
    }
    return messages;
  }

  private static void deliver(Shop shop, DomainEvent message) {
    for (int i = 0; i < MOST_DELIVERIES; i++) {
      try {
        shop.function.handle(message);
        return;
      } catch (UnsettledException | SdkException e) {
        // It comes again.
      }
    }
    throw new AssertionError("never done: " + message.id());
  }

  private static void check(Shop shop, String id, String how) {
    boolean cancelled = Integer.parseInt(id.substring(5)) % 2 == 0;
    String state = shop.payment(id, "state");
    long due = state.equals("CAPTURED") ? Events.DUE.minorUnits() : 0;
    assertThat(state)
        .as("%s, %s", id, how)
        .isIn(cancelled ? List.of("REFUNDED", "VOIDED", "CANCELLED") : List.of("CAPTURED"));
    assertThat(shop.balance(id, "provider:sandbox")).as("%s, %s", id, how).isEqualTo(due);
    assertThat(shop.atProvider(id)).as("%s, %s", id, how).isIn(state, "");
    assertThat(shop.billingFact(id).contains("Payment Captured"))
        .as("%s, %s: told when %s", id, how, state)
        .isEqualTo(state.equals("CAPTURED") || state.equals("REFUNDED"));
  }
}
