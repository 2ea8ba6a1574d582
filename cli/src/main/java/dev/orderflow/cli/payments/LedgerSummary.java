package dev.orderflow.cli.payments;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The ledger added up, and held against the payments.
 *
 * @param states how many payments are in which
 * @param totals by currency
 * @param gaps what does not agree, an order each; empty if the books are right
 */
public record LedgerSummary(
    SortedMap<String, Long> states, SortedMap<String, Total> totals, List<String> gaps) {

  /**
   * What is booked in a currency, in minor units.
   *
   * @param held what providers hold for us: the balance of their accounts
   * @param owed what customers have paid for and not got back: the balance of theirs, turned round
   * @param rounded what providers took more than was due, since they cannot move every amount
   */
  public record Total(
      long charges, long charged, long refunds, long refunded, long held, long owed, long rounded) {

    private static final Total NONE = new Total(0, 0, 0, 0, 0, 0, 0);

    private Total plus(Booking booking) {
      long charge = booking.isCharge() ? 1 : 0;
      long refund = booking.isRefund() ? 1 : 0;
      return new Total(
          charges + charge,
          charged + charge * booking.amount(),
          refunds + refund,
          refunded + refund * booking.amount(),
          held + booking.posted("provider:"),
          owed - booking.posted("customer:"),
          rounded - booking.posted("rounding:"));
    }

    boolean isBalanced() {
      return held == owed + rounded && owed == charged - refunded;
    }
  }

  public LedgerSummary {
    gaps = List.copyOf(gaps);
  }

  /**
   * Reads the whole table; an order that seems wrong is read once more, since it may have moved.
   */
  public static LedgerSummary of(DynamoDbClient tables) {
    Accounts accounts = new Accounts(tables);
    SortedMap<String, Long> states = new TreeMap<>();
    SortedMap<String, Total> totals = new TreeMap<>();
    List<String> gaps = new ArrayList<>();
    for (Account read : accounts.all()) {
      Account account = read.gaps().isEmpty() ? read : accounts.of(read.orderId());
      Payment payment = account.payment();
      states.merge(payment == null ? "NONE" : payment.state(), 1L, Long::sum);
      account.bookings().forEach(it -> add(totals, it));
      account.gaps().forEach(gap -> gaps.add(account.orderId() + ": " + gap));
    }
    totals.forEach(
        (currency, total) -> {
          if (!total.isBalanced()) {
            gaps.add(currency + ": the ledger does not sum to zero");
          }
        });
    return new LedgerSummary(states, totals, gaps);
  }

  public boolean areRight() {
    return gaps.isEmpty();
  }

  private static void add(Map<String, Total> totals, Booking booking) {
    Total total = totals.getOrDefault(booking.currency(), Total.NONE);
    totals.put(booking.currency(), total.plus(booking));
  }
}
