package dev.orderflow.cli.payments;

import dev.orderflow.cli.terminal.Shell;
import dev.orderflow.cli.terminal.Table;
import dev.orderflow.cli.terminal.Text;

/** One payment and its bookings for people. */
record AccountText(Account account, Payment payment, Shell shell) {

  void print() {
    String reason = payment.reason().isEmpty() ? "" : " (" + payment.reason() + ")";
    shell
        .out()
        .println(
            shell.style().heading(Text.printable(payment.orderId()))
                + "  "
                + Text.printable(payment.state() + reason));
    printIfThere("amount", payment.amountText());
    printIfThere("provider", payment.provider());
    printIfThere("payment", payment.paymentId());
    printIfThere("refund", payment.refundId());
    printIfThere("at", payment.at());
    printLedger();
  }

  private void printIfThere(String name, String value) {
    if (!value.isEmpty()) {
      shell.out().println(shell.style().quiet(name + ": ") + Text.printable(value));
    }
  }

  private void printLedger() {
    if (account.bookings().isEmpty()) {
      return;
    }
    Table table = Table.of("BOOKED", "ENTRY", "ACCOUNT", ">DEBIT", ">CREDIT");
    for (Booking booking : account.bookings()) {
      for (Booking.Posting posting : booking.postings()) {
        long amount = posting.minorUnits();
        table.row(
            booking.at(),
            booking.kind(),
            posting.account(),
            amount > 0 ? Amounts.text(amount, booking.currency()) : "",
            amount < 0 ? Amounts.text(-amount, booking.currency()) : "");
      }
    }
    shell.out().println();
    table.print(shell.out(), shell.style());
  }
}
