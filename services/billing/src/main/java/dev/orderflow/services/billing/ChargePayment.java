package dev.orderflow.services.billing;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.orderflow.contracts.OrderView;
import dev.orderflow.contracts.PaymentRequested;
import dev.orderflow.kit.DelayedMessages;
import dev.orderflow.kit.DomainEvent;
import dev.orderflow.kit.DomainEventPublisher;
import dev.orderflow.kit.Environment;
import dev.orderflow.kit.Json;
import dev.orderflow.kit.JsonObjects;
import dev.orderflow.kit.LambdaEnvironment;
import dev.orderflow.kit.Metrics;
import dev.orderflow.kit.PoisonException;
import dev.orderflow.kit.QueueConsumer;
import dev.orderflow.kit.SnapStartPriming;
import dev.orderflow.kit.SqsBatch;
import dev.orderflow.services.billing.domain.Payment;
import dev.orderflow.services.billing.domain.PaymentProvider;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/** Takes what is due for an order, or gives it back, as the order's events ask. */
public final class ChargePayment implements RequestStreamHandler {

  private static final String NAME = "charge-payment";

  /** A provider's answer takes seconds: what is open for longer, someone should look at. */
  private static final Duration LONG = Duration.ofMinutes(5);

  /** Card refunds are mostly done at once; a day without an end may want our account topped up. */
  private static final Duration LONG_REFUND = Duration.ofDays(1);

  private final Clock clock;
  private final PaymentsTable payments;
  private final Refunds refunds;
  private final PaymentService paymentService;
  private final DomainEventPublisher publisher;
  private final QueueConsumer consumer;

  /** Once for each start. */
  private final AtomicBoolean warns = new AtomicBoolean(true);

  /** For Lambda. */
  public ChargePayment() {
    this(new LambdaEnvironment());
    SnapStartPriming.beforeSnapshot(payments::prime);
  }

  public ChargePayment(Environment environment) {
    this(environment, Providers.of(environment));
  }

  ChargePayment(Environment environment, PaymentProvider provider) {
    this.clock = environment.clock();
    this.payments =
        new PaymentsTable(environment.dynamoDb(), environment.variable("PAYMENTS_TABLE"));
    this.publisher =
        new DomainEventPublisher(environment::eventBridge, environment.variable("EVENT_BUS_NAME"));
    String queueUrl = environment.variable("PAYMENT_QUEUE_URL");
    this.refunds = new Refunds(payments, new DelayedMessages(environment::sqs, queueUrl));
    this.paymentService = new PaymentService(payments, provider, refunds, clock);
    this.consumer = new QueueConsumer(NAME, environment, queueUrl, this::handle);
  }

  /**
   * @throws dev.orderflow.kit.JsonException if the input is not a batch of messages
   */
  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    if (warns.getAndSet(false)) {
      warnIfNobodyPays(context);
    }
    consumer.handle(input, output, context);
  }

  private void warnIfNobodyPays(Context context) {
    String warning = paymentService.warningIfNobodyPays();
    if (warning != null) {
      context.getLogger().log(warning + "\n");
    }
  }

  String handle(SqsBatch.Message message, Context context) {
    try {
      var body = JsonObjects.object("message", Json.parse(message.body()));
      return RefundCheck.isOne(body)
          ? check(RefundCheck.of(body))
          : handle(DomainEvent.of(message));
    } catch (UnsettledException e) {
      reportIfLong(e, context);
      throw e;
    } catch (FailedRefundException e) {
      report("RefundsFailed", context);
      throw new PoisonException(String.valueOf(e.getMessage()), e);
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
    Payment payment =
        paymentService.charge(request.orderId(), request.due(), request.paymentToken());
    tell(event, BillingFact.ofCharge(payment));
    return outcome(payment);
  }

  private String giveBack(DomainEvent event, OrderView order) {
    return giveBack(RefundCheck.askedBy(event, order.orderId()));
  }

  /** A question about a refund; SQS holds it back for a part of its time only. */
  String check(RefundCheck check) {
    Instant now = clock.instant();
    if (now.isBefore(check.due())) {
      refunds.ask(check, now);
      return "RefundChecksDelayed";
    }
    return giveBack(check);
  }

  private String giveBack(RefundCheck check) {
    Payment payment = paymentService.giveBack(check);
    BillingFact.ofGivingBack(payment)
        .ifPresent(it -> publisher.publish(check.tells(it.at(), it.fact())));
    if (payment instanceof Payment.RefundFailed failed) {
      throw new FailedRefundException(failed);
    }
    return outcome(payment);
  }

  /** Only what is stored; told again, it is the same event. */
  private void tell(DomainEvent event, Optional<BillingFact> billingFact) {
    billingFact.ifPresent(it -> publisher.publish(event.followedBy(it.at(), it.fact())));
  }

  private String outcome(Payment payment) {
    return switch (payment) {
      case Payment.Captured _ -> "PaymentsCaptured";
      case Payment.RefundPending pending ->
          pending.since().plus(LONG_REFUND).isBefore(clock.instant())
              ? "RefundsLongPending"
              : "RefundsPending";
      case Payment.RefundFailed _ -> "RefundsFailed";
      case Payment.Refunded _ -> "PaymentsRefunded";
      case Payment.Declined _ -> "PaymentsDeclined";
      case Payment.Voided _ -> "PaymentsVoided";
      case Payment.Authorising _, Payment.Authorised _, Payment.Cancelled _ -> "OrdersNotCharged";
    };
  }

  private void reportIfLong(UnsettledException e, Context context) {
    if (e.since().plus(LONG).isBefore(clock.instant())) {
      report("PaymentsLongUnknown", context);
    }
  }

  private void report(String metric, Context context) {
    Metrics metrics = new Metrics(NAME);
    metrics.count(metric);
    metrics.print(clock.instant(), context.getLogger());
  }
}
