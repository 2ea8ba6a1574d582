package dev.orderflow.services.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.orderflow.contracts.Money;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.services.billing.stripe.StripeDouble;
import dev.orderflow.services.billing.stripe.StripeDouble.Fate;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The same misfortunes with Stripe behind the port, whose search may lag and answers get lost. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StripeCrashTest {

  /** Also for answers that do come: if one is late, it is only one more misfortune. */
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final StripeDouble stripe = new StripeDouble();
  private final Shop shop = new Shop(_ -> stripe.provider(PATIENCE));
  private int orders;

  @AfterAll
  void close() {
    shop.close();
    stripe.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void aDeathAtAnyPoint(int blindSearches) {
    int points = new Schedule(shop, chargedAndCancelled(nextOrder())).points();
    for (int death = 0; death < points; death++) {
      String id = nextOrder();
      int point = death;
      stripe.hideFromSearches(blindSearches);
      new Schedule(shop, chargedAndCancelled(id)).run(at -> dieAt(point, at));
      checkEnd(id, true, "death at " + death);
    }
  }

  @ParameterizedTest
  @CsvSource({"0,false", "0,true", "2,false", "2,true"})
  void aCancellationBetweenAnyTwoCalls(int blindSearches, boolean thenDies) {
    int points = new Schedule(shop, List.of(charge(nextOrder()))).points();
    for (int between = 0; between < points; between++) {
      String id = nextOrder();
      int point = between;
      stripe.hideFromSearches(blindSearches);
      Schedule schedule = new Schedule(shop, List.of(charge(id)));
      AtomicBoolean cancelled = new AtomicBoolean();
      schedule.run(
          at -> {
            if (at == point) {
              cancelled.set(true);
              schedule.deliver(Events.cancelled(id));
              dieAt(thenDies ? point : -1, at);
            }
          });
      // Where every answer was in time, there may be fewer points than were counted.
      checkEnd(id, cancelled.get(), "cancelled at " + between);
    }
  }

  /**
   * A death or a misfortune at any point while a refund takes its time, and comes to either end.
   */
  @ParameterizedTest
  @CsvSource({"1,succeeded", "3,succeeded", "2,failed", "2,canceled"})
  void aRefundThatTakesItsTimeSurvivesADeathAtAnyPoint(int questions, String end) {
    stripe.refundsTake(questions, end);
    int points = new Schedule(shop, chargedAndCancelled(nextOrder())).points();
    for (int death = 0; death < points; death++) {
      String id = nextOrder();
      int point = death;
      stripe.refundsTake(questions, end);
      new Schedule(shop, chargedAndCancelled(id)).run(at -> dieAt(point, at));
      checkRefund(id, end, "death at " + death);
    }
    stripe.refundsTake(0, "succeeded");
  }

  @ParameterizedTest
  @EnumSource(names = {"LOST", "ANSWER_LOST", "LOCKED", "SERVER_ERROR", "KEY_REFUSED"})
  void aMisfortuneOfAnyQuestionAboutARefund(Fate fate) {
    for (int request = 0; request < 8; request++) {
      String id = nextOrder();
      stripe.refundsTake(2, "succeeded");
      stripe.later(request, fate);
      new Schedule(shop, chargedAndCancelled(id)).run(_ -> {});
      checkRefund(id, "succeeded", fate + " of request " + request);
    }
    stripe.refundsTake(0, "succeeded");
  }

  /** However often a pending refund's milestone and its questions come, one chain lasts. */
  @Test
  void doubledQuestionsAskOnOnce() {
    String id = nextOrder();
    stripe.refundsTake(1000, "succeeded");
    shop.function.handle(charge(id));
    for (int i = 0; i < 3; i++) {
      assertThat(shop.function.handle(Events.cancelled(id))).isEqualTo("RefundsPending");
    }
    assertThat(shop.queue.sent()).hasSize(1);
    for (int number = 1; number < 12; number++) {
      RefundCheck check = shop.queue.sent().remove();
      assertThat(check.number()).isEqualTo(number);
      assertThat(shop.function.check(check)).isEqualTo("RefundChecksDelayed");
      assertThat(shop.queue.sent().remove()).isEqualTo(check);
      shop.clock.reach(check.due());
      for (int i = 0; i < 3; i++) {
        shop.function.check(check);
      }
      assertThat(shop.queue.sent()).hasSize(1);
    }
    stripe.refundsTake(0, "succeeded");
    new Schedule(shop, List.of()).run(_ -> {});
    checkRefund(id, "succeeded", "doubled");
  }

  /** It is given up for a person, and goes on where it was when it is redriven. */
  @Test
  void aRefundThatIsPendingForAMonthIsADeadLetterAndCanBeRedriven() {
    String id = nextOrder();
    stripe.refundsTake(1000, "succeeded");
    shop.function.handle(charge(id));
    shop.function.handle(Events.cancelled(id));
    RefundCheck check = shop.queue.sent().remove();
    shop.clock.reach(shop.clock.instant().plus(Refunds.PATIENCE).plusSeconds(1));
    assertThatThrownBy(() -> shop.function.check(check))
        .isInstanceOf(PoisonException.class)
        .hasMessageContaining("is still pending after 30 days");
    assertThat(shop.queue.sent()).isEmpty();

    stripe.refundsTake(0, "succeeded");
    assertThat(shop.function.check(check)).isEqualTo("PaymentsRefunded");
    checkRefund(id, "succeeded", "redriven");
  }

  /** Somebody has given it back by hand; the dead letter that is redriven finds it. */
  @Test
  void aFailedRefundThatIsMendedIsToldOnceItsLetterIsRedriven() {
    String id = nextOrder();
    stripe.refundsTake(0, "failed");
    shop.function.handle(charge(id));
    assertThatThrownBy(() -> shop.function.handle(Events.cancelled(id)))
        .isInstanceOf(FailedRefundException.class)
        .hasMessageContaining("of order " + id + " failed: failed");
    checkRefund(id, "failed", "failed");

    stripe.refundsTake(0, "succeeded");
    assertThat(shop.function.handle(Events.cancelled(id))).isEqualTo("PaymentsRefunded");
    checkRefund(id, "succeeded", "mended");
  }

  private void checkRefund(String id, String end, String how) {
    boolean failed = !end.equals("succeeded");
    // The order may have been cancelled before it was charged.
    String state = shop.payment(id, "state");
    assertThat(state).as(how).isIn(failed ? "REFUND_FAILED" : "REFUNDED", "VOIDED", "CANCELLED");
    long kept = state.equals("REFUND_FAILED") ? Events.DUE.minorUnits() : 0;
    assertThat(shop.balance(id, "provider:stripe")).as(how).isEqualTo(kept);
    assertThat(shop.balance(id, "")).as(how).isZero();
    assertThat(shop.billingFact(id))
        .as("%s: told when %s", how, state)
        .isEqualTo(state.equals("REFUND_FAILED") ? List.of("Payment Captured") : toldWhen(state));
    assertThat(shop.queue.sent()).as(how).isEmpty();
  }

  /** Each request in turn is lost, or its answer, or meets a lock or a server's error. */
  @ParameterizedTest
  @EnumSource(names = {"LOST", "ANSWER_LOST", "LOCKED", "SERVER_ERROR"})
  void aMisfortuneOfAnyRequest(Fate fate) {
    int before = stripe.count();
    new Schedule(shop, chargedAndCancelled(nextOrder())).run(_ -> {});
    int requests = stripe.count() - before;
    for (int request = 0; request < requests; request++) {
      for (boolean cancelled : List.of(true, false)) {
        String id = nextOrder();
        stripe.later(request, fate);
        new Schedule(shop, cancelled ? chargedAndCancelled(id) : List.of(charge(id))).run(_ -> {});
        checkEnd(id, cancelled, fate + " of request " + request);
      }
    }
  }

  /** Stripe moves KWD by the hundredth: the books say what it moved and what was owed. */
  @Test
  void whatStripeRoundsIsBooked() {
    String id = nextOrder();
    Money due = new Money(1255, "KWD");
    new Schedule(shop, List.of(Events.reserved(id, "tok_visa", due))).run(_ -> {});
    assertThat(shop.balance(id, "provider:stripe")).isEqualTo(1260);
    assertThat(shop.balance(id, "customer:" + id)).isEqualTo(-1255);
    assertThat(shop.balance(id, "rounding:stripe")).isEqualTo(-5);

    new Schedule(shop, List.of(Events.cancelled(id))).run(_ -> {});
    assertThat(shop.payment(id, "state")).isEqualTo("REFUNDED");
    assertThat(shop.balance(id, "provider:stripe")).isZero();
    assertThat(shop.balance(id, "rounding:stripe")).isZero();
    assertThat(shop.bus.billingFact(id))
        .extracting(it -> JsonObjects.object("data", it.detail().get("data")).get("amount"))
        .containsOnly(Map.of("minorUnits", 1255L, "currency", "KWD"));
  }

  private static List<DomainEvent> chargedAndCancelled(String id) {
    return List.of(charge(id), Events.cancelled(id));
  }

  private static DomainEvent charge(String id) {
    return Events.reserved(id, "tok_visa");
  }

  private static void dieAt(int point, int at) {
    if (at == point) {
      throw new Crash(point);
    }
  }

  private String nextOrder() {
    return "STRIPE-" + orders++;
  }

  /** At most one PaymentIntent, no money held back, and the books say what Stripe says. */
  private void checkEnd(String id, boolean cancelled, String how) {
    String state = shop.payment(id, "state");
    long due = state.equals("CAPTURED") ? Events.DUE.minorUnits() : 0;
    assertThat(state).as(how).isIn(ends(cancelled));
    assertThat(stripe.statuses(id)).as("%s: %s at Stripe", how, state).isEqualTo(atStripe(state));
    assertThat(shop.billingFact(id)).as("%s: told when %s", how, state).isEqualTo(toldWhen(state));
    assertThat(shop.balance(id, "provider:stripe")).as("%s: taken", how).isEqualTo(due);
    assertThat(shop.balance(id, "")).as("%s: the ledger", how).isZero();
  }

  private static List<String> ends(boolean cancelled) {
    return cancelled ? List.of("REFUNDED", "VOIDED", "CANCELLED") : List.of("CAPTURED");
  }

  private static List<String> atStripe(String state) {
    return switch (state) {
      case "CAPTURED" -> List.of("succeeded");
      case "REFUNDED" -> List.of("refunded");
      case "VOIDED" -> List.of("canceled");
      default -> List.of();
    };
  }

  private static List<String> toldWhen(String state) {
    return switch (state) {
      case "CAPTURED" -> List.of("Payment Captured");
      case "REFUNDED" -> List.of("Payment Captured", "Payment Refunded");
      default -> List.of();
    };
  }
}
