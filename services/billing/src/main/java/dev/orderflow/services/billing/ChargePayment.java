package dev.orderflow.services.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.Announcer;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.Rehearsal;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Takes what is due for an order, or gives it back, as the order's events ask. */
public final class ChargePayment implements RequestStreamHandler {

  private static final String NAME = "charge-payment";

  /** A provider's answer takes seconds: what is open for longer, someone should look at. */
  private static final Duration LONG = Duration.ofMinutes(5);

  private final Clock clock;
  private final PaymentsTable payments;
  private final Cashier cashier;
  private final Announcer announcer;
  private final QueueConsumer consumer;

  /** For Lambda. */
  public ChargePayment() {
    this(new LambdaEnvironment());
    Rehearsal.beforeSnapshot(payments::rehearse);
  }

  public ChargePayment(Environment environment) {
    this(environment, Providers.of(environment));
  }

  ChargePayment(Environment environment, PaymentProvider provider) {
    this.clock = environment.clock();
    this.payments =
        new PaymentsTable(environment.dynamoDb(), environment.variable("PAYMENTS_TABLE"));
    this.cashier = new Cashier(payments, provider, clock);
    this.announcer =
        new Announcer(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    String queueUrl = environment.variable("PAYMENT_QUEUE_URL");
    this.consumer = new QueueConsumer(NAME, environment, queueUrl, this::handle);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    consumer.handle(input, output, context);
  }

  String handle(SqsBatch.Message message, Context context) {
    try {
      return handle(DomainEvent.of(message));
    } catch (UnsettledException e) {
      reportIfLong(e, context);
      throw e;
    }
  }

  /** What became of the message, as a metric's name. */
  String handle(DomainEvent event) {
    PaymentRequested request = event.paymentRequested();
    if (request != null) {
      return charge(event, request);
    }
    var milestone = event.milestone();
    return switch (milestone.kind()) {
      case CANCELLED, RETURNED -> giveBack(event, milestone.order());
      case PROCESSED,
          RESERVED,
          PAID,
          DISPATCHED,
          DELIVERED,
          COMPLETED,
          CANCELLING,
          RELEASED,
          RETURNING,
          REFUNDED ->
          throw new PoisonException("asks nothing of billing: " + event.type());
    };
  }

  private String charge(DomainEvent event, PaymentRequested request) {
    Payment payment = cashier.charge(request.orderId(), request.due(), request.paymentToken());
    tell(event, Told.ofCharge(payment));
    return outcome(payment);
  }

  private String giveBack(DomainEvent event, OrderView order) {
    Payment payment = cashier.giveBack(order.orderId());
    tell(event, Told.ofGivingBack(payment));
    return outcome(payment);
  }

  /** Only what is stored; told again, it is the same event. */
  private void tell(DomainEvent event, Optional<Told> told) {
    told.ifPresent(it -> announcer.announce(event.followedBy(it.at(), it.fact())));
  }

  private static String outcome(Payment payment) {
    return switch (payment) {
      case Payment.Captured _ -> "PaymentsCaptured";
      case Payment.Refunded _ -> "PaymentsRefunded";
      case Payment.Declined _ -> "PaymentsDeclined";
      case Payment.Voided _ -> "PaymentsVoided";
      case Payment.Authorising _, Payment.Authorised _, Payment.Cancelled _ -> "OrdersNotCharged";
    };
  }

  private void reportIfLong(UnsettledException e, Context context) {
    if (e.since().plus(LONG).isBefore(clock.instant())) {
      Metrics metrics = new Metrics(NAME);
      metrics.count("PaymentsLongUnknown");
      metrics.print(clock.instant(), context.getLogger());
    }
  }
}
