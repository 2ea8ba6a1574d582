package dev.orderflow.orders.track.domain;

import dev.orderflow.contracts.CancelReason;
import dev.orderflow.contracts.Fact;
import dev.orderflow.contracts.FulfilmentStatus;
import dev.orderflow.contracts.Money;
import dev.orderflow.contracts.OrderStatus;
import dev.orderflow.contracts.Parcel;
import dev.orderflow.contracts.ParcelDelivered;
import dev.orderflow.contracts.ParcelDispatched;
import dev.orderflow.contracts.ParcelReturned;
import dev.orderflow.contracts.PaymentStatus;
import dev.orderflow.contracts.StockRefused;
import dev.orderflow.contracts.StockReserved;
import dev.orderflow.contracts.WithdrawalRefused;
import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What services have told of one order: a set in which no two facts contradict each other. */
public final class Facts {

  public static final Facts NONE = new Facts(new EnumMap<>(Kind.class));

  private final Map<Kind, Fact> facts;

  private Facts(Map<Kind, Fact> facts) {
    this.facts = facts;
  }

  /**
   * @throws IllegalArgumentException if they contradict each other
   */
  public static Facts of(Collection<? extends Fact> told) {
    Facts facts = NONE;
    for (Fact fact : told) {
      facts =
          switch (facts.add(fact)) {
            case FactMergeResult.New(var more) -> more;
            case FactMergeResult.Known _, FactMergeResult.Early _ -> facts;
            case FactMergeResult.Contradiction(var other) ->
                throw new IllegalArgumentException(fact.type() + " contradicts " + other);
          };
    }
    return facts;
  }

  /** As they are recorded; some may be older than the rules by which facts are taken today. */
  public static Facts recorded(Collection<? extends Fact> recorded) {
    Map<Kind, Fact> facts = new EnumMap<>(Kind.class);
    recorded.forEach(fact -> facts.put(Kind.of(fact), fact));
    return new Facts(facts);
  }

  /** What another fact makes of these. */
  public FactMergeResult hear(Fact fact) {
    Kind judgedBy = Kind.of(fact).judgedBy();
    FactMergeResult merged = add(fact);
    return merged instanceof FactMergeResult.New && judgedBy != null && !has(judgedBy)
        ? new FactMergeResult.Early(judgedBy)
        : merged;
  }

  private FactMergeResult add(Fact fact) {
    Kind kind = Kind.of(fact);
    Fact same = facts.get(kind);
    if (same != null) {
      return same.equals(fact)
          ? new FactMergeResult.Known()
          : new FactMergeResult.Contradiction(same.type());
    }
    for (Map.Entry<Kind, Fact> known : facts.entrySet()) {
      if (kind.excludes(known.getKey())) {
        return new FactMergeResult.Contradiction(known.getValue().type());
      }
      String broken = Agreement.broken(known.getValue(), fact);
      if (broken != null) {
        return new FactMergeResult.Contradiction(broken);
      }
    }
    Map<Kind, Fact> more = new EnumMap<>(facts);
    more.put(kind, fact);
    return new FactMergeResult.New(new Facts(more));
  }

  /** Where the order stands: the same in whatever order these were heard. */
  public OrderState state() {
    CancelReason reason = reason();
    return new OrderState(status(reason), payment(), fulfilment(), reason, due(), parcel());
  }

  boolean has(Kind kind) {
    return facts.containsKey(kind);
  }

  /** Why shipping could not withdraw the order; null unless it said so. */
  @Nullable String withdrawalRefused() {
    return facts.get(Kind.WITHDRAWAL_REFUSED) instanceof WithdrawalRefused refused
        ? refused.reason()
        : null;
  }

  private OrderStatus status(@Nullable CancelReason reason) {
    if (reason != null) {
      return OrderStatus.CANCELLED;
    }
    return has(Kind.PARCEL_DELIVERED) && has(Kind.PAYMENT_CAPTURED)
        ? OrderStatus.COMPLETED
        : OrderStatus.PROCESSED;
  }

  /** Of several, the one that would have ended the order whatever the customer did. */
  private @Nullable CancelReason reason() {
    if (facts.get(Kind.STOCK_REFUSED) instanceof StockRefused refused) {
      return refused.reason();
    }
    if (has(Kind.PAYMENT_DECLINED)) {
      return CancelReason.PAYMENT_DECLINED;
    }
    if (has(Kind.SHIPMENT_REFUSED)) {
      return CancelReason.SHIPMENT_REFUSED;
    }
    return has(Kind.SHIPMENT_WITHDRAWN) ? CancelReason.CUSTOMER_REQUEST : null;
  }

  private PaymentStatus payment() {
    if (has(Kind.PAYMENT_REFUNDED)) {
      return PaymentStatus.REFUNDED;
    }
    if (has(Kind.PAYMENT_CAPTURED)) {
      return PaymentStatus.CAPTURED;
    }
    return has(Kind.PAYMENT_DECLINED) ? PaymentStatus.DECLINED : PaymentStatus.NONE;
  }

  private FulfilmentStatus fulfilment() {
    if (has(Kind.PARCEL_RETURNED)) {
      return FulfilmentStatus.RETURNED;
    }
    if (has(Kind.PARCEL_DELIVERED)) {
      return FulfilmentStatus.DELIVERED;
    }
    if (has(Kind.PARCEL_DISPATCHED)) {
      return FulfilmentStatus.DISPATCHED;
    }
    if (has(Kind.STOCK_RELEASED)) {
      return FulfilmentStatus.RELEASED;
    }
    if (has(Kind.STOCK_RESERVED)) {
      return FulfilmentStatus.RESERVED;
    }
    return facts.get(Kind.STOCK_REFUSED) instanceof StockRefused refused
            && refused.reason() == CancelReason.OUT_OF_STOCK
        ? FulfilmentStatus.OUT_OF_STOCK
        : FulfilmentStatus.NONE;
  }

  private @Nullable Money due() {
    return facts.get(Kind.STOCK_RESERVED) instanceof StockReserved reserved ? reserved.due() : null;
  }

  private @Nullable Parcel parcel() {
    if (facts.get(Kind.PARCEL_DISPATCHED) instanceof ParcelDispatched dispatched) {
      return dispatched.parcel();
    }
    if (facts.get(Kind.PARCEL_DELIVERED) instanceof ParcelDelivered delivered) {
      return delivered.parcel();
    }
    return facts.get(Kind.PARCEL_RETURNED) instanceof ParcelReturned returned
        ? returned.parcel()
        : null;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Facts others && facts.equals(others.facts);
  }

  @Override
  public int hashCode() {
    return facts.hashCode();
  }

  @Override
  public String toString() {
    return facts.keySet().toString();
  }
}
