package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentDeclined;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.kit.DomainEvent;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The process dies before and after every single call that it makes, and a cancellation comes
 * between any two of them. The money is taken at most once, and the books, the provider and what
 * was told agree, whatever happens.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CrashTest {

  private final Shop shop = new Shop();
  private int orders;

  @AfterAll
  void nobodyIsAskedTwiceUnderTwoKeys() {
    try (shop) {
      assertThat(shop.ordersAtProvider()).hasSizeGreaterThan(1000).doesNotHaveDuplicates();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok_visa",
        "tok_declined",
        "tok_insufficient_funds",
        "tok_timeout",
        "tok_late",
        "tok_unknown"
      })
  void aChargeSurvivesADeathAtAnyPoint(String token) {
    dieAtEachPoint(token, id -> List.of(Events.reserved(id, token)));
    dieAtEachPoint(token, id -> List.of(Events.reserved(id, token), Events.reserved(id, token)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tok_visa",
        "tok_declined",
        "tok_insufficient_funds",
        "tok_timeout",
        "tok_late",
        "tok_unknown",
        "tok_refund_pending",
        "tok_refund_failed"
      })
  void aCancellationBeforeOrAfterSurvivesADeathAtAnyPoint(String token) {
    dieAtEachPoint(token, id -> List.of(Events.reserved(id, token), Events.cancelled(id)));
    dieAtEachPoint(token, id -> List.of(Events.cancelled(id), Events.reserved(id, token)));
    dieAtEachPoint(
        token,
        id -> List.of(Events.cancelled(id), Events.reserved(id, token), Events.cancelled(id)));
  }

  /** Both deaths in one life: of the charge, and of what comes again after it. */
  @ParameterizedTest
  @ValueSource(strings = {"tok_visa", "tok_late", "tok_refund_pending", "tok_refund_failed"})
  void twoDeathsAreNoWorseThanOne(String token) {
    Messages messages = id -> List.of(Events.reserved(id, token), Events.cancelled(id));
    int points = new Schedule(shop, messages.of(nextOrder())).points();
    for (int first = 0; first < points; first++) {
      for (int second = first + 1; second < points; second++) {
        String id = nextOrder();
        Set<Integer> deaths = Set.of(first, second);
        new Schedule(shop, messages.of(id)).run(dieAt(deaths));
        checkEnd(id, token, true, "deaths " + new TreeSet<>(deaths));
      }
    }
  }

  /** The other handler runs as a whole between any two calls of this one. */
  @ParameterizedTest
  @CsvSource({
    "tok_visa,false", "tok_declined,false", "tok_timeout,false", "tok_late,false",
    "tok_unknown,false", "tok_visa,true", "tok_declined,true", "tok_timeout,true",
    "tok_late,true", "tok_unknown,true", "tok_refund_pending,false", "tok_refund_pending,true",
    "tok_refund_failed,false", "tok_refund_failed,true"
  })
  void aCancellationMayComeBetweenAnyTwoCallsOfACharge(String token, boolean thenDies) {
    meet(token, id -> Events.reserved(id, token), Events::cancelled, thenDies);
    meet(token, Events::cancelled, id -> Events.reserved(id, token), thenDies);
  }

  @ParameterizedTest
  @ValueSource(strings = {"tok_visa", "tok_timeout", "tok_late", "tok_unknown", "tok_declined"})
  void theSameChargeMayRunBesideItself(String token) {
    int points = new Schedule(shop, List.of(Events.reserved(nextOrder(), token))).points();
    for (int at = 0; at < points; at++) {
      String id = nextOrder();
      Schedule schedule = new Schedule(shop, List.of(Events.reserved(id, token)));
      DomainEvent again = Events.reserved(id, token);
      schedule.run(once(at, () -> schedule.deliver(again)));
      checkEnd(id, token, false, "the same at " + at);
    }
  }

  /** And what comes between may die at any of its own points. */
  @ParameterizedTest
  @ValueSource(strings = {"tok_visa", "tok_timeout", "tok_late"})
  void aCancellationBetweenMayDieItself(String token) {
    int points = new Schedule(shop, List.of(Events.reserved(nextOrder(), token))).points();
    for (int at = 0; at < points; at++) {
      for (int death = 0; death < points; death++) {
        String id = nextOrder();
        Schedule schedule = new Schedule(shop, List.of(Events.reserved(id, token)));
        int dies = at + 1 + death;
        schedule.run(
            once(at, () -> schedule.deliver(Events.cancelled(id))).andThen(dieAt(Set.of(dies))));
        checkEnd(id, token, true, "cancelled at " + at + ", died at " + dies);
      }
    }
  }

  private interface Messages {
    List<DomainEvent> of(String orderId);
  }

  private interface Message {
    DomainEvent of(String orderId);
  }

  private void dieAtEachPoint(String token, Messages messages) {
    int points = new Schedule(shop, messages.of(nextOrder())).points();
    for (int death = 0; death < points; death++) {
      String id = nextOrder();
      List<DomainEvent> sent = messages.of(id);
      new Schedule(shop, sent).run(dieAt(Set.of(death)));
      boolean cancelled = sent.stream().anyMatch(it -> it.type().equals("Order Cancelled"));
      checkEnd(id, token, cancelled, "death at " + death + " of " + sent);
    }
  }

  private void meet(String token, Message first, Message between, boolean thenDies) {
    int points = new Schedule(shop, List.of(first.of(nextOrder()))).points();
    for (int at = 0; at < points; at++) {
      String id = nextOrder();
      int death = at;
      Schedule schedule = new Schedule(shop, List.of(first.of(id)));
      schedule.run(
          once(
              at,
              () -> {
                schedule.deliver(between.of(id));
                if (thenDies) {
                  throw new Crash(death);
                }
              }));
      checkEnd(id, token, true, between.of(id).type() + " at " + at);
    }
  }

  private static IntConsumer dieAt(Set<Integer> points) {
    return point -> {
      if (points.contains(point)) {
        throw new Crash(point);
      }
    };
  }

  private static IntConsumer once(int at, Runnable what) {
    return point -> {
      if (point == at) {
        what.run();
      }
    };
  }

  private String nextOrder() {
    return "ORD-" + orders++;
  }

  private void checkEnd(String id, String token, boolean cancelled, String how) {
    String state = shop.payment(id, "state");
    List<String> billingFact = shop.billingFact(id);
    assertThat(end(state, token, cancelled))
        .as("%s: %s, told %s", how, state, billingFact)
        .isTrue();
    assertThat(billingFact)
        .as("%s: told when %s", how, state)
        .isEqualTo(toldWhen(state, billingFact));
    assertThat(shop.atProvider(id)).as("%s: at the provider", how).isIn(atProvider(state));
    checkMoney(id, state, how);
    checkSameWords(id, how);
  }

  private static boolean end(String state, String token, boolean cancelled) {
    boolean refused = token.equals("tok_declined") || token.equals("tok_insufficient_funds");
    return switch (state) {
      case "CAPTURED" -> !cancelled && !refused;
      case "DECLINED" -> refused;
      case "REFUNDED" -> cancelled && !refused && !token.equals("tok_refund_failed");
      case "REFUND_FAILED" -> cancelled && token.equals("tok_refund_failed");
      case "VOIDED", "CANCELLED" -> cancelled;
      default -> false;
    };
  }

  private static List<String> toldWhen(String state, List<String> billingFact) {
    return switch (state) {
      // A refund that failed is not told as one.
      case "CAPTURED", "REFUND_FAILED" -> List.of(PaymentCaptured.TYPE);
      case "DECLINED" -> List.of(PaymentDeclined.TYPE);
      case "REFUNDED" -> List.of(PaymentCaptured.TYPE, PaymentRefunded.TYPE);
      default -> List.of();
    };
  }

  private static List<String> atProvider(String state) {
    return switch (state) {
      case "CANCELLED" -> List.of("");
      // An authorisation that was refused holds nothing either.
      case "VOIDED" -> List.of("VOIDED", "DECLINED");
      default -> List.of(state);
    };
  }

  private void checkMoney(String id, String state, String how) {
    boolean kept = state.equals("CAPTURED") || state.equals("REFUND_FAILED");
    long due = kept ? Events.DUE.minorUnits() : 0;
    assertThat(shop.balance(id, "")).as("%s: the ledger", how).isZero();
    assertThat(shop.balance(id, "provider:")).as("%s: taken", how).isEqualTo(due);
    assertThat(shop.balance(id, "customer:" + id)).as("%s: owed", how).isEqualTo(-due);
  }

  /** A fact that is told again is the same event, word for word. */
  private void checkSameWords(String id, String how) {
    shop.bus.billingFact(id).stream()
        .collect(Collectors.groupingBy(TappedBus.BillingFact::type))
        .forEach(
            (type, events) ->
                assertThat(events)
                    .extracting(it -> Objects.requireNonNull(it.detail().get("data")))
                    .as("%s: %s", how, type)
                    .containsOnly(Objects.requireNonNull(events.getFirst().detail().get("data"))));
  }
}
