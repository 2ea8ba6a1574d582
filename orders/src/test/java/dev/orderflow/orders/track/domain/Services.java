package dev.orderflow.orders.track.domain;

import static dev.orderflow.contracts.Milestone.Kind.CANCELLED;
import static dev.orderflow.contracts.Milestone.Kind.CANCELLING;
import static dev.orderflow.contracts.Milestone.Kind.DISPATCHED;
import static dev.orderflow.contracts.Milestone.Kind.PAID;
import static dev.orderflow.contracts.Milestone.Kind.PROCESSED;
import static dev.orderflow.contracts.Milestone.Kind.RESERVED;
import static dev.orderflow.contracts.Milestone.Kind.RETURNED;
import static dev.orderflow.contracts.Milestone.Kind.RETURNING;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Milestone;
import dev.orderflow.contracts.OrderRequest;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.PaymentStatus;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * A small model of all that happens to one order: services that hear milestones and tell facts, a
 * customer who cancels or sends back, and messages that overtake each other everywhere between
 * them.
 */
final class Services {

  private static final List<CancelReason> STOCK_REASONS =
      List.of(CancelReason.OUT_OF_STOCK, CancelReason.UNKNOWN_PRODUCT, CancelReason.PRICE_CHANGED);

  private enum Goods {
    UNTOUCHED,
    HELD,
    REFUSED,
    BACK,
    GONE
  }

  private enum Money {
    UNTOUCHED,
    TAKEN,
    REFUSED,
    BACK
  }

  private enum Shipment {
    UNTOUCHED,
    BOOKED,
    REFUSED,
    WITHDRAWN,
    SENT,
    ARRIVED,
    BACK
  }

  private final Random random;
  private final List<Runnable> pending = new ArrayList<>();
  private final List<Fact> told = new ArrayList<>();
  private final Set<OrderRequest.Kind> granted = EnumSet.noneOf(OrderRequest.Kind.class);
  private Facts facts = Facts.NONE;
  private Goods goods = Goods.UNTOUCHED;
  private Money money = Money.UNTOUCHED;
  private Shipment shipment = Shipment.UNTOUCHED;

  private Services(Random random) {
    this.random = random;
  }

  /** Every fact that was told of an order, from its first milestone until nothing is on its way. */
  static List<Fact> history(Random random) {
    Services services = new Services(random);
    services.publish(PROCESSED);
    if (random.nextInt(3) == 0) {
      services.pending.add(() -> services.request(OrderRequest.Kind.CANCEL));
    }
    while (!services.pending.isEmpty()) {
      services.pending.remove(random.nextInt(services.pending.size())).run();
    }
    return List.copyOf(services.told);
  }

  private void publish(Milestone.Kind milestone) {
    OrderStatus status = facts.state().status();
    pending.add(() -> inventory(milestone, status));
    pending.add(() -> billing(milestone, status));
    pending.add(() -> shipping(milestone, status));
    if (random.nextInt(8) == 0) {
      publish(milestone);
    }
  }

  private void tell(Fact fact) {
    told.add(fact);
    pending.add(() -> record(fact));
  }

  private void record(Fact fact) {
    FactMergeResult merged = facts.hear(fact);
    if (merged instanceof FactMergeResult.Early) {
      pending.add(() -> record(fact));
    }
    if (!(merged instanceof FactMergeResult.New(var more))) {
      return;
    }
    OrderState before = facts.state();
    facts = more;
    OrderState after = more.state();
    if (after.status() == OrderStatus.CANCELLED && before.status() != OrderStatus.CANCELLED) {
      publish(CANCELLED);
    }
    if (after.payment() == PaymentStatus.CAPTURED && before.payment() == PaymentStatus.NONE) {
      publish(PAID);
    }
    if (after.fulfilment() != before.fulfilment()) {
      moved(after.fulfilment());
    }
  }

  private void moved(FulfilmentStatus fulfilment) {
    switch (fulfilment) {
      case RESERVED -> publish(RESERVED);
      case DISPATCHED -> publish(DISPATCHED);
      case DELIVERED -> {
        if (random.nextInt(3) == 0) {
          pending.add(() -> request(OrderRequest.Kind.RETURN));
        }
      }
      case RETURNED -> publish(RETURNED);
      case NONE, OUT_OF_STOCK, RELEASED -> {}
    }
  }

  private void request(OrderRequest.Kind kind) {
    switch (Decision.on(kind, facts, granted)) {
      case Decision.Granted _ -> {
        granted.add(kind);
        publish(kind == OrderRequest.Kind.CANCEL ? CANCELLING : RETURNING);
      }
      case Decision.Settled _, Decision.Refused _ -> {}
    }
  }

  private void inventory(Milestone.Kind milestone, OrderStatus status) {
    if (milestone == PROCESSED && status == OrderStatus.PROCESSED && goods == Goods.UNTOUCHED) {
      goods = random.nextInt(5) == 0 ? Goods.REFUSED : Goods.HELD;
      tell(goods == Goods.HELD ? SampleFacts.RESERVED : SampleFacts.refused(pick(STOCK_REASONS)));
    } else if (milestone == CANCELLED) {
      boolean held = goods == Goods.HELD;
      goods = goods == Goods.REFUSED ? Goods.REFUSED : Goods.BACK;
      if (held) {
        tell(SampleFacts.RELEASED);
      }
    } else if (milestone == DISPATCHED) {
      goods = Goods.GONE;
    }
  }

  private void billing(Milestone.Kind milestone, OrderStatus status) {
    if (milestone == RESERVED && status == OrderStatus.PROCESSED && money == Money.UNTOUCHED) {
      money = random.nextInt(5) == 0 ? Money.REFUSED : Money.TAKEN;
      tell(money == Money.TAKEN ? SampleFacts.CAPTURED : SampleFacts.DECLINED);
    } else if (milestone == CANCELLED || milestone == RETURNED) {
      boolean taken = money == Money.TAKEN;
      money = money == Money.REFUSED ? Money.REFUSED : Money.BACK;
      if (taken) {
        tell(SampleFacts.REFUNDED);
      }
    }
  }

  private void shipping(Milestone.Kind milestone, OrderStatus status) {
    if (milestone == PAID && status == OrderStatus.PROCESSED && shipment == Shipment.UNTOUCHED) {
      book();
    } else if (milestone == CANCELLING) {
      withdraw();
    } else if (milestone == CANCELLED && shipment.compareTo(Shipment.SENT) < 0) {
      shipment = Shipment.WITHDRAWN;
    } else if (milestone == RETURNING && shipment == Shipment.ARRIVED) {
      shipment = Shipment.BACK;
      tell(SampleFacts.RETURNED);
    }
  }

  private void book() {
    if (random.nextInt(5) == 0) {
      shipment = Shipment.REFUSED;
      tell(SampleFacts.NOT_SHIPPED);
    } else {
      shipment = Shipment.BOOKED;
      pending.add(this::dispatch);
    }
  }

  private void dispatch() {
    if (shipment == Shipment.BOOKED) {
      shipment = Shipment.SENT;
      tell(SampleFacts.DISPATCHED);
      pending.add(
          () -> {
            shipment = Shipment.ARRIVED;
            tell(SampleFacts.DELIVERED);
          });
    }
  }

  private void withdraw() {
    switch (shipment) {
      case UNTOUCHED, BOOKED, REFUSED, WITHDRAWN -> {
        shipment = Shipment.WITHDRAWN;
        tell(SampleFacts.WITHDRAWN);
      }
      case SENT, ARRIVED, BACK -> tell(SampleFacts.TOO_LATE);
    }
  }

  private <T> T pick(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }
}
