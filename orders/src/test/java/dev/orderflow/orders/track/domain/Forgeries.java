package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.Line;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentCaptured;
import dev.orderflow.contracts.PaymentRefunded;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Facts that are like true ones and are not: what a faulty or hostile service may tell. */
final class Forgeries {

  private static final List<String> CURRENCIES = List.of("USD", "JPY", "KWD");

  private Forgeries() {}

  /** Some beside the facts of a history, one beside a fact at most. */
  static List<Fact> of(List<Fact> history, Random random) {
    List<Fact> forged = new ArrayList<>();
    forged.add(reserved(random));
    forged.add(refused(random));
    forged.add(new PaymentCaptured(SampleFacts.ID, "pay-1", amount(random)));
    forged.add(new PaymentRefunded(SampleFacts.ID, "re-1", amount(random)));
    if (history.contains(SampleFacts.DISPATCHED)) {
      forged.removeIf(_ -> random.nextBoolean());
    }
    return forged;
  }

  /** Beside what was dispatched: a parcel that never was is as good as any before that. */
  static List<Fact> parcels(Random random) {
    Parcel other = new Parcel("sandbox", "SBX-" + (2 + random.nextInt(9)));
    return List.of(
        new ParcelDelivered(SampleFacts.ID, other), new ParcelReturned(SampleFacts.ID, other));
  }

  /** More or less than is due, by a unit or by much, or as much of another currency. */
  private static Money amount(Random random) {
    long due = SampleFacts.DUE.minorUnits();
    return switch (random.nextInt(5)) {
      case 0 -> new Money(due + 1, SampleFacts.DUE.currency());
      case 1 -> new Money(due - 1, SampleFacts.DUE.currency());
      case 2 -> new Money(0, SampleFacts.DUE.currency());
      case 3 -> new Money(random.nextLong(due + 1, Long.MAX_VALUE), SampleFacts.DUE.currency());
      default -> new Money(due, CURRENCIES.get(random.nextInt(CURRENCIES.size())));
    };
  }

  private static Fact reserved(Random random) {
    Line line = SampleFacts.LINE;
    List<Line> lines =
        switch (random.nextInt(6)) {
          case 0 -> List.of(new Line("Wired Mouse", null, 2, 2_499L));
          case 1 -> List.of(new Line(line.sku(), null, 1 + 2 * random.nextInt(50), 2_499L));
          case 2 -> List.of(line, new Line("Keyboard", null, 1, 1L));
          case 3 -> List.of(line, line);
          case 4 -> List.of(new Line(line.sku(), "A better mouse", 2, 2_499L));
          default -> List.of(new Line(line.sku(), null, 2, null));
        };
    return random.nextInt(4) == 0
        ? new StockReserved(SampleFacts.ID, List.of(line), amount(random))
        : new StockReserved(SampleFacts.ID, lines, SampleFacts.DUE);
  }

  private static Fact refused(Random random) {
    CancelReason reason =
        random.nextBoolean() ? CancelReason.OUT_OF_STOCK : CancelReason.PRICE_CHANGED;
    return new StockRefused(SampleFacts.ID, reason, List.of("Wired Mouse"));
  }
}
