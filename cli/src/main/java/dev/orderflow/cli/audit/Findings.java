package dev.orderflow.cli.audit;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that an audit looks at. Lists of services that the system does not have are empty.
 *
 * @param accepted the order events that the bus took: event id to order id, empty where it has none
 * @param record what the bus has recorded by when everything else was read
 * @param rejected ids of the events that were rejected, and when the bus took them
 * @param deadLetters ids of the events that lie in a dead-letter queue
 * @param inFlight messages that wait in queues or are with a function, approximately
 */
record Findings(
    Map<String, String> accepted,
    Record record,
    List<StoredOrder> orders,
    Map<String, Instant> rejected,
    Set<String> deadLetters,
    long inFlight,
    List<Product> products,
    List<Reservation> reservations,
    List<Payment> payments) {

  /**
   * The bus's record of what it took.
   *
   * @param eventIds of all that it still has
   * @param since what was taken before is not in it, or no more
   */
  record Record(Set<String> eventIds, Instant since) {}

  /**
   * An item of {@code Orders}.
   *
   * @param publishedAt when the bus took its event
   * @param due minor units that the customer owes; 0 before the lines are priced
   */
  record StoredOrder(
      String orderId,
      String eventId,
      Instant publishedAt,
      String status,
      String payment,
      String fulfilment,
      long due) {

    boolean isRejected() {
      return status.equals("REJECTED");
    }
  }

  /** An item of {@code Products}: units. */
  record Product(String sku, long received, long available, long reserved, long shipped) {}

  /** An item of {@code StockReservations}: the units of all its lines together. */
  record Reservation(String orderId, String state, long units) {}

  /** An order's payment: minor units by the ledger. */
  record Payment(String orderId, String state, long charged, long refunded) {

    long kept() {
      return charged - refunded;
    }
  }
}
